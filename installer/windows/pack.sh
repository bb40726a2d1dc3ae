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
cp NOTICE.md LICENSE-MIT LICENSE-APACHE "$files/"
PATH=/usr/bin:$PATH RUSTC=/usr/bin/rustc python3 installer/notices.py x86_64-pc-windows-gnu "$files/THIRD-PARTY.txt"
icotool --create --output="$files/shubbak.ico" assets/icon/{16,24,32,48,64,128}.png --raw=assets/icon/256.png

mkdir -p "$folder"
rm -f "$folder/$name".{msi,zip} "$folder/$name-setup.exe" "$folder/SHA256SUMS"
folder=$(realpath "$folder")
# wixl finds files from where it stands alone.
(cd "$files" && wixl --arch x64 -D Version="$version" --output "$folder/$name.msi" "$OLDPWD/installer/windows/shubbak.wxs")
# What wixl has no words for. An older version goes, and so does this one made again; before anything of the newer one is
# begun, because later Windows refuses to (error 2613). The wish to remove the register reaches the part of the installer
# that has the right to.
upgrade=$(sed -n 's/.*UpgradeCode="\(.*\)">/{\1}/p' installer/windows/shubbak.wxs)
for change in \
    "INSERT INTO Upgrade (UpgradeCode, VersionMin, VersionMax, Attributes, ActionProperty) VALUES ('$upgrade', '0.0.0', '$version', 768, 'OLDER')" \
    "INSERT INTO InstallExecuteSequence (Action, Sequence) VALUES ('RemoveExistingProducts', 1401)" \
    "UPDATE Property SET Value = 'NEWER;OLDER;REMOVE_REGISTER' WHERE Property = 'SecureCustomProperties'"; do
    msibuild "$folder/$name.msi" -q "$change"
done
makensis -V2 -DVERSION="$version" -DFILES="$files" -DOUT="$folder/$name-setup.exe" installer/windows/shubbak.nsi
rm "$files/shubbak.ico"
mv "$files" "$folder/$name"
trap - EXIT
chmod 755 "$folder/$name"
(cd "$folder" && zip --quiet --recurse-paths "$name.zip" "$name" && rm -r "$name")
(cd "$folder" && sha256sum "$name.msi" "$name-setup.exe" "$name.zip" >SHA256SUMS)
