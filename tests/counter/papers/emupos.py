"""Prints ESC/POS bytes with emupos, a simulator of receipt printers by others: what it burns becomes a PNG beside
them, under FILE.escpos.png. Ends with a fault at the first byte that it does not know.

    emupos.py FOLDER-OF-EMUPOS PROFILE FILE.escpos...
"""

import sys
import types
from pathlib import Path
from types import SimpleNamespace

import yaml

folder, profile, *files = sys.argv[1:]
sys.path.insert(0, folder)


class Any(type):
    def __getattr__(cls, name):
        return name


# Its decoder alone is wanted: settings and reports belong to the simulator around it, which asks for a newer Python.
config, events = types.ModuleType("emupos.config"), types.ModuleType("emupos.events")
config.PrinterProfile = config.PrinterId = SimpleNamespace
events.Event, events.EventType = lambda *what, **more: (what, more), Any("EventType", (), {})
sys.modules |= {"emupos.config": config, "emupos.events": events}

from emupos.printer.escpos.model import PrintModel  # noqa: E402
from emupos.printer.escpos.tokenizer import Tokenizer, Unknown  # noqa: E402

told = yaml.safe_load(Path(folder, "emupos/profiles/printers", profile + ".yaml").read_text())
told["font_a"], told["font_b"] = SimpleNamespace(**told["font_a"]), SimpleNamespace(**told["font_b"])
for file in files:
    model, tokenizer = PrintModel("test", SimpleNamespace(**told)), Tokenizer()
    for token in tokenizer.feed(Path(file).read_bytes()):
        if isinstance(token, Unknown):
            sys.exit(f"{file}: it does not know {token.raw.hex()}")
        model.process(token)
    if tokenizer.close() is not None:
        sys.exit(f"{file}: a command is cut short")
    Path(file + ".png").write_bytes(model.finish("cut").png)
