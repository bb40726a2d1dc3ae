#!/usr/bin/env bash
# Opens the program on a practice centre. Without a display it does the same on a virtual one: the
# window serves one citizen by itself and leaves pictures, papers and the batch in target/tour/.
set -euo pipefail
program=target/release/shubbak

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" --practice "$@"
fi

tour=target/tour
rm -rf "$tour"
mkdir -p "$tour"
echo "No display here: the window serves one citizen on a virtual one."
# A colour depth of 24 bits is what Mesa's software renderer wants.
LIBGL_ALWAYS_SOFTWARE=1 timeout 300 xvfb-run --auto-servernum --server-args='-screen 0 1366x768x24' \
    "$program" tour "$tour" --practice --data "$tour/centre" "$@"

cp "$tour"/centre/papers/*/*.pdf "$tour"/centre/batches/*.age "$tour"/
for paper in "$tour"/*.pdf; do
    pdftoppm -r 110 -png "$paper" "${paper%.pdf}"
done
"$program" verify --practice --data "$tour/centre"
"$program" batch inspect "$tour"/*.age --practice --data "$tour/centre"
echo "Pictures, papers and the batch are in $tour/"
ls "$tour"
