#!/usr/bin/env bash
# Proves the packages for Linux on a clean Debian of their own (debootstrap, so it runs as root): installed, the
# self-test, the window with one case walked through, upgraded, removed; the archive the same, by somebody who is not
# root. What is said is looked for in files, never believed from an exit code alone.
#
#   test.sh        makes the packages first; pictures and papers are left in target/packages/tour/
set -euo pipefail
# grep -q closes the pipe as soon as it knows, which would count as a failure of what writes into it: hence grep >/dev/null.
cd "$(dirname "$0")/../.."
here=installer/linux
out=target/packages
clean="$PWD/$out/debian"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
# A version that comes after it, whatever it is.
later="$version+1"

if [ "$(id -u)" != 0 ]; then
    echo "A clean Debian is made by root: sudo $0" >&2
    exit 1
fi
installer/linux/needs.sh package-test
"$here/build.sh"
"$here/build.sh" --version "$later"
deb="$out/shubbak_${version}_amd64.deb"
newer="$out/shubbak_${later}_amd64.deb"
archive="shubbak-$version-linux-x86_64"

say() { printf '\n== %s\n' "$*"; }
fail() {
    echo "FAILED: $*" >&2
    exit 1
}
within() { chroot "$clean" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"; }
# As somebody who works at the counter, without any right of root's.
clerk() { chroot --userspec=clerk:clerk "$clean" env -i PATH=/usr/bin:/bin HOME=/home/clerk LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 "$@"; }
holds() { [ -e "$clean/$1" ] || fail "$1 is not there"; }
lacks() { [ ! -e "$clean/$1" ] || fail "$1 is still there"; }

say "The package by itself"
# Nobody's address is published yet, and this machine's own is no mail host.
lintian --fail-on error --tag-display-limit 0 --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog "$deb"
desktop-file-validate "$here/share/shubbak.desktop"
(cd "$out" && sha256sum -c "SHA256SUMS-linux-$version")

say "A clean Debian"
mounted() { mountpoint -q "$clean/$1"; }
leave() {
    for place in dev/pts dev proc; do
        if mounted "$place"; then umount -l "$clean/$place"; fi
    done
}
trap leave EXIT
leave
rm -rf --one-file-system "$clean"
site="$(apt-get indextargets --format '$(SITE) $(RELEASE)' | sed -n 's/ bookworm$//p' | head -1)"
debootstrap --variant=minbase bookworm "$clean" "$site" >"$out/debootstrap.log" || fail "debootstrap: see $out/debootstrap.log"
mount -t proc proc "$clean/proc"
mount --bind /dev "$clean/dev"
within useradd --create-home clerk
# A list of every file, but for what any installation writes.
files() { (cd "$clean" && find etc usr lib opt var home -xdev \( -path var/lib/dpkg -o -path var/lib/apt -o -path var/cache -o -path var/log \) -prune -o -print | LC_ALL=C sort); }

say "Installed"
install -d "$clean/packages"
cp "$deb" "$newer" "$out/$archive.tar.gz" "$clean/packages/"
within apt-get update -qq
# A display to look at and a painter without a graphics card; what the program needs comes by its own package.
within apt-get install -y -qq --no-install-recommends xvfb xauth libgl1-mesa-dri shared-mime-info desktop-file-utils libglib2.0-bin >"$out/apt.log" 2>&1
within apt-get install -y -qq --no-install-recommends libegl1 libgl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 libxrandr2 >>"$out/apt.log" 2>&1
files >"$out/before"
within apt-get install -y -qq --no-install-recommends "/packages/$(basename "$deb")" >>"$out/apt.log" 2>&1
for file in usr/bin/shubbak usr/share/applications/shubbak.desktop usr/share/icons/hicolor/48x48/apps/shubbak.png \
    usr/share/mime/packages/shubbak.xml lib/udev/rules.d/70-shubbak.rules usr/share/man/man1/shubbak.1.gz; do
    holds "$file"
done
size="$(within dpkg-query -W -f '${Installed-Size}' shubbak)"
echo "installed size: $size KiB"
[ "$size" -lt $((60 * 1024)) ] || fail "it takes more than 60 MB"
[ "$(clerk shubbak --version)" = "shubbak $version" ] || fail "another version runs: $(clerk shubbak --version)"
if ldd "$clean/usr/bin/shubbak" | grep -i 'not found'; then fail "a library is missing"; fi

say "The self-test"
clerk shubbak --selftest | tee "$out/selftest.log"
[ "$(grep -c '^ok ' "$out/selftest.log")" = 4 ] || fail "the self-test did not check all four"
! grep -q '^FAILED' "$out/selftest.log" || fail "the self-test failed"

say "What the desktop knows"
# An empty file is of no kind.
echo age-encryption.org/v1 >"$clean/home/clerk/ZAQ-03-20261122-000001.bag.tar.age"
clerk gio info -a standard::content-type /home/clerk/ZAQ-03-20261122-000001.bag.tar.age | grep application/x-shubbak-batch >/dev/null ||
    fail "a sealed batch is not known for one"
clerk gio mime application/x-shubbak-batch | grep shubbak.desktop >/dev/null || fail "a sealed batch is opened by another program"
rm "$clean/home/clerk/ZAQ-03-20261122-000001.bag.tar.age"

say "Readers and printers without root"
# The rule is asked by this machine's own udev about a port that this machine has; USB is the same rule's other line.
if [ -e /sys/class/tty/ttyS0 ] && udevadm --version >/dev/null 2>&1; then
    install -d /run/udev/rules.d
    cp "$here/share/70-shubbak.rules" /run/udev/rules.d/70-shubbak.rules
    udevadm test /sys/class/tty/ttyS0 >"$out/udev.log" 2>&1 || true
    rm /run/udev/rules.d/70-shubbak.rules
    grep -q 'TAGS=.*:uaccess:' "$out/udev.log" || fail "the rule lets nobody in: $out/udev.log"
    ! grep -E '70-shubbak.rules.*(Invalid|ignor|unknown)' "$out/udev.log" || fail "the rule is not understood"
    echo "ttyS0 is open to whoever sits here"
else
    echo "No udev or no port on this machine: not tried"
fi

say "The window, and one case"
rm -rf "$out/tour"
clerk timeout 300 xvfb-run --auto-servernum --server-args='-screen 0 1366x768x24' \
    shubbak tour /home/clerk/tour --practice >"$out/tour.log" 2>&1 || { cat "$out/tour.log"; fail "the window"; }
pictures="$(find "$clean/home/clerk/tour" -name '*.png' -size +10k | wc -l)"
[ "$pictures" -ge 5 ] || fail "only $pictures pictures of the window"
centre=home/clerk/.local/share/shubbak/practice-eg
holds "$centre/register.db"
[ -n "$(find "$clean/$centre/papers" -name '*.pdf')" ] || fail "nothing was printed"
cp -r "$clean/home/clerk/tour" "$out/tour"
clerk shubbak verify --practice | tee "$out/verify-before"
grep -qx clean "$out/verify-before" || fail "the register is not clean"

say "Upgraded"
within apt-get install -y -qq --no-install-recommends "/packages/$(basename "$newer")" >>"$out/apt.log" 2>&1
[ "$(within dpkg-query -W -f '${Version}' shubbak)" = "$later" ] || fail "it was not upgraded"
clerk shubbak verify --practice >"$out/verify-after"
cmp "$out/verify-before" "$out/verify-after" || fail "the register is another after the upgrade"
! within apt-get install -y -qq --no-install-recommends "/packages/$(basename "$deb")" >>"$out/apt.log" 2>&1 ||
    fail "an older one was put over a newer one without a question"
[ "$(within dpkg-query -W -f '${Version}' shubbak)" = "$later" ] || fail "an older one was installed"

say "Removed"
within apt-get purge -y -qq shubbak >>"$out/apt.log" 2>&1
files | grep -v '^home/clerk' >"$out/after"
grep -v '^home/clerk' "$out/before" | diff - "$out/after" || fail "it left or took something"
holds "$centre/register.db"

say "The archive, by somebody who is not root"
cp "$clean/packages/$archive.tar.gz" "$clean/home/clerk/"
clerk tar -C /home/clerk -xzf "/home/clerk/$archive.tar.gz"
(cd "$clean/home/clerk" && find . ! -path "./$archive*" | LC_ALL=C sort) >"$out/home-before"
clerk "/home/clerk/$archive/install.sh"
holds home/clerk/.local/bin/shubbak
[ "$(clerk /home/clerk/.local/bin/shubbak --version)" = "shubbak $version" ] || fail "the archive's program does not run"
clerk /home/clerk/.local/bin/shubbak --selftest | grep -c '^ok '
clerk /home/clerk/.local/bin/shubbak verify --practice | cmp - "$out/verify-before"
clerk desktop-file-validate /home/clerk/.local/share/applications/shubbak.desktop
clerk "/home/clerk/$archive/install.sh" --remove
lacks home/clerk/.local/bin/shubbak
# The desktop's own lists of kinds of files stay behind, as they do for every program.
(cd "$clean/home/clerk" && find . ! -path "./$archive*" | LC_ALL=C sort | grep -v '^./.local/share/\(mime\|applications\)') |
    diff "$out/home-before" - || fail "the archive left something"
holds "$centre/register.db"

leave
rm -rf --one-file-system "$clean"
say "All well: $(ls "$out/tour" | grep -c png) pictures in $out/tour/"
