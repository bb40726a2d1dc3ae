#!/usr/bin/env bash
# Installs the Debian packages that building, running or testing needs and that are not there yet, and says so.
#
#   needs.sh build|run|hq|package|package-test|test
set -euo pipefail

build=(build-essential perl pkg-config)
# The window: OpenGL by Mesa, X11 libraries that the window opens at run time, a virtual display.
run=(libgl1-mesa-dri libgl1 libegl1 libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0)
tour=(xvfb xauth poppler-utils)
# The tests look at our papers and batches with tools of others, paint pictures with Mesa's Vulkan,
# plug scanners in with socat, keep keys in a real keyring, count the waits for the disk with strace, and work
# the window by key places under real layouts (setxkbmap, xdotool, xclip), print through a scheduler of CUPS that
# runs for a test alone, by its own filters, its PDF printer and Ghostscript. Every line of Arabic is set again by ICU, FriBidi, HarfBuzz and FreeType. Pages are scanned
# from SANE's own test scanner; the tests' network scanner is believed because sane-airscan, a driver of others,
# scans from it. Headquarters stands on PostgreSQL, in a cluster of the tests' own (cluster.sh).
test=(mesa-vulkan-drivers xvfb poppler-utils qpdf zbar-tools age tar zstd openssl socat strace python3
    python3-venv dbus-daemon gnome-keyring libsecret-tools xdotool xclip x11-xkb-utils xkb-data mupdf-tools
    cups-daemon cups-client cups-filters cups-core-drivers ghostscript libpaper-utils libpcre2-8-0 libicu72 libfribidi0 libharfbuzz0b python3-freetype sane-utils libsane1 sane-airscan postgresql-15)

case "${1:-}" in
    build) wanted=("${build[@]}") ;;
    package) wanted=("${build[@]}" dpkg-dev python3-minimal) ;;
    package-test) wanted=("${build[@]}" dpkg-dev python3-minimal debootstrap lintian desktop-file-utils udev) ;;
    hq) wanted=("${build[@]}" postgresql-15 age) ;;
    run)
        wanted=("${build[@]}" "${run[@]}")
        # zenity shows the file dialogs where the desktop has no portal for them.
        if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then wanted+=(zenity); else wanted+=("${tour[@]}"); fi
        ;;
    test) wanted=("${build[@]}" "${run[@]}" "${test[@]}") ;;
    *) echo "usage: needs.sh build|run|hq|package|package-test|test" >&2; exit 2 ;;
esac

if ! command -v cargo >/dev/null; then
    echo "Rust is needed first: version 1.95 or later, with cargo (https://rustup.rs)." >&2
    exit 1
fi
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
    # The package would make and start a cluster of its own, which nobody here asks for.
    if [[ " ${missing[*]} " = *" postgresql-15 "* ]]; then
        $sudo mkdir -p /etc/postgresql-common/createcluster.d
        echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.d/shubbak.conf >/dev/null
    fi
    $sudo apt-get update -qq
    $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# Lays what a package holds in a folder: PACKAGE FOLDER PROGRAM, the program by which it is known to be there.
unpack() {
    if [ ! -x "$2/$3" ]; then
        echo "Unpacking: $1 into $2"
        mkdir -p "$2"
        (cd "$2" && apt-get download -qq "$1" >/dev/null && dpkg-deb -x "$1"_*.deb . && rm "$1"_*.deb)
    fi
}

# rustfmt and clippy come with the toolchain, but a minimal one may lack them.
if [ "$1" = test ]; then
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
    # CUPS's PDF printer and the web server of headquarters in the tests, unpacked and not installed: their packages
    # bring services, which would start.
    unpack printer-driver-cups-pdf target/tools/cups-pdf usr/lib/cups/backend/cups-pdf
    unpack nginx target/tools/nginx usr/sbin/nginx
    # A printer of others for our ESC/POS: emupos, whose decoder runs on Debian's Python once its newest words are
    # written as older ones.
    venv=target/tools/venv
    emupos=target/tools/emupos
    if ! "$venv/bin/python" -c 'import segno, yaml, PIL, barcode' >/dev/null 2>&1 || [ ! -e "$emupos/emupos/config.py" ]; then
        echo "Installing: emupos and what it draws with (PyPI) into target/tools"
        python3 -m venv "$venv"
        "$venv/bin/pip" install -q 'pillow==13.0.0' 'pyyaml==6.0.3' 'segno==1.6.6' 'python-barcode==0.16.1'
        "$venv/bin/pip" download -q --no-deps --only-binary=:all: --python-version 3.13 -d "$emupos" 'emupos==0.4.0'
        (cd "$emupos" && python3 -m zipfile -e emupos-*.whl . && rm emupos-*.whl)
        find "$emupos/emupos" -name '*.py' -exec sed -i -E 's/^type ([A-Za-z]+) = /\1 = /' {} +
    fi
    # An independent reader of BagIt bags, for the batch tests.
    if ! "$venv/bin/python" -c 'import bagit' >/dev/null 2>&1; then
        echo "Installing: bagit (PyPI) into $venv"
        python3 -m venv "$venv"
        "$venv/bin/pip" install -q 'bagit==1.9.0' 'setuptools<81'
    fi
fi
