#!/usr/bin/env bash
# Makes the program for Windows on Debian 12, from a clean clone, into target/windows/: shubbak.exe, an MSI, a set-up
# with pages in Arabic and English, a zip, and SHA256SUMS. What it needs it installs, and says so.
#
# The first time takes some half an hour of processor; test.sh tries what it made under Wine.
set -euo pipefail
cd "$(dirname "$0")/../.."
installer/windows/needs.sh build
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
installer/windows/exe.sh "$version" target/windows/shubbak.exe
installer/windows/pack.sh "$version" target/windows/shubbak.exe target/windows
echo "In target/windows/:"
cat target/windows/SHA256SUMS
