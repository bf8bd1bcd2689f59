"""What is put on the screen for a text: one code point for one, of the same UTF-16 width.

Qt drops a leading byte-order mark, swaps the bytes of a text that starts with U+FFFE, and makes new
paragraphs of several characters (docs/decisions/article-painting.md). Those are shown by visible
stand-ins, so that a place on the screen is always a place in the text. Nothing is ever read back.
"""

import re

_REPLACEMENT = 0xFFFD

_STAND_INS: dict[int, int] = {
    0x0000: 0x2400,  # NUL: its control picture
    0x000B: 0x240B,  # vertical tab
    0x000C: 0x240C,  # form feed
    0x000D: 0x240D,  # carriage return: Qt would start a paragraph
    0x001B: 0x241B,  # escape
    0x007F: 0x2421,  # delete
    0x0085: 0x2424,  # next line
    0x061C: 0x25C7,  # Arabic letter mark: bidi controls are shown, they can disguise text
    0x200E: 0x25B8,  # left-to-right mark
    0x200F: 0x25C2,  # right-to-left mark
    0x2028: 0x23CE,  # line separator
    0x2029: 0x2761,  # paragraph separator
    0x202A: 0x25B9,  # left-to-right embedding
    0x202B: 0x25C3,  # right-to-left embedding
    0x202C: 0x25C7,  # pop directional formatting
    0x202D: 0x25B6,  # left-to-right override
    0x202E: 0x25C0,  # right-to-left override
    0x2066: 0x25B9,  # left-to-right isolate
    0x2067: 0x25C3,  # right-to-left isolate
    0x2068: 0x25C7,  # first strong isolate
    0x2069: 0x25C7,  # pop directional isolate
    0xFDD0: _REPLACEMENT,  # Qt's marks for the begin and the end of a frame
    0xFDD1: _REPLACEMENT,
    0xFEFF: 0x25CC,  # byte-order mark
    0xFFFC: _REPLACEMENT,  # Qt's mark for a picture
    0xFFFE: _REPLACEMENT,
    0xFFFF: _REPLACEMENT,
}

_OTHER_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_TABLE = _OTHER_CONTROLS | _STAND_INS | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)

_HOSTILE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x85\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffc\ufffe\uffff]"
)


def display_text(text: str) -> str:
    """Return the copy of a text that the window may hand to Qt.

    Args:
        text: any string.

    Returns:
        A string of the same length in code points, and in UTF-16 units; line feeds and tabs stay.
    """
    return text.translate(_TABLE) if _HOSTILE.search(text) else text
