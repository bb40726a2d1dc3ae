# Sourced by build.sh and test.sh: Debian's Rust for Windows. Sets `target`, `built` (where cargo builds) and what
# cargo reads from the environment. The project's own toolchain, first in PATH, stays untouched, so cargo is
# always called as /usr/bin/cargo.
# shellcheck shell=bash
target=x86_64-pc-windows-gnu
built=$PWD/target/windows/build

export RUSTC=/usr/bin/rustc CARGO_TARGET_DIR=$built CARGO_INCREMENTAL=0
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar
# A wrapper of the machine's own toolchain would call the wrong compiler.
unset RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER RUSTFLAGS CARGO_ENCODED_RUSTFLAGS

# No path of the machine that builds is left in what is built: neither of the crates nor of this folder.
/usr/bin/cargo fetch --quiet --locked --target "$target"
maps=()
for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    maps+=("--remap-path-prefix=${crates%/}=crates")
done
flags=CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS
export $flags="${maps[*]}"
# One for each compiler, because the library of another is refused, and for each way of making it.
std=$PWD/target/windows/std-$({ /usr/bin/rustc -vV; cat installer/windows/std.sh; } | sha256sum | cut -c1-12)
installer/windows/std.sh "$std"
maps+=("--remap-path-prefix=$PWD=." "--sysroot=$std")
export $flags="${maps[*]}"
export CFLAGS_x86_64_pc_windows_gnu="-ffile-prefix-map=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates -ffile-prefix-map=$PWD=."
