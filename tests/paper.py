"""Words of a PDF as whoever opens it can copy them: enough of the format to read what the program draws."""

import re
import zlib

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\nendstream", re.DOTALL)
FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|(BT)|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(content: bytes) -> list[str]:
    """Every page as lines of text; fails for what is no PDF of A4 pages."""
    assert content.startswith(b"%PDF-1.")
    objects = {int(number): body for number, body in OBJECT.findall(content)}
    fonts = {
        name.decode(): _letters(objects, int(number))
        for body in objects.values()
        for name, number in FONT.findall(body)
        if b"/Subtype /Type0" in objects[int(number)]
    }
    found = [body for body in objects.values() if re.search(rb"/Type /Page\b(?!s)", body)]
    for body in found:
        box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", body)
        assert box, body
        assert (round(float(box[1])), round(float(box[2]))) == (842, 595), "no page of A4"
    contents = [re.search(rb"/Contents (\d+) 0 R", body) for body in found]
    return [_text(_stream(objects[int(one[1])]), fonts) for one in contents if one]


def _stream(body: bytes) -> bytes:
    found = STREAM.match(body)
    assert found
    return zlib.decompress(found[2]) if b"FlateDecode" in found[1] else found[2]


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    """What each number of a font stands for."""
    there = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    assert there
    letters: dict[int, str] = {}
    table = _stream(objects[int(there[1])])
    for first, last, start in re.findall(rb"<([0-9a-f]+)> <([0-9a-f]+)> (?:\[)?<([0-9a-f]+)>", table):
        for place, number in enumerate(range(int(first, 16), int(last, 16) + 1)):
            letters[number] = chr(int(start, 16) + place)
    for first, listed in re.findall(rb"<([0-9a-f]+)> <[0-9a-f]+> \[((?:<[0-9a-f]+>\s*)+)\]", table):
        for place, one in enumerate(re.findall(rb"<([0-9a-f]+)>", listed)):
            letters[int(first, 16) + place] = bytes.fromhex(one.decode()).decode("utf-16-be")
    return letters


def _text(content: bytes, fonts: dict[str, dict[int, str]]) -> str:
    said, letters = [""], dict[int, str]()
    for font, begins, string in SHOWN.findall(content):
        if font:
            letters = fonts[font.decode()]
        elif begins:
            said.append("")
        elif string:
            plain = re.sub(rb"\\(.)", lambda one: ESCAPED.get(one[1], one[1]), string, flags=re.DOTALL)
            codes = [int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2)]
            said[-1] += "".join(letters[code] for code in codes)
    return "\n".join(filter(None, said))
