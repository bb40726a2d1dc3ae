#!/usr/bin/env bash
# Packs the program for Windows: an MSI, a set-up with pages, a zip, and their checksums.
#
#   pack.sh VERSION EXE FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$1 exe=$2 folder=$3
name=shubbak-$version-windows-x64

files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT
cp "$exe" "$files/shubbak.exe"
cp NOTICE.md LICENSE-MIT LICENSE-APACHE fonts/OFL-IBMPlexSansArabic.txt "$files/"
icotool --create --output="$files/shubbak.ico" assets/icon/{16,24,32,48,64,128}.png --raw=assets/icon/256.png

mkdir -p "$folder"
rm -f "$folder/$name".{msi,zip} "$folder/$name-setup.exe" "$folder/SHA256SUMS"
wixl --arch x64 -D Version="$version" -D Files="$files" --output "$folder/$name.msi" installer/windows/shubbak.wxs
makensis -V2 -DVERSION="$version" -DFILES="$files" -DOUT="$(realpath "$folder")/$name-setup.exe" installer/windows/shubbak.nsi
rm "$files/shubbak.ico"
mv "$files" "$folder/$name"
trap - EXIT
chmod 755 "$folder/$name"
(cd "$folder" && zip --quiet --recurse-paths "$name.zip" "$name" && rm -r "$name")
(cd "$folder" && sha256sum "$name.msi" "$name-setup.exe" "$name.zip" >SHA256SUMS)
