#!/usr/bin/env bash
# Makes Rust's standard library for Windows from Debian's own library source, once for each compiler, in a
# folder that serves as the compiler's home (--sysroot). Debian packages the source and the linker but not the
# library itself, and what it would take to get it elsewhere is not to be had everywhere.
#
#   std.sh FOLDER
#
# Only this step needs RUSTC_BOOTSTRAP: the program itself is built with plain, stable cargo.
set -euo pipefail
target=x86_64-pc-windows-gnu
home=$1
[ ! -e "$home/whole" ] || exit 0

echo "Making Rust's standard library for Windows in $home (two minutes of processor, once)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
: >"$work/src/lib.rs"
# A program that aborts needs panic_abort, which has to be compiled to abort although the rest unwinds. All of it carries its
# bitcode, for a program that is optimised as a whole (exe.sh).
cat >"$work/Cargo.toml" <<'X'
cargo-features = ["profile-rustflags"]
[package]
name = "stdonly"
version = "0.0.0"
edition = "2024"
[workspace]
[profile.release]
debug = 0
strip = "debuginfo"
rustflags = ["-Cembed-bitcode=yes"]
[profile.release.package.panic_abort]
rustflags = ["-Cembed-bitcode=yes", "-Cpanic=abort"]
X
(cd "$work" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --quiet --release -Z build-std=std,panic_abort,panic_unwind,test --target "$target")

libraries=$(/usr/bin/rustc --print sysroot)/lib/rustlib
rm -rf "$home"
mkdir -p "$home/lib/rustlib/$target/lib"
ln -s "$libraries/x86_64-unknown-linux-gnu" "$home/lib/rustlib/x86_64-unknown-linux-gnu"
cp "$work/target/$target"/release/deps/*.rlib "$home/lib/rustlib/$target/lib/"
rm "$home/lib/rustlib/$target"/lib/libstdonly-*
: >"$home/whole"
