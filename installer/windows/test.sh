#!/usr/bin/env bash
# Tries what build.sh made, under Wine: installs it, serves a citizen in its window, prints by a serial port, upgrades,
# refuses to go back, and removes it; first the MSI, then the set-up. What counts is which files are there and what is
# in them, never what an installer says of itself. Pictures of the window stay in target/windows/tour/.
#
#   test.sh            everything
#   test.sh library    the library's own tests, under Wine; that they passed is noted, and CI runs them where it is not
set -euo pipefail
cd "$(dirname "$0")/../.."
installer/windows/needs.sh test
# shellcheck source=installer/windows/wine.sh
. installer/windows/wine.sh

if [ "${1:-}" = library ]; then
    # shellcheck source=installer/windows/toolchain.sh
    . installer/windows/toolchain.sh
    new_windows
    export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
    /usr/bin/cargo test --locked --lib --target "$target" "${@:2}"
    # Those that were chosen by name say nothing of the others.
    [ $# -gt 1 ] || installer/windows/tried.sh note
    exit
fi

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
next=${version%.*}.$((${version##*.} + 1))
made=$PWD/target/windows
tour=$made/tour
c=$windows/drive_c
program="$c/Program Files/Shubbak"
machine=$c/ProgramData/Shubbak
centre='C:\ProgramData\Shubbak\centre'

failed() { echo "FAILED  $*" >&2; exit 1; }
well() { echo "ok      $*"; }
is_there() { for file in "$@"; do [ -e "$file" ] || failed "$file is missing"; done; }
is_gone() { for file in "$@"; do [ ! -e "$file" ] || failed "$file is still there"; done; }
hash_of() { sha256sum "$1" | cut -d' ' -f1; }
# Every byte of the centre's folder.
contents() { (cd "$machine/centre" && find . -type f -exec sha256sum {} + | LC_ALL=C sort); }
# Runs something of Windows and waits until all of it is over; what it says about itself is not asked.
windows() { timeout 300 wine "$@" >"$made/said.txt" 2>&1 || true; wineserver --wait; }
shubbak() {
    local status=0
    timeout 300 wine 'C:\Program Files\Shubbak\shubbak.exe' "$@" || status=$?
    [ $status != 124 ] || failed "shubbak $* did not end within five minutes"
    return $status
}
installed_version() {
    wine reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s 2>/dev/null | tr -d '\r' |
        sed -n '/DisplayName .*Shubbak/,/^HK/p; /^HK/h' | sed -n 's/.*DisplayVersion.* REG_SZ *//p'
}
menu_entry() { find "$c" -name 'Shubbak.lnk'; }

# shellcheck source=installer/windows/checks.sh
. installer/windows/checks.sh

mkdir -p "$made"
installer/windows/exe.sh "$version" "$made/shubbak.exe"
installer/windows/exe.sh "$next" "$made/next/shubbak.exe"
for each in "$version $made" "$next $made/next"; do
    read -r number folder <<<"$each"
    installer/windows/pack.sh "$number" "$folder/shubbak.exe" "$folder"
done

the_exe_is_fit_to_leave
for kind in msi setup; do
    new_windows
    before_installing "$kind"
    it_installs
    [ "$kind" = setup ] || the_window_serves_a_citizen
    [ "$kind" = setup ] || it_finds_another_way_to_paint
    [ "$kind" = setup ] || it_prints_by_a_serial_port
    [ "$kind" = msi ] || a_centre_is_there
    it_upgrades
    it_does_not_go_back
    it_leaves_the_register
    it_takes_the_register_when_told
done
echo "All well. The window's pictures are in $tour"
