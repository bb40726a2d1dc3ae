#!/bin/sh
# Installs Shubbak from this folder for whoever runs it, or under another prefix, and takes it away again.
#
#   ./install.sh [--prefix DIR]        ~/.local when nothing is said; /usr/local for everybody, as root
#   ./install.sh --remove [--prefix DIR]
#
# The registers of those who worked with it are never touched.
set -eu
prefix="$HOME/.local"
remove=no
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) prefix="$2"; shift 2 ;;
        --remove) remove=yes; shift ;;
        *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
done

case "$prefix" in /*) ;; *) prefix="$PWD/$prefix" ;; esac
cd "$(dirname "$0")"

files() { find bin share -type f | LC_ALL=C sort; }

# The menu, the icons and the kinds of files are read anew where the desktop keeps lists of them.
refresh() {
    update-desktop-database "$prefix/share/applications" >/dev/null 2>&1 || true
    update-mime-database "$prefix/share/mime" >/dev/null 2>&1 || true
}

made="$prefix/share/doc/shubbak/made"
rules=/etc/udev/rules.d/70-shubbak.rules

if [ "$remove" = yes ]; then
    # Folders that were made for it go with it, the innermost first, unless something of others lies in them by now.
    folders="$(sort -r "$made" 2>/dev/null || true)"
    files | while read -r file; do rm -f "$prefix/$file"; done
    rm -f "$made"
    if [ "$(id -u)" = 0 ]; then rm -f "$rules"; fi
    refresh
    echo "$folders" | while read -r folder; do
        if [ -n "$folder" ]; then rmdir "$folder" 2>/dev/null || true; fi
    done
    echo "Removed from $prefix. The centre's own folder stays where it is."
    exit 0
fi

new="$(find bin share -type d | LC_ALL=C sort | while read -r folder; do
    [ -d "$prefix/$folder" ] || echo "$prefix/$folder"
done)"
echo "$new" | while read -r folder; do
    if [ -n "$folder" ]; then mkdir -p "$folder"; fi
done
[ -z "$new" ] || echo "$new" >>"$made"
files | while read -r file; do
    # Written beside and renamed: a program that runs goes on with the old one until it is closed.
    cp "$file" "$prefix/$file.new"
    mv -f "$prefix/$file.new" "$prefix/$file"
done
# A menu that does not look in PATH starts the program where it lies.
sed -i "s|^Exec=shubbak|Exec=\"$prefix/bin/shubbak\"|" "$prefix/share/applications/shubbak.desktop"
refresh
echo "Installed: $prefix/bin/shubbak"
if [ "$(id -u)" = 0 ] && [ -d /etc/udev/rules.d ]; then
    cp share/doc/shubbak/70-shubbak.rules "$rules"
    udevadm control --reload 2>/dev/null || true
else
    echo "For readers and printers on USB, once, as root:"
    echo "  cp $prefix/share/doc/shubbak/70-shubbak.rules /etc/udev/rules.d/ && udevadm control --reload"
fi
