#!/usr/bin/env python3
"""Makes the fonts of the page from Noto Sans CJK (SIL OFL) and Lucide (ISC).

    boot.ttf     Regular: Latin, punctuation, symbols, every character of our own texts: what the first visit shows
    medium.ttf   Medium: the characters of our own texts only; others are drawn in Regular
    full.ttf     Regular: all of GBK, fetched after the first picture
    icons.ttf    the icons of ui/theme/icons.h

usage: build_fonts.py --root <checkout> --icons <folder of lucide.ttf> --out <folder>

A font is made again only if its characters, its source or this recipe have changed.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

# The Simplified Chinese face of the collections; the others draw 直 and 骨 in Japanese, Korean … shapes.
SC_FACE = 2

FOLDERS = ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk"]

# Half of what the sources have. At 50 pixels a point moves by a twentieth of one at most, and the outlines are an eighth smaller.
UNITS_PER_EM = 500

ASCII = {chr(c) for c in range(0x20, 0x7F)}
LATIN_1 = {chr(c) for c in range(0xA0, 0x100)}
CJK_PUNCTUATION = {chr(c) for c in range(0x3000, 0x3020)} | {chr(c) for c in range(0xFF01, 0xFF5F)}
SYMBOLS = set(
    "–—―‖‘’“”„†‡•‥…‰′″‹›※€²³"
    "←↑→↓↔↕↖↗↘↙⇒⇔⇧⌘⏎␣"
    "−×÷±∓≈≠≤≥∞√∑∏∫∆∂∈∩∪∧∨∴∵∥∠⊕⊙"
    "■□▢▣▤▪▫▲△▶▷▼▽◀◁◆◇○◎●◐◑◢◣◤◥★☆"
    "✓℃℉№℡™Ωµ￥￡￠￢"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
    "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨ㎡㎥㎏㎜㎝㎞")


def decoded(encoding, leads, trails):
    """All characters of a two-byte encoding within the given byte ranges."""
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(bytes([lead, trail]).decode(encoding))
            except UnicodeDecodeError:
                pass
    return found


def gbk():
    return decoded("gbk", range(0x81, 0xFF), range(0x40, 0xFF))


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings_of(item)


def characters_of_json(files):
    found = set()
    for file in files:
        # A broken file is reported by whoever reads it for its meaning; here it only has characters.
        text = file.read_text(encoding="utf-8", errors="replace")
        try:
            found.update(*strings_of(json.loads(text)))
        except ValueError:
            found.update(text)
    return printable(found)


def printable(characters):
    return {c for c in characters if c >= " " and c not in "\x7f\ufeff\ufffd"}


def icons_of_header(header, codepoints_file):
    """The characters of the icon list. A number that is not the named icon's would draw something else: an error."""
    codepoints = json.loads(codepoints_file.read_text(encoding="utf-8"))
    found, wrong = set(), []
    for code, name in re.findall(r"= *0x([0-9A-Fa-f]+), *// *([a-z0-9-]+)", header.read_text(encoding="utf-8")):
        if codepoints.get(name) != int(code, 16):
            wrong.append(name)
        found.add(chr(int(code, 16)))
    if wrong:
        sys.exit(f"{header}: not the code points of Lucide's font: {', '.join(wrong)}")
    return found


def noto(weight):
    folders = [os.environ["PMO_NOTO_FOLDER"]] if "PMO_NOTO_FOLDER" in os.environ else FOLDERS
    for folder in folders:
        file = pathlib.Path(folder) / f"NotoSansCJK-{weight}.ttc"
        if file.exists():
            return file
    sys.exit(f"NotoSansCJK-{weight}.ttc not found: run web/setup, or name its folder in PMO_NOTO_FOLDER")


def options():
    chosen = subset.Options()
    chosen.hinting = False
    chosen.layout_features = []
    chosen.notdef_outline = True
    chosen.name_IDs = [0, 1, 2, 13, 14]  # the licence stays in the file
    chosen.name_languages = [0x409]
    chosen.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF", "DSIG"]
    # Subroutines make a CFF file smaller, but what comes out of brotli larger.
    chosen.desubroutinize = True
    return chosen


def make(target, source, face, characters):
    """Writes the subset; returns the characters that the source does not have."""
    recipe = hashlib.sha256(pathlib.Path(__file__).read_bytes())
    recipe.update(f"{source} {source.stat().st_size} {face}".encode())
    recipe.update("".join(sorted(characters)).encode("utf-8", "surrogatepass"))
    stamp = target.with_suffix(".recipe")
    if target.exists() and stamp.exists() and stamp.read_text() == recipe.hexdigest():
        return
    # The date stays the source's: the same characters give the same file, hence the same name on the page.
    font = TTFont(source, fontNumber=face, lazy=True, recalcTimestamp=False)
    known = font.getBestCmap()
    subsetter = subset.Subsetter(options())
    subsetter.populate(unicodes=[ord(c) for c in characters if ord(c) in known])
    subsetter.subset(font)
    scale_upem(font, UNITS_PER_EM)
    font.save(target)
    stamp.write_text(recipe.hexdigest())
    missing = sorted(c for c in characters if ord(c) not in known and c not in "\u3000\u00a0")
    print(f"{target.name}: {len(characters) - len(missing)} characters, {target.stat().st_size // 1024} KB"
          + (f", not in the font: {''.join(missing[:40])}" if missing else ""))


def main():
    parser = argparse.ArgumentParser()
    for name in ("root", "icons", "out"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    assets = arguments.root / "assets"
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)

    latin = ASCII | LATIN_1
    texts = characters_of_json(sorted(assets.rglob("*.json")))
    texts |= printable((arguments.root / "web" / "index.html").read_text(encoding="utf-8"))

    boot = latin | CJK_PUNCTUATION | SYMBOLS | texts
    make(out / "boot.ttf", noto("Regular"), SC_FACE, boot)
    make(out / "medium.ttf", noto("Medium"), SC_FACE, ASCII | texts | set("·–—−…“”‘’％￥→"))
    make(out / "full.ttf", noto("Regular"), SC_FACE, boot | printable(gbk()))

    icons = icons_of_header(arguments.root / "ui" / "theme" / "icons.h", arguments.icons / "codepoints.json")
    make(out / "icons.ttf", arguments.icons / "lucide.ttf", -1, icons)


if __name__ == "__main__":
    main()
