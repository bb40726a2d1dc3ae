#!/usr/bin/env bash
# Makes the packages for Linux from the release program: target/packages/shubbak_VERSION_amd64.deb and
# shubbak-VERSION-linux-x86_64.tar.gz, with their SHA256SUMS. The same commit gives the same bytes.
#
#   build.sh [--version V]     V instead of the one in Cargo.toml: to try an upgrade
set -euo pipefail
cd "$(dirname "$0")/../.."

version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)"
if [ "${1:-}" = --version ]; then version="$2"; fi
architecture="$(dpkg --print-architecture)"
machine="$(uname -m)"
triple="$machine-unknown-linux-gnu"
here=installer/linux
out=target/packages
stage="$out/stage"

installer/linux/needs.sh package
# In a folder of its own: what is packed carries no path of the machine that built it.
registry="$(echo "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*)"
RUSTFLAGS="--remap-path-prefix=$registry=crates --remap-path-prefix=$PWD=." \
    CARGO_TARGET_DIR="$out/build" cargo build --release --locked
program="$out/build/release/shubbak"

# Times inside of the packages are the commit's. Exported only here: it would have OpenSSL built anew.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y Cargo.lock)}"
export SOURCE_DATE_EPOCH
written="$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")"
umask 022
rm -rf "$stage"
mkdir -p "$stage"

# What both packages hold, under PREFIX.
lay() {
    local prefix="$1"
    install -D -m 755 "$program" "$prefix/bin/shubbak"
    install -D -m 644 "$here/share/shubbak.desktop" "$prefix/share/applications/shubbak.desktop"
    install -D -m 644 "$here/share/shubbak.xml" "$prefix/share/mime/packages/shubbak.xml"
    install -D -m 644 "$here/share/shubbak.1" "$prefix/share/man/man1/shubbak.1"
    gzip -9n "$prefix/share/man/man1/shubbak.1"
    local side
    for side in 16 24 32 48 64 128 256; do
        install -D -m 644 "assets/icon/$side.png" "$prefix/share/icons/hicolor/${side}x$side/apps/shubbak.png"
    done
    install -D -m 644 assets/icon/shubbak.svg "$prefix/share/icons/hicolor/scalable/apps/shubbak.svg"
    local papers="$prefix/share/doc/shubbak"
    mkdir -p "$papers"
    python3 installer/notices.py "$triple" "$papers/THIRD-PARTY.txt"
    gzip -9n "$papers/THIRD-PARTY.txt"
}

# The libraries that it is linked with, by the packages that hold them.
linked() {
    local scratch
    scratch="$(mktemp -d)"
    mkdir "$scratch/debian"
    printf 'Source: shubbak\n\nPackage: shubbak\nArchitecture: any\n' >"$scratch/debian/control"
    cp "$program" "$scratch/"
    (cd "$scratch" && dpkg-shlibdeps -O shubbak 2>/dev/null) | sed 's/^shlibs:Depends=//'
    rm -r "$scratch"
}

echo "Making the Debian package"
root="$stage/deb"
lay "$root/usr"
papers="$root/usr/share/doc/shubbak"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Shubbak\n'
    printf '\nFiles: *\nCopyright: 2026 The Shubbak authors\nLicense: Expat or Apache-2.0\n'
    printf 'Comment: Everything of others that is built in stands in THIRD-PARTY.txt beside this file.\n'
    printf '\nLicense: Expat\n'
    sed -n '5,$ { s/^$/./; s/^/ /; p }' LICENSE-MIT
    printf '\nLicense: Apache-2.0\n The whole text is in /usr/share/common-licenses/Apache-2.0.\n'
} >"$papers/copyright"
{
    printf 'shubbak (%s) stable; urgency=medium\n\n  * Built from the commit of this day.\n\n' "$version"
    printf ' -- The Shubbak authors <shubbak@localhost>  %s\n' "$written"
} | gzip -9n >"$papers/changelog.gz"
install -D -m 644 "$here/share/70-shubbak.rules" "$root/lib/udev/rules.d/70-shubbak.rules"
mkdir -p "$root/DEBIAN"
# Below the libraries that it is linked with: those that the window opens when it runs.
cat >"$root/DEBIAN/control" <<END
Package: shubbak
Version: $version
Architecture: $architecture
Maintainer: The Shubbak authors <shubbak@localhost>
Section: misc
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $(linked), libegl1, libgl1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libxrandr2
Recommends: libgl1-mesa-dri, cups-client, sane-utils, poppler-utils, gnome-keyring | keepassxc | kwalletmanager, xdg-desktop-portal | zenity
Suggests: avahi-utils, sane-airscan, postgresql
Description: front desk of government one-stop-shop service centres
 Counter clerks serve walk-in citizens with it: a case register that needs no
 network and is encrypted, queue tickets, fees and receipts, barcode and
 document scanners, thermal printers, and sealed batches to headquarters. In
 Arabic and English.
END
cat >"$root/DEBIAN/postinst" <<'END'
#!/bin/sh
set -e
# Readers and printers that are plugged in already are let in now, not at the next start.
if [ "$1" = configure ] && [ -d /run/udev ]; then
    udevadm control --reload || true
    udevadm trigger --action=change --subsystem-match=tty --subsystem-match=usbmisc || true
fi
END
cat >"$root/DEBIAN/postrm" <<'END'
#!/bin/sh
set -e
# The registers of those who worked here are theirs: neither removing nor purging touches them.
if [ "$1" = remove ] && [ -d /run/udev ]; then
    udevadm control --reload || true
fi
END
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/postrm"
(cd "$root" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +
deb="$out/shubbak_${version}_$architecture.deb"
dpkg-deb --root-owner-group --build "$root" "$deb" >/dev/null

echo "Making the archive"
name="shubbak-$version-linux-$machine"
root="$stage/$name"
lay "$root"
install -m 755 "$here/install.sh" "$root/install.sh"
install -D -m 644 "$here/share/70-shubbak.rules" "$root/share/doc/shubbak/70-shubbak.rules"
install -m 644 LICENSE-MIT LICENSE-APACHE NOTICE.md README.md "$root/"
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$stage" -c "$name" |
    gzip -9n >"$out/$name.tar.gz"

rm -r "$stage"
(cd "$out" && sha256sum "$(basename "$deb")" "$name.tar.gz" >"SHA256SUMS-linux-$version")
ls -l "$deb" "$out/$name.tar.gz"
