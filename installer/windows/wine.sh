# Sourced by the tests: a Windows of their own under Wine, in a folder, and a display. `wine` runs in it.
# shellcheck shell=bash
windows=$PWD/target/windows/wine
export WINEPREFIX=$windows WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LIBGL_ALWAYS_SOFTWARE=1
unset DISPLAY WAYLAND_DISPLAY

# Whatever goes wrong, nothing is left running.
ended() {
    wineserver -k 2>/dev/null || true
    [ -z "${others:-}" ] || kill $others 2>/dev/null || true
}
trap ended EXIT

# A Windows as it is on its first day.
new_windows() {
    wineserver -k 2>/dev/null || true
    rm -rf "$windows"
    mkdir -p "$windows"
    wineboot --init >/dev/null 2>&1
    wineserver --wait
    x86_64-w64-mingw32-gcc -O2 -s -shared -o "$windows/drive_c/windows/system32/bcryptprimitives.dll" \
        installer/windows/wine.c -ladvapi32
}

# A display of its own; more words go to Xvfb. A Windows that runs already would stay on the display that it began with, or
# on none, and no window would ever come up: it ends first.
new_display() {
    local number
    wineserver --wait
    exec {answer}< <(exec Xvfb -displayfd 1 -screen 0 1366x768x24 -nolisten tcp "$@" 2>/dev/null)
    others="${others:-} $!"
    read -r -t 30 number <&"$answer"
    export DISPLAY=:$number
}
