"""The other end of a serial line: keeps what it is given in a file and answers as a receipt printer that is ready."""

import os
import sys

with open(sys.argv[1], "wb") as paper:
    last = b""
    while data := os.read(0, 4096):
        paper.write(data)
        paper.flush()
        # DLE EOT n asks how it is; 0x12 says that all is well.
        for byte in data:
            last = (last + bytes([byte]))[-3:]
            if last[:2] == b"\x10\x04":
                os.write(1, b"\x12")
