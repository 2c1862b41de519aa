"""Patterns of forms, which are looked for in the skeleton of a text: what has a meaning is one symbol there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinxext_httpstatus.autolink.forms import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxext_httpstatus.autolink.forms import Form

#: The symbols of a code, of a reason phrase, and of one that is an ordinary word in small letters.
CODE, PHRASE, WORD = "\ue000", "\ue001", "\ue002"
# Of lists of statuses: the first; the next if one is no round number; two further if all are errors.
_LIST = 0xE003
# What follows a symbol, for a skeleton to be as long as its text.
_REST = "\ue007"
_SYMBOLS = re.compile(f"[{CODE}-{_REST}]")

#: Where something stands free: behind a blank, an opening bracket or quote, or a dash that is none of a compound.
FREE = (
    "(?<![^\\s([{<\"'|>`\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{EM DASH}])"
)

# What the signs and words of a template stand for, where that is not themselves.
_SIGNS = {
    "#": f"[{CODE}{chr(_LIST)}-{chr(_LIST + 3)}]{_REST}*",
    "#odd": f"[{chr(_LIST + 1)}{chr(_LIST + 3)}]{_REST}*",
    "#error": f"[{chr(_LIST + 2)}{chr(_LIST + 3)}]{_REST}*",
    "#round": f"[{chr(_LIST)}{chr(_LIST + 2)}]{_REST}*",
    "#rare": f"[{chr(_LIST + 1)}-{chr(_LIST + 3)}]{_REST}*",
    "PHRASE": f"{PHRASE}{_REST}*",
    "phrase": f"[{PHRASE}{WORD}]{_REST}*",
    "HTTP": rf"{FREE}HTTP(?:/[0-9](?:\.[0-9])?)?",
    "[": "(",
    "]": ")",
    "(": r"\(",
    ")": r"\)",
}
_TIMES = {"": "", "?": "?", "*": "{0,4}", "+": "{1,4}"}
_TOKEN = re.compile(r"(\s*)(?:<(\w+)>([?*+]?)|(#?\w+|.))")


def without_symbols(text: str) -> str:
    """Return a text that has none of the symbols, as long as it was."""
    return _SYMBOLS.sub("\N{REPLACEMENT CHARACTER}", text)


def list_symbol(codes: Iterable[int]) -> str:
    """Return the symbol of a list of statuses."""
    codes = list(codes)
    return chr(_LIST + any(code % 100 for code in codes) + 2 * all(code >= 400 for code in codes))


def skeleton(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with symbols in place of its parts: start, end and symbol of each, in order."""
    pieces: list[str] = []
    last = 0
    for start, end, symbol in parts:
        pieces += text[last:start], symbol, _REST * (end - start - 1)
        last = end
    return "".join((*pieces, text[last:]))


class Forms:
    """Forms as one pattern."""

    def __init__(self, rows: Iterable[Form]) -> None:
        """Make it."""
        self.pattern = re.compile("|".join(_pattern(row.template) for row in rows), re.IGNORECASE)

    def find(self, text: str) -> Iterator[tuple[int, tuple[int, int]]]:
        """Yield where each symbol of the forms in a skeleton is, with start and end of what is linked."""
        position = done = 0
        while match := self.pattern.search(text, position):
            found = _SYMBOLS.finditer(text, match.start(), match.end())
            places = [symbol.start() for symbol in found if symbol[0] != _REST]
            for place in places:
                if place >= done:
                    yield place, match.span(match.lastindex or 0)
            done = places[-1] + 1
            # Another form may begin at a symbol of this one: "between 400 to 404 errors".
            position = max(match.start() + 1, places[0])


def _pattern(template: str) -> str:
    pattern = ""
    for blank, name, times, sign in _TOKEN.findall(template):
        # Possessive: blanks are given back to nobody, so a text of blanks is read once.
        before = r"\s*+" if blank else ""
        if name:
            words = "|".join(map(_word, WORDS[name].split()))
            pattern += f"(?:{before}(?:{words})){_TIMES[times]}"
        else:
            pattern += before + (_SIGNS.get(sign) or (_word(sign) if sign.isalpha() else re.escape(sign)))
    return pattern


def _word(word: str) -> str:
    """A word stands alone; a mark, anywhere."""
    pattern = word.replace("_", r"\s++")
    return rf"\b(?:{pattern})\b" if word[0].isalpha() or word.startswith("(?") else pattern
