"""How a line must look, by tools that share no code with ours: ICU orders it and GNU FriBidi gives a second opinion,
HarfBuzz shapes it and FreeType draws it. All are Debian 12's own: libicu72 72.1, libfribidi0 1.0.8, libharfbuzz0b 6.0.0,
libfreetype6 2.12.1.

    reference.py DRAWN < asked.json > answered.json

Asked is a list of paragraphs: text, rtl, font (a file), size (the em in pixels) and lines: where each begins and ends, in
bytes (where a line breaks is not in question here), and what part of a pixel it stands right of a whole one. Answered is,
for each line, its width, whether FriBidi agrees with ICU, and its glyphs from left to right: id, name, first byte of the
letters it stands for, x from the left end of what is seen, y upwards, advance.

DRAWN is a file for pictures, or `-` for none: for each line, one grey byte a pixel, MARGIN pixels of paper on the left and
on the right, one and a half ems high with the baseline an em below the top.
"""

import ctypes
import json
import os
import sys
from ctypes import POINTER, byref, c_int, c_int8, c_int32, c_uint, c_uint8, c_uint16, c_uint32, c_void_p

import freetype

MARGIN = 8

icu = ctypes.CDLL("libicuuc.so.72")
icu.ubidi_open_72.restype = c_void_p

fribidi = ctypes.CDLL("libfribidi.so.0")
fribidi.fribidi_get_par_embedding_levels_ex.restype = c_int8
fribidi.fribidi_reorder_line.restype = c_int8
FRIBIDI_PAR_LTR, FRIBIDI_PAR_RTL = 0x110, 0x111

hb = ctypes.CDLL("libharfbuzz.so.0")
for maker in ("hb_blob_create_from_file", "hb_face_create", "hb_font_create", "hb_buffer_create"):
    getattr(hb, maker).restype = c_void_p
hb.hb_unicode_funcs_get_default.restype = c_void_p
HB_DIRECTION_LTR, HB_DIRECTION_RTL = 4, 5
HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES = 0
HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED = 0x5A797979, 0x5A696E68


class GlyphInfo(ctypes.Structure):
    _fields_ = [("codepoint", c_uint32), ("mask", c_uint32), ("cluster", c_uint32), ("v1", c_uint32), ("v2", c_uint32)]


class GlyphPosition(ctypes.Structure):
    _fields_ = [(name, c_int32) for name in ("x_advance", "y_advance", "x_offset", "y_offset", "v")]


hb.hb_buffer_get_glyph_infos.restype = POINTER(GlyphInfo)
hb.hb_buffer_get_glyph_positions.restype = POINTER(GlyphPosition)


class Font:
    """A font file, for HarfBuzz in its own units and for FreeType in pixels."""

    def __init__(self, file):
        face = hb.hb_face_create(c_void_p(hb.hb_blob_create_from_file(file.encode())), 0)
        self.shaper = c_void_p(hb.hb_font_create(c_void_p(face)))
        self.drawer = freetype.Face(file)
        self.per_em = self.drawer.units_per_EM
        hb.hb_font_set_scale(self.shaper, self.per_em, self.per_em)
        self.drawn, self.names = {}, {}

    def name(self, glyph):
        if glyph not in self.names:
            self.names[glyph] = self.drawer.get_glyph_name(glyph).decode()
        return self.names[glyph]

    def picture(self, glyph, size, shift):
        """Rows of a glyph at an em of `size` pixels, `shift` eighths of a pixel right of a whole one."""
        key = (glyph, size, shift)
        if key not in self.drawn:
            self.drawer.set_char_size(round(size * 64))
            self.drawer.set_transform(freetype.Matrix(0x10000, 0, 0, 0x10000), freetype.Vector(shift * 8, 0))
            self.drawer.load_glyph(glyph, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_NO_HINTING)
            slot = self.drawer.glyph
            bitmap, pitch = bytes(slot.bitmap.buffer), slot.bitmap.pitch
            rows = [bitmap[at : at + slot.bitmap.width] for at in range(0, len(bitmap), pitch)] if pitch else []
            self.drawn[key] = (slot.bitmap_left, slot.bitmap_top, [int.from_bytes(row, "little") for row in rows])
        return self.drawn[key]


class Icu:
    """The whole paragraph decides which letter stands in which embedding; lines are reordered one by one after that."""

    def __init__(self, text, rtl):
        letters = text.encode("utf-16-le")
        assert len(letters) == 2 * len(text), "a letter of two units"
        self.letters = (c_uint16 * len(text)).from_buffer_copy(letters)
        self.bidi, self.line = c_void_p(icu.ubidi_open_72()), c_void_p(icu.ubidi_open_72())
        self.fault = c_int()
        icu.ubidi_setPara_72(self.bidi, self.letters, len(text), c_uint8(rtl), None, byref(self.fault))
        assert self.fault.value <= 0, text

    def __del__(self):
        icu.ubidi_close_72(self.line)
        icu.ubidi_close_72(self.bidi)

    def runs(self, start, end):
        """From left to right as seen: where each run begins and ends, and whether it runs leftwards."""
        icu.ubidi_setLine_72(self.bidi, start, end, self.line, byref(self.fault))
        at, length, runs = c_int(), c_int(), []
        for run in range(icu.ubidi_countRuns_72(self.line, byref(self.fault))):
            leftwards = icu.ubidi_getVisualRun_72(self.line, run, byref(at), byref(length)) == 1
            runs.append((start + at.value, start + at.value + length.value, leftwards))
        assert self.fault.value <= 0
        return runs


class FriBidi:
    """The same by FriBidi, letter by letter."""

    def __init__(self, text, rtl):
        self.count = len(text)
        self.letters = (c_uint32 * self.count)(*map(ord, text))
        self.types, brackets = (c_uint32 * self.count)(), (c_uint32 * self.count)()
        self.levels = (c_int8 * self.count)()
        self.base = c_uint32(FRIBIDI_PAR_RTL if rtl else FRIBIDI_PAR_LTR)
        fribidi.fribidi_get_bidi_types(self.letters, self.count, self.types)
        fribidi.fribidi_get_bracket_types(self.letters, self.count, self.types, brackets)
        highest = fribidi.fribidi_get_par_embedding_levels_ex(
            self.types, brackets, self.count, byref(self.base), self.levels
        )
        assert highest > 0, text

    def order(self, start, end):
        """The letters of a line from left to right."""
        levels, visual = (c_int8 * self.count)(*self.levels), (c_uint32 * self.count)(*self.letters)
        order = (c_int32 * self.count)(*range(self.count))
        fribidi.fribidi_reorder_line(0, self.types, end - start, start, self.base, levels, visual, order)
        return order[start:end]


class Paragraph:
    def __init__(self, text, rtl):
        self.text, self.icu, self.fribidi = text, Icu(text, rtl), FriBidi(text, rtl)
        self.letters = (c_uint32 * len(text))(*map(ord, text))
        self.scripts = scripts(text)

    def runs(self, start, end):
        """Pieces of one direction and one script from left to right as seen."""
        pieces = []
        for first, last, leftwards in self.icu.runs(start, end):
            cuts = [at for at in range(first + 1, last) if self.scripts[at] != self.scripts[at - 1]]
            own = [(a, b, leftwards, self.scripts[a]) for a, b in zip([first, *cuts], [*cuts, last])]
            pieces += reversed(own) if leftwards else own
        return pieces

    def second_opinion(self, start, end):
        """Whether FriBidi sees what can be seen in the same order."""
        ours = []
        for first, last, leftwards in self.icu.runs(start, end):
            ours += reversed(range(first, last)) if leftwards else range(first, last)
        seen = lambda order: [at for at in order if self.text[at].isprintable()]
        return seen(ours) == seen(self.fribidi.order(start, end))


def scripts(text):
    """The script of every letter; signs and digits belong to the letters before them, else to those after them."""
    funcs = c_void_p(hb.hb_unicode_funcs_get_default())
    own = [hb.hb_unicode_script(funcs, ord(letter)) for letter in text]
    neutral = (HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED)
    current = next((script for script in own if script not in neutral), HB_SCRIPT_COMMON)
    for at, script in enumerate(own):
        current = current if script in neutral else script
        own[at] = current
    return own


def shape(font, paragraph, start, end, leftwards, script):
    buffer = c_void_p(hb.hb_buffer_create())
    letters = paragraph.letters
    hb.hb_buffer_add_codepoints(buffer, letters, len(letters), start, end - start)
    hb.hb_buffer_set_direction(buffer, HB_DIRECTION_RTL if leftwards else HB_DIRECTION_LTR)
    hb.hb_buffer_set_script(buffer, script)
    hb.hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
    hb.hb_shape(font.shaper, buffer, None, 0)
    count = c_uint()
    infos = hb.hb_buffer_get_glyph_infos(buffer, byref(count))
    places = hb.hb_buffer_get_glyph_positions(buffer, byref(count))
    shaped = [
        (infos[i].codepoint, infos[i].cluster, places[i].x_advance, places[i].x_offset, places[i].y_offset)
        for i in range(count.value)
    ]
    hb.hb_buffer_destroy(buffer)
    return shaped


def set_line(font, size, paragraph, start, end, at_byte):
    """The glyphs of a line. Space at its end takes no room and is not counted."""
    text = paragraph.text
    shown = end
    while shown > start and (text[shown - 1].isspace() or not text[shown - 1].isprintable()):
        shown -= 1
    glyphs, x, scale = [], 0.0, size / font.per_em
    for run in paragraph.runs(start, end):
        for glyph, cluster, advance, dx, dy in shape(font, paragraph, *run):
            if cluster < shown and (text[cluster].isprintable() or text[cluster].isspace()):
                name = font.name(glyph)
                glyphs.append((glyph, name, at_byte[cluster], x + dx * scale, dy * scale, advance * scale))
                x += advance * scale
    return {"width": x, "fribidi": paragraph.second_opinion(start, end), "glyphs": glyphs}


def draw(font, size, line, phase):
    """The picture of a line that begins `phase` right of a whole pixel, row by row."""
    width = int(line["width"]) + 2 * MARGIN + 2
    rows, baseline = [0] * int(size * 1.5), int(size)
    for glyph, _, _, x, y, _ in line["glyphs"]:
        eighths = int((x + phase + MARGIN) * 8 + 0.5)
        left, top, bits = font.picture(glyph, size, eighths % 8)
        at, first = eighths // 8 + left, baseline - top - int(y + 0.5 if y >= 0 else y - 0.5)
        for row, ink in enumerate(bits):
            if 0 <= first + row < len(rows) and at >= 0:
                rows[first + row] |= ink << (8 * at)
    room = (1 << (8 * width)) - 1
    return width, len(rows), b"".join((row & room).to_bytes(width, "little") for row in rows)


def answer(asked, font, pictures):
    text = asked["text"]
    at_byte = [0]
    for letter in text:
        at_byte.append(at_byte[-1] + len(letter.encode()))
    at_letter = {byte: at for at, byte in enumerate(at_byte)}
    lines, begins, ends, paragraph = [], 0, 0, None
    for first, last, phase in asked["lines"]:
        start, end = at_letter[first], at_letter[last]
        if start >= ends:
            # A line feed ends a paragraph.
            begins, ends = start, (text.find("\n", start) + 1) or len(text)
            paragraph = Paragraph(text[begins:ends], asked["rtl"])
        line = set_line(font, asked["size"], paragraph, start - begins, end - begins, at_byte[begins:])
        if pictures:
            *line["picture"], drawn = draw(font, asked["size"], line, phase)
            pictures.write(drawn)
        lines.append(line)
    return lines


def main():
    asked = json.load(sys.stdin)
    fonts = {file: Font(file) for file in {one["font"] for one in asked}}
    with open(os.devnull if sys.argv[1] == "-" else sys.argv[1], "wb") as pictures:
        drawn = None if sys.argv[1] == "-" else pictures
        json.dump([answer(one, fonts[one["font"]], drawn) for one in asked], sys.stdout)


main()
