"""Finds the plain mentions of statuses in the text of a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_httpstatus.autolink.forms import FULL_TRAPS, IN_FULL, LOOSE, STRICT, TRAPS
from sphinxext_httpstatus.autolink.patterns import (
    CODE,
    FREE,
    PHRASE,
    WORD,
    Forms,
    list_symbol,
    skeleton,
    without_symbols,
)
from sphinxext_httpstatus.registry import fold
from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_httpstatus.registry import Registry

#: What a text must have to be looked at closely.
WORTH_A_LOOK = re.compile(r"(?<![0-9A-Za-z_])[1-9][0-9]{2}(?![0-9A-Za-z_])|HTTPStatus\.|http\.client\.")

#: The names of other protocols: they have the same numbers, and some of them the same phrases.
OTHER_PROTOCOL = re.compile(
    r"(?<![\w-])(?:SIPS?|RTSP|ICAP|CoAP|FTPS?|E?SMTPS?|LMTP|POP3|IMAP4?|NNTP|IRC|XMPP|AMQP|ICY|STUN|MSRP|MGCP|"
    r"Modbus|Diameter|RADIUS|Telnet|"
    r"(?:Session Initiation|File Transfer|Mail Transfer|Real Time Streaming) Protocol)(?![\w-])"
)

_FREE = re.compile(rf"{FREE}|(?<=HTTP/)")
# What glues something to the end: "404.html", "100-continue", "400- and 500-level"; but not "404 -- so".
_GLUED = re.compile(
    r"\w|[%$\N{DEGREE SIGN}*^+]|-(?!-)|"
    r"[#.,/\\@=:~&'\N{RIGHT SINGLE QUOTATION MARK}\N{HYPHEN}\N{NON-BREAKING HYPHEN}](?=\w)"
)
# Another phrase of one word in small letters may follow a count as well ("302 found"), and is none without brackets.
_NO_COUNT = frozenset({"ok", "unauthorized", "forbidden"})
# What stands between the statuses of a list, among them codes that no one knows; the marks need no blank.
_COMMA = (
    r"\s*+(?:[,/|&]|,?\s*+\b(?:or|and|and/or|nor|as\s+well\s+as|but\s+not|instead\s+of|rather\s+than)\b)"
    r"\s*+(?:(?:an?|the)\s++)?"
)
_BETWEEN = re.compile(rf"{_COMMA}(?:[1-9][0-9]{{2}}{_COMMA})*")
_TIGHT = frozenset({",", "/", "|"})
_MEMBER = re.compile(r"(?<![\w./-])(?:(?:http\.)?HTTPStatus|http\.client)\.[A-Z][A-Z0-9_]*+(?![\w(]|\.\w)")

_IN_FULL, _STRICT, _LOOSE, _TRAPS, _FULL_TRAPS = map(Forms, (IN_FULL, STRICT, LOOSE, TRAPS, FULL_TRAPS))


class PlainMention(NamedTuple):
    """A mention in a text."""

    start: int
    end: int
    code: int
    #: Where the number begins and ends, or the name of a member.
    number: tuple[int, int]
    #: Whether its reason phrase stands beside it.
    is_full: bool = False
    #: Whether that is no word that a number may count: "200 OK buttons".
    is_certain: bool = False


class MentionFinder:
    """Finds the plain mentions of the statuses of a registry."""

    def __init__(self, registry: Registry, *, loose: bool) -> None:
        """Prepare the search.

        :param loose: whether to find a code beside a noun or verb too (``404 error``), not only with its own phrase
            (``404 Not Found``) or with HTTP's name (``HTTP 404``).
        """
        self._registry = registry
        self._loose = loose
        # Phrase or name -> the codes that it belongs to.
        self._codes: dict[str, set[int]] = {}
        patterns: dict[str, str] = {}
        for code, status in registry.statuses.items():
            for phrase in filter(None, (status.phrase, status.name, PHRASES.get(code), *OLD_PHRASES.get(code, ()))):
                self._codes.setdefault(_folded(phrase), set()).add(code)
                patterns[_folded(phrase)] = _pattern(phrase)
        any_phrase = "|".join(patterns[phrase] for phrase in sorted(patterns, key=len, reverse=True))
        self._token = re.compile(
            rf"(?<!\w)(?:(?P<code>{'|'.join(map(str, registry.statuses))})|(?:HTTP[\s_]?)?(?:{any_phrase}))(?!\w)",
            re.IGNORECASE,
        )

    def find(self, text: str) -> Iterator[PlainMention]:
        """Yield the mentions in the text of a block, in order, none within another."""
        end = 0
        for mention in sorted((*self._members(text), *self._statuses(without_symbols(text)))):
            if mention.start >= end:
                yield mention
                end = mention.end

    def _members(self, text: str) -> Iterator[PlainMention]:
        for match in _MEMBER.finditer(text):
            if status := self._registry.find(match[0]):
                yield PlainMention(*match.span(), status.code, match.span())

    def _statuses(self, text: str) -> Iterator[PlainMention]:
        """The statuses that are mentioned by their code."""
        lists = {these[0].start: these for these in self._lists(text)}
        if not lists:
            return
        masked = skeleton(text, [(at, it[-1].end, list_symbol(one.code for one in it)) for at, it in lists.items()])
        never, trapped, strict = (dict(rows.find(masked)) for rows in (_FULL_TRAPS, _TRAPS, _STRICT))
        # Other protocols have the same numbers: HTTP's name alone tells.
        is_foreign = OTHER_PROTOCOL.search(text)
        loose = _LOOSE.find(masked) if self._loose and not is_foreign else ()
        beside = {at: linked for at, linked in loose if _FREE.match(text, linked[0])}
        for at, these in lists.items():
            is_trapped = at in trapped
            found = [it for it in these if it.is_full and (it.is_certain or not is_trapped)]
            linked = strict.get(at) if not is_trapped or len(found) == len(these) else None
            if at in never or (is_foreign and not linked):
                continue
            if not (linked or found or is_trapped):
                linked = beside.get(at)
            if linked and len(these) == 1:
                found = [these[0]._replace(start=linked[0], end=max(linked[1], these[0].end))]
            # In a list, one that is in full tells what the others are.
            elif linked or (self._loose and found and not is_trapped):
                found = these
            yield from found

    def _lists(self, text: str) -> Iterator[list[PlainMention]]:
        """The codes with what belongs to them, those side by side together, that are glued to nothing else."""
        these: list[PlainMention] = []
        for it in (*self._items(text), None):
            gap = text[these[-1].end : it.start] if these and it else ""
            if these and gap not in _TIGHT:
                is_glued = _GLUED.match(text, these[-1].end)
                if is_glued:
                    these.pop()
                if these and (is_glued or not _BETWEEN.fullmatch(gap)):
                    yield these
                    these = []
            if it and (gap in _TIGHT or _FREE.match(text, it.start)):
                these.append(it)

    def _items(self, text: str) -> Iterator[PlainMention]:
        """The codes, with the reason phrase where it stands beside; those with that of another code are none."""
        tokens = {match.start(): match for match in self._token.finditer(text)}
        masked = skeleton(text, [(match.start(), match.end(), _symbol(match)) for match in tokens.values()])
        full: dict[int, PlainMention | None] = {}
        position = 0
        while match := _IN_FULL.pattern.search(masked, position):
            one, other = (tokens[at] for at in range(match.start(), match.end()) if at in tokens)
            code, phrase = (one, _folded(other[0])) if one["code"] else (other, _folded(one[0]))
            position = match.start() + 1
            if int(code[0]) not in self._codes.get(phrase, self._codes.get(phrase.removeprefix("http"), ())):
                full[code.start()] = None
            else:
                position = match.end()
                full[code.start()] = PlainMention(
                    *match.span(), int(code[0]), code.span(), is_full=True, is_certain=phrase != "ok"
                )
        for at, token in tokens.items():
            if token["code"] and (it := full.get(at, PlainMention(*token.span(), int(token[0]), token.span()))):
                yield it


def _folded(phrase: str) -> str:
    """A phrase or name as look-ups compare it, without blanks: ``notfound``."""
    return fold(phrase).replace(" ", "")


def _pattern(phrase: str) -> str:
    """A pattern of a phrase with or without blanks, underscores or hyphens, and with either apostrophe."""
    words = map(re.escape, re.split(r"[\s_-]+", phrase))
    return r"[\s_-]*".join(words).replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]?")


def _symbol(token: re.Match[str]) -> str:
    if token["code"]:
        return CODE
    return WORD if token[0].isalpha() and token[0].islower() and token[0] not in _NO_COUNT else PHRASE
