"""The gold set's lines in PDFs by other tools, and how many of them pdftotext gives back: the table in found.txt.

    cargo test --test counter arabic::search     # writes our PDFs, and the lines beside them
    python3 -m venv target/tools/others
    target/tools/others/bin/pip install typst==0.15.2 weasyprint==70.0 fpdf2==2.8.9 uharfbuzz==0.57.0
    target/tools/others/bin/python tests/arabic/others.py > tests/arabic/found.txt

Chromium, LibreOffice and Pango take part where their commands are there (Debian 12: chromium, libreoffice-writer-nogui,
pango1.0-tools). All set the same lines in the same font at 8 points, one a paragraph, on A4.
"""

import html
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS, WRITTEN, OUT = ROOT / "fonts", ROOT / "target/arabic", ROOT / "target/arabic/others"
FONT = FONTS / "IBMPlexSansArabic-Regular.ttf"
MARKS = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
POINTS = 8


def page(lines, rtl):
    """The lines as a page of the web."""
    style = (
        f"@font-face {{ font-family: Plex; src: url({FONT.as_uri()}) }} @page {{ size: A4; margin: 18mm }}"
        f" body {{ font: {POINTS}pt Plex }} p {{ margin: 0; line-height: 1.5 }}"
    )
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    language, direction = ("ar", "rtl") if rtl else ("en", "ltr")
    head = f"<!doctype html><html lang={language} dir={direction}><meta charset=utf-8><style>{style}</style>"
    file = OUT / f"page-{language}.html"
    file.write_text(head + body)
    return file


def weasyprint(lines, rtl, pdf):
    from weasyprint import HTML

    HTML(page(lines, rtl)).write_pdf(pdf)


def typst(lines, rtl, pdf):
    import typst

    language, direction = ("ar", "rtl") if rtl else ("en", "ltr")
    (OUT / "lines.json").write_text(json.dumps(lines))
    source = OUT / "lines.typ"
    source.write_text(
        '#set page(paper: "a4", margin: 18mm)\n'
        f'#set text(font: "IBM Plex Sans Arabic", size: {POINTS}pt, lang: "{language}", dir: {direction})\n'
        '#for line in json("lines.json") [#line\n\n]\n'
    )
    typst.compile(str(source), output=str(pdf), font_paths=[str(FONTS)], ignore_system_fonts=True)


def fpdf2(lines, rtl, pdf):
    from fpdf import FPDF

    paper = FPDF()
    paper.add_page()
    paper.add_font("Plex", fname=FONT)
    paper.set_font("Plex", size=POINTS)
    paper.set_text_shaping(True, direction="rtl" if rtl else "ltr")
    for line in lines:
        paper.multi_cell(0, 4.5, line, align="R" if rtl else "L", new_x="LMARGIN", new_y="NEXT")
    paper.output(str(pdf))


def run(*command, **more):
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300, **more)


def chromium(lines, rtl, pdf):
    silent = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    run("chromium", *silent, f"--print-to-pdf={pdf}", page(lines, rtl).as_uri())


def soffice(lines, rtl, pdf):
    made = page(lines, rtl)
    run("soffice", "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", OUT, made)
    made.with_suffix(".pdf").rename(pdf)


def pango_view(lines, rtl, pdf):
    text, conf = OUT / "lines.txt", OUT / "fonts.conf"
    text.write_text("\n".join(lines))
    conf.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{OUT}/fonts</cachedir></fontconfig>")
    direction = ["--rtl"] if rtl else []
    options = ["--no-display", "--backend=cairo", "--no-auto-dir", f"--font=IBM Plex Sans Arabic {POINTS}", *direction]
    run("pango-view", *options, "--output", pdf, text, env={**os.environ, "FONTCONFIG_FILE": str(conf)})


def plain(line):
    return " ".join(line.translate(MARKS).split())


def found(pdf, lines):
    """How many lines pdftotext gives back, and how many but for spaces."""
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    read = [plain(line) for line in read.replace("\f", "\n").splitlines()]
    exactly, nearly = set(read), {line.replace(" ", "") for line in read}
    lines = [plain(line) for line in lines]
    return sum(line in exactly for line in lines), sum(line.replace(" ", "") in nearly for line in lines)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    print("# Lines found by pdftotext, exactly and but for spaces; written by others.py.")
    for language in ("ar", "en"):
        lines = (WRITTEN / f"search-{language}.txt").read_text().split("\n")
        print(language, "lines", len(lines), len(lines))
        print(language, "ours", *found(WRITTEN / f"search-{language}.pdf", lines))
        for tool in (weasyprint, typst, fpdf2, chromium, soffice, pango_view):
            pdf = OUT / f"{tool.__name__}-{language}.pdf"
            command = tool.__name__.replace("_", "-")
            if tool in (chromium, soffice, pango_view) and not shutil.which(command):
                print(f"{command} is not here", file=sys.stderr)
                continue
            tool(lines, language == "ar", pdf)
            print(language, command, *found(pdf, lines))


main()
