"""Sets the rows of a paper with typst or with reportlab: others.py TOOL FONTS RECEIPT.typ

A line of JSON in (see words.rs), "milliseconds bytes" out. What can be kept between papers is kept: fonts, the compiler.
With PAPER=FILE the last paper is written there too.
"""
import io
import json
import os
import sys
import time

TOOL, FONTS, TEMPLATE = sys.argv[1:4]
FAMILY = "IBMPlexSansArabic"


def typst_tool():
    import typst

    compiler = typst.Compiler(TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True)

    def svg(row):
        height = row.get("height", row["module"])
        dark = "".join(
            f"M{x} {y}h1v1h-1z" for y, line in enumerate(row["modules"]) for x, m in enumerate(line) if m == "1"
        )
        wide, high = len(row["modules"][0]), len(row["modules"])
        return {
            "svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" preserveAspectRatio="none">'
            f'<path d="{dark}"/></svg>',
            "wide": wide * row["module"],
            "high": high * height,
        }

    def set_paper(paper):
        rows = [svg(row) if "modules" in row else row for row in paper["rows"]]
        return compiler.compile(format="pdf", sys_inputs={"paper": json.dumps({**paper, "rows": rows})})

    return set_paper


def reportlab_tool():
    import arabic_reshaper
    from bidi.algorithm import get_display
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(weight, f"{FONTS}/{FAMILY}-{weight}.ttf"))

    # python-bidi knows no isolates.
    isolates = {code: None for code in range(0x2066, 0x206A)}

    def lines(cell, width):
        """Words into lines of the width, each in the order in which it is seen."""
        font, line = "Bold" if cell["bold"] else "Regular", ""
        for word in cell["text"].translate(isolates).split():
            longer = f"{line} {word}".strip()
            shown = get_display(arabic_reshaper.reshape(longer))
            if line and pdfmetrics.stringWidth(shown, font, cell["size"]) > width:
                yield font, get_display(arabic_reshaper.reshape(line))
                line = word
            else:
                line = longer
        yield font, get_display(arabic_reshaper.reshape(line))

    def set_paper(paper):
        out, left = io.BytesIO(), paper["margin"] * mm
        width = paper["width"] * mm - 2 * left
        page = canvas.Canvas(out, pagesize=(paper["width"] * mm, 400 * mm), pageCompression=1)
        y = 390 * mm
        for row in paper["rows"]:
            if "gap" in row:
                y -= row["gap"] * mm
            elif "rule" in row:
                page.setLineWidth(row["rule"] * mm)
                page.line(left, y, left + width, y)
            elif "modules" in row:
                high = row.get("height", row["module"]) * mm
                for line in row["modules"]:
                    y -= high
                    for x, module in enumerate(line):
                        if module == "1":
                            page.rect(left + x * row["module"] * mm, y, row["module"] * mm, high, stroke=0, fill=1)
            else:
                cells = row["cells"] if not paper["rtl"] else row["cells"][::-1]
                share, lowest = width / max(1, len(cells)), y
                for at, cell in enumerate(cells):
                    down = y
                    for font, line in lines(cell, share):
                        down -= cell["size"] * 1.45
                        page.setFont(font, cell["size"])
                        if paper["rtl"]:
                            page.drawRightString(left + (at + 1) * share, down, line)
                        else:
                            page.drawString(left + at * share, down, line)
                    lowest = min(lowest, down)
                y = lowest
        page.save()
        return out.getvalue()

    return set_paper


set_paper = {"typst": typst_tool, "reportlab": reportlab_tool}[TOOL]()
for line in sys.stdin:
    paper = json.loads(line)
    begun = time.perf_counter()
    made = set_paper(paper)
    print((time.perf_counter() - begun) * 1e3, len(made), flush=True)
    if "PAPER" in os.environ:
        with open(f"{os.environ['PAPER']}.{TOOL}.pdf", "wb") as file:
            file.write(made)
