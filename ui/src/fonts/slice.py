"""Cuts the rare characters of Chinese names into small web fonts; see README.md beside this file.

    python3 slice.py NotoSansCJK-Regular.ttc HanaMinA.ttf HanaMinB.ttf

Needs fonttools and brotli. Writes files/*.woff2 and rare-han.css.
"""

import io
import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
COMMON = HERE.parents[2] / 'node_modules/@fontsource-variable/noto-sans-sc/wght.css'

# CJK unified ideographs with extensions A to F, and the compatibility ideographs: the characters of GB 18030-2022.
BLOCKS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2EBEF)]

# A name needs one slice: small enough to come at once, large enough that there are not too many files.
PER_SLICE = 384
SIMPLIFIED_CHINESE = 2


def expand(ranges: str) -> set[int]:
    points: set[int] = set()
    for part in ranges.split(','):
        first, _, last = part.strip()[2:].partition('-')
        points |= set(range(int(first, 16), int(last or first, 16) + 1))
    return points


def compress(points: list[int]) -> str:
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ','.join(f'U+{a:x}' if a == b else f'U+{a:x}-{b:x}' for a, b in ranges)


def cut(font: TTFont, points: list[int], target: Path) -> None:
    options = Options()
    options.flavor = 'woff2'
    options.hinting = False
    options.layout_features = []
    options.name_IDs = []
    options.notdef_outline = True
    options.drop_tables += ['vhea', 'vmtx', 'VORG', 'BASE', 'GSUB', 'GPOS']
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    # The licences reserve the names of the fonts these are cut from.
    for record in (1, 4, 6):
        font['name'].setName('DaozhenRareHan', record, 3, 1, 0x409)
    font.flavor = 'woff2'
    font.save(target)


def main(noto: str, hana_a: str, hana_b: str) -> None:
    common = set().union(*map(expand, re.findall(r'unicode-range:\s*([^;]+);', COMMON.read_text())))
    wanted = {point for a, b in BLOCKS for point in range(a, b + 1)} - common
    css = ['/* Made by slice.py; the sources and licences are in README.md. */']
    files = HERE / 'files'
    for old in files.glob('*.woff2'):
        old.unlink()
    for label, path, number in [('sans', noto, SIMPLIFIED_CHINESE), ('ming-a', hana_a, -1), ('ming-b', hana_b, -1)]:
        data = Path(path).read_bytes()
        points = sorted(wanted & set(TTFont(io.BytesIO(data), fontNumber=number).getBestCmap()))
        wanted -= set(points)
        for start in range(0, len(points), PER_SLICE):
            part = points[start : start + PER_SLICE]
            name = f'{label}-{part[0]:x}.woff2'
            cut(TTFont(io.BytesIO(data), fontNumber=number, lazy=True), part, files / name)
            css.append(
                "@font-face {\n  font-family: 'Daozhen Rare Han';\n  font-display: swap;\n"
                '  ascent-override: 116%;\n  descent-override: 28.8%;\n'
                f"  src: url(./files/{name}) format('woff2');\n  unicode-range: {compress(part)};\n}}"
            )
            print(name, len(part), flush=True)
    (HERE / 'rare-han.css').write_text('\n'.join(css) + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
