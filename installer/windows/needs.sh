#!/usr/bin/env bash
# Installs the Debian packages that building for Windows, or trying it under Wine, needs and that are not there yet,
# and says so. The packages of Rust are Debian's own: they carry the library's source, which other toolchains fetch.
#
#   needs.sh build|test
set -euo pipefail

build=(rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64-win32 build-essential perl wixl msitools nsis icoutils zip python3)
# A Windows to install on, with a display, OpenGL and Vulkan in software, and a serial line to itself.
test=(wine wine64 xvfb xauth libgl1-mesa-dri libgl1 mesa-vulkan-drivers socat imagemagick)

case "${1:-}" in
    build) wanted=("${build[@]}") ;;
    test) wanted=("${build[@]}" "${test[@]}") ;;
    *) echo "usage: needs.sh build|test" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "Not a Debian system: install by hand what these Debian packages hold: ${wanted[*]}"
    exit 0
fi
missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing: ${missing[*]}"
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo"
    export DEBIAN_FRONTEND=noninteractive
    $sudo apt-get -o DPkg::Lock::Timeout=300 update -qq
    $sudo apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
