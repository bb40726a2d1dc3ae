# Sourced by test.sh: what is tried, one function each.
# shellcheck shell=bash disable=SC2154

the_exe_is_fit_to_leave() {
    local exe=$made/shubbak.exe found
    grep -q 'Windows GUI' <<<"$(x86_64-w64-mingw32-objdump -p "$exe")" || failed "the program would open a console"
    # Neither where it was built nor whose crates lay where.
    found=$(strings -n 8 "$exe" | grep -c -F -e "$PWD" -e "$HOME/" -e registry/src -e /tmp/ || true)
    [ "$found" = 0 ] || failed "$found paths of this machine are in the program"
    # A library that Windows does not have itself would have to be shipped.
    found=$(x86_64-w64-mingw32-objdump -p "$exe" | sed -n 's/.*DLL Name: //p' | grep -i -E '^lib|gcc|pthread|stdc' || true)
    [ -z "$found" ] || failed "the program wants $found"
    for wish in PerMonitorV2 UTF-8 longPathAware; do
        wrestool --extract --raw --type=24 "$exe" | grep "$wish" >/dev/null || failed "the manifest does not say $wish"
    done
    [ "$(wrestool --list --type=3 "$exe" | wc -l)" = 7 ] || failed "the icon has not all its sizes"
    wrestool --extract --raw --type=16 "$exe" | iconv -f utf-16le -t utf-8 -c | grep -a "ProductVersion.*$version" >/dev/null ||
        failed "the version is not in the program"
    well "the program: $(stat -c %s "$exe") bytes, no path of this machine, only Windows' own libraries, icon, version, manifest"
}

before_installing() {
    kind=$1
    case $kind in
        msi)
            install=(msiexec /i "$(winepath -w "$made/shubbak-$version-windows-x64.msi" 2>/dev/null)" /qn)
            upgrade=(msiexec /i "$(winepath -w "$made/next/shubbak-$next-windows-x64.msi" 2>/dev/null)" /qn)
            remove=(msiexec /x "$(winepath -w "$made/next/shubbak-$next-windows-x64.msi" 2>/dev/null)" /qn)
            with_register=(REMOVE_REGISTER=1)
            ;;
        setup)
            install=("$made/shubbak-$version-windows-x64-setup.exe" /S)
            upgrade=("$made/next/shubbak-$next-windows-x64-setup.exe" /S)
            remove=('C:\Program Files\Shubbak\uninstall.exe' /S)
            with_register=(/REMOVE_REGISTER)
            ;;
    esac
}

it_installs() {
    windows "${install[@]}"
    is_there "$program"/{shubbak.exe,NOTICE.md,LICENSE-MIT,LICENSE-APACHE,THIRD-PARTY.txt} "$machine"
    [ "$(hash_of "$program/shubbak.exe")" = "$(hash_of "$made/shubbak.exe")" ] || failed "another program was installed"
    [ "$(installed_version)" = "$version" ] || failed "Windows does not know of version $version"
    [ "$(menu_entry | wc -l)" = 1 ] || failed "there is no entry in the Start menu"
    local size said
    size=$(du -sb "$program" | cut -f1)
    [ "$size" -lt 60000000 ] || failed "$size bytes are installed, more than 60 MB"
    # The program has no console; what it says still comes to whoever started it.
    said=$(shubbak --selftest)
    [ "$(grep -c '^ok ' <<<"$said")" -ge 4 ] && ! grep -q FAILED <<<"$said" || failed "the self-test: $said"
    well "$kind: installed in silence, $size bytes; the self-test passes from Program Files"
}

the_window_serves_a_citizen() {
    new_display
    rm -rf "$tour"
    shubbak tour "$(winepath -w "$tour")" --practice --data "$centre" >/dev/null
    is_there "$tour"/{01-sign-in,02-counter,03-service,04-documents,05-ready,06-registered,07-cases,09-batches}.png
    for picture in "$tour"/*.png; do
        [ "$(identify -format %k "$picture")" -gt 50 ] || failed "nothing is on $picture"
    done
    [ "$(find "$machine/centre/papers" -name '*.pdf' | wc -l)" -ge 2 ] || failed "no papers were printed"
    [ "$(find "$machine/centre/batches" -name '*.age' | wc -l)" = 1 ] || failed "no batch was sealed"
    register_is_sound
    [ "$(noted)" = opengl ] || failed "it was painted by $(noted)"
    well "the window serves a citizen: $(find "$tour" -name '*.png' | wc -l) pictures, papers, a sealed batch, a sound register"
}

noted() { cat "$c"/users/*/AppData/Local/*hubbak/painting.txt; }

register_is_sound() {
    local said
    said=$(shubbak verify --practice --data "$centre")
    grep -q '^clean' <<<"$said" || failed "the register: $said"
}

# A display without OpenGL, as Windows has on a remote desktop. Wine's Direct3D 12 does not paint in software either, so
# it comes to the third.
it_finds_another_way_to_paint() {
    new_display -extension GLX
    shubbak tour "$(winepath -w "$tour-without-opengl")" --practice --data 'C:\without-opengl' >/dev/null
    is_there "$tour-without-opengl/06-registered.png"
    [ "$(identify -format %k "$tour-without-opengl/06-registered.png")" -gt 50 ] || failed "nothing is painted without OpenGL"
    local way
    way=$(noted)
    [ "$way" = vulkan ] || [ "$way" = direct3d ] || failed "without OpenGL it was painted by $way"
    well "without OpenGL the window paints by $way, and remembers it"
}

# The other end of the line answers as a receipt printer does, and keeps what it is given.
it_prints_by_a_serial_port() {
    local line=$made/line paper=$made/paper.bin said
    rm -f "$line" "$paper"
    socat "PTY,raw,echo=0,link=$line" "EXEC:python3 installer/windows/printer.py $paper" &
    others="$others $!"
    until [ -e "$line" ]; do sleep 0.1; done
    wineserver --wait
    windows reg add 'HKLM\Software\Wine\Ports' /v COM5 /d "$(readlink -f "$line")" /f
    wineserver --kill || true
    said=$(shubbak exec --practice --data "$centre" <<'X'
{"id":"serial-1","do":"sign_in","officer":"samir","secret":"1470"}
{"id":"serial-2","do":"set_printers","printers":{"printers":[{"name":"roll","way":{"serial":{"port":"COM5","baud":115200,"handshake":false}},"media":"roll80"}],"papers":{}}}
{"id":"serial-3","do":"print_test_page","printer":"roll"}
X
    )
    ! grep -q '"error"' <<<"$said" || failed "printing by the serial port: $said"
    # It begins by setting the printer to rights (ESC @) and ends by cutting (GS V).
    grep -q -a -P '\x1b@' "$paper" && grep -q -a -P '\x1dV' "$paper" || failed "no test page came by the serial port"
    well "a test page goes out by COM5 and the printer's answers come in: $(stat -c %s "$paper") bytes"
}

# Without a window, for the second round.
a_centre_is_there() {
    shubbak exec --practice --data "$centre" >/dev/null <<'X'
{"id":"1","do":"sign_in","officer":"huda","secret":"2580"}
X
    register_is_sound
}

it_upgrades() {
    local before
    before=$(contents)
    windows "${upgrade[@]}"
    [ "$(hash_of "$program/shubbak.exe")" = "$(hash_of "$made/next/shubbak.exe")" ] || failed "the program is not the newer one"
    [ "$(installed_version)" = "$next" ] || failed "Windows does not know of version $next alone, but of: $(installed_version)"
    [ "$(contents)" = "$before" ] || failed "upgrading changed the register"
    register_is_sound
    well "$kind: upgraded to $next; every byte of the register is as it was, and the newer program verifies it"
}

it_does_not_go_back() {
    windows "${install[@]}"
    [ "$(hash_of "$program/shubbak.exe")" = "$(hash_of "$made/next/shubbak.exe")" ] || failed "an older program was installed"
    [ "$(installed_version)" = "$next" ] || failed "Windows thinks it went back to $(installed_version)"
    well "$kind: the older version is refused"
}

it_leaves_the_register() {
    local before
    before=$(contents)
    windows "${remove[@]}"
    # The set-up's remover goes on from a copy of itself.
    for _ in {1..100}; do [ -e "$program" ] || break; sleep 0.1; done
    is_gone "$program" "$(menu_entry)"
    [ -z "$(installed_version)" ] || failed "Windows still knows of $(installed_version)"
    [ "$(contents)" = "$before" ] || failed "removing the program changed the register"
    windows "${upgrade[@]}"
    register_is_sound
    well "$kind: removed, and nothing is left but the register, which the next installation finds"
}

it_takes_the_register_when_told() {
    windows "${remove[@]}" "${with_register[@]}"
    for _ in {1..100}; do [ -e "$program" ] || break; sleep 0.1; done
    is_gone "$program" "$machine" "$(menu_entry)"
    [ -z "$(find "$c"/users/*/AppData/Local -maxdepth 1 -iname shubbak)" ] || failed "practice centres are left"
    well "$kind: removed with the register, because it was said"
}
