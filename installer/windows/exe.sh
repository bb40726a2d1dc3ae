#!/usr/bin/env bash
# Builds the program for Windows, with its icon, version and manifest, as FILE.
#
#   exe.sh VERSION FILE
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1 file=$2
# shellcheck source=installer/windows/toolchain.sh
. installer/windows/toolchain.sh

work=$PWD/target/windows/resource-$version
mkdir -p "$work"
icotool --create --output="$work/shubbak.ico" assets/icon/{16,24,32,48,64,128}.png --raw=assets/icon/256.png
sed -e "s|@ICON@|$work/shubbak.ico|; s|@MANIFEST@|$PWD/installer/windows/shubbak.manifest|; s|@VERSION@|$version|; s|@NUMBERS@|${version//./,}|" \
    installer/windows/shubbak.rc.in >"$work/shubbak.rc"
x86_64-w64-mingw32-windres --codepage=65001 --output-format=coff "$work/shubbak.rc" "$work/shubbak.o"

# Built for Windows, functions are not taken apart into sections of their own, and the linker leaves in whatever nobody calls:
# the program is optimised as a whole, where that is seen. Without it, it takes 69 MB.
/usr/bin/cargo --config 'profile.release.lto="thin"' rustc --release --locked --target "$target" --bin shubbak -- \
    -C strip=symbols -C link-arg="$work/shubbak.o"
mkdir -p "$(dirname "$file")"
# OpenSSL would look for settings and modules in the folder that it was built in, where on another machine anybody might lay
# them: the place is struck out by signs that no path may have. And it tells how it was compiled, with places too.
python3 - "$built/$target/release/shubbak.exe" "$file" <<'X'
import re, sys
program = open(sys.argv[1], "rb").read()
places = rb'/[ -!#-~]*/openssl-build/install|-ffile-prefix-map=[!-~]*'
open(sys.argv[2], "wb").write(re.sub(places, lambda found: b"|" * len(found[0]), program))
X
chmod 755 "$file"
