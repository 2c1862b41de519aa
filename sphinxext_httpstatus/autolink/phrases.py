"""Plain mentions of a status in running text: what is one, and what only looks like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_httpstatus.registry import Registry

#: What a text must have to be looked at closely.
WORTH_A_LOOK = re.compile(r"(?<![0-9A-Za-z_])[1-9][0-9]{2}(?![0-9A-Za-z_])|HTTPStatus\.")

# How far before a code its mention may begin, in characters.
_WINDOW = 120

# A mention stands free: behind a blank, an opening bracket or quote, or a dash that is none of a compound.
_FREE_BEFORE = frozenset(
    "([{<\"'|>"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}"
)
# After it, these glue where a letter or digit follows ("404.html", "100-continue").
_GLUE = frozenset("-#_.,/\\@+=:~&'\N{RIGHT SINGLE QUOTATION MARK}\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_NEVER_AFTER = frozenset("%$\N{DEGREE SIGN}*^")

# Reason phrases of one word that may follow a count as well ("302 found"): they count with a capital only.
_ORDINARY = frozenset({"accepted", "conflict", "continue", "created", "found", "gone", "locked", "processing"})

_HTTP = r"(?<![\w/.-])HTTP(?:/[0-9](?:\.[0-9])?)?\s+"
_HTTP_BEFORE = re.compile(rf"{_HTTP}(?:(?:response|error|status|result|return)\s+){{0,2}}(?:code:?\s+)?(?:of\s+)?$")
_MEMBER = re.compile(r"(?<![\w./-])(?:http\.)?HTTPStatus\.([A-Z][A-Z0-9_]*+)(?![\w(]|\.\w)")

#: The names of other protocols: they have the same numbers, and some of them the same phrases.
OTHER_PROTOCOL = re.compile(
    r"(?<![\w-])(?:SIPS?|RTSP|ICAP|CoAP|FTPS?|SMTPS?|LMTP|NNTP|ICY|XMPP|Gemini|"
    r"(?:Session Initiation|File Transfer|Mail Transfer|Real Time Streaming) Protocol)(?![\w-])"
)
# What a number counts or numbers when it is no status.
_COUNTED = re.compile(
    r"\s+(?:(?:more|other|different|concurrent|simultaneous|parallel)\s+)?(?:times|requests?|calls?|connections?|clients?|users?|"
    r"redirects?|pages?|rows?|items?|lines?|files?|bytes?|[kKMG]i?B|bits?|ms|milliseconds?|seconds?|minutes?|hours?|days?|"
    r"characters?|chars?|entries|records?|objects?|messages?|threads?|workers?|percent|per|px|pixels?|points?|of\s+(?:the|them|these|those))\b"
)
# What is not found under a number ("item 404 not found"), or under its name ("Page not found (404)").
_NUMBERED = re.compile(
    r"(?<!\w)(?:ids?|items?|records?|rows?|users?|tickets?|issues?|numbers?|no\.|objects?|orders?|posts?|products?|pages?|"
    r"files?|resources?|keys?|lines?|ports?|bugs?|rules?|sections?|chapters?|figures?|tables?|versions?)\s+$",
    re.IGNORECASE,
)

# "Not Found (302)" is no "Found (302)".
_NEGATION = re.compile(r"(?<!\w)not\s+$", re.IGNORECASE)

# A plural that a number may count, or a unit that it may measure.
_PLURAL = re.compile(
    r"\s+(?!(?:HTTP\s+)?(?:responses|errors|redirects|exceptions|replies|statuses|codes|is|was|means|has|as|does|"
    r"this|thus|always|sometimes)\b)(?:[a-z]+s|[kKMGT](?:i?B|bps|bit|Hz)|bps|Hz)(?!\w)"
)
_THOUSANDS = re.compile(r"(?<![\w.])[0-9]{1,3}[ \N{NO-BREAK SPACE}]$")

_NOUN_AFTER = re.compile(
    r"\s+(?:(?:HTTP\s+)?status|(?:HTTP\s+)?(?:response|reply)|(?:HTTP\s+)?(?:client\s+|server\s+)?error)(?:\s+codes?)?(?!\w)",
    re.IGNORECASE,
)
_NOUNS_AFTER = re.compile(r"\s+(?:HTTP\s+)?(?:errors|responses|statuses)(?!\w)", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:status|response)\s+code(?:\s+of|\s+is|:)?|(?:HTTP|response)\s+status(?:\s+of|\s+is|:)?|status(?:\s+of)?|"
    r"code\s+of)\s+$",
    re.IGNORECASE,
)
_ERROR_BEFORE = re.compile(r"(?<![\w-])(?:HTTP\s+)?error(?:\s+code)?(?:\s+of|:)?\s+$", re.IGNORECASE)
_VERB_BEFORE = re.compile(
    r"(?<![\w-])(?:returns?|returned|returning|responds?|responded|responding|repl(?:y|ies|ied)|answer(?:s|ed)?|sends?|sent|"
    r"gets?|got|raises?|raised|gives?|issues?)\s+(?:with\s+|back\s+)?an?\s+$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"\s*(?:[.;:!?)]|,\s|$)|\s+(?:if|when|whenever|unless|for|on|and|or|because|instead|as|to|from|in|without)\b"
)
# An exit status is a number of its own.
_OTHER_STATUS = re.compile(
    r"(?<!\w)(?:exit(?:s|ed)?|process|return|child|wait)\s+(?:with\s+)?(?:an?\s+)?(?:status|code)(?:\s+code)?(?:\s+of|\s+is|:)?\s+$",
    re.IGNORECASE,
)


class PlainMention(NamedTuple):
    """A mention in a text."""

    start: int
    end: int
    code: int


class MentionFinder:
    """Finds the plain mentions of the statuses of a registry."""

    def __init__(self, registry: Registry, *, loose: bool) -> None:
        """Prepare the search.

        :param loose: whether to find a code beside a noun or verb too (``404 error``), not only with its own phrase
            (``404 Not Found``) or with HTTP's name (``HTTP 404``).
        """
        self._registry = registry
        self._loose = loose
        phrases = {
            code: (status.phrase, PHRASES.get(code, ""), *OLD_PHRASES.get(code, ()))
            for code, status in registry.statuses.items()
        }
        alternatives = {code: _alternatives(texts) for code, texts in phrases.items()}
        self._after = {code: re.compile(_shapes_after(any_of)) for code, any_of in alternatives.items()}
        self._before = {code: re.compile(rf"(?<![\w-])(?:{any_of})\s+\($") for code, any_of in alternatives.items()}
        self._any_phrase = re.compile(_shapes_after("|".join(alternatives.values())))

    def find(
        self, text: str, before: str = "", after: str = "", *, is_foreign: bool | None = None
    ) -> Iterator[PlainMention]:
        """Yield the mentions in a text, in order, none within another.

        :param before: what stands directly before the text, a character or more.
        :param after: what stands directly after it.
        :param is_foreign: whether the block that it is a part of names another protocol; the text is it if not given.
        """
        end = 0
        is_foreign = bool(OTHER_PROTOCOL.search(text)) if is_foreign is None else is_foreign
        for candidate in WORTH_A_LOOK.finditer(text):
            if candidate.start() >= end and (mention := self._mention(text, candidate, is_foreign=is_foreign)):
                left = text[mention.start - 1] if mention.start else before
                right = text[mention.end : mention.end + 2]
                if mention.start >= end and stands_free(left, right if len(right) > 1 else right + after):
                    yield mention
                    end = mention.end

    def is_whole(self, text: str, *, is_foreign: bool | None = None) -> int:
        """Return the code that a text as a whole mentions; 0 if it mentions none, or says more."""
        stripped = text.strip()
        mention = next(self.find(stripped, is_foreign=is_foreign), None)
        return mention.code if mention and (mention.start, mention.end) == (0, len(stripped)) else 0

    def _mention(self, text: str, candidate: re.Match[str], *, is_foreign: bool) -> PlainMention | None:
        if candidate[0].startswith("HTTPStatus"):
            # Here and nowhere else: a search would find the name of a later one, and each would look for it.
            start = candidate.start()
            start -= len("http.") if text.startswith("http.", start - len("http.")) else 0
            member = _MEMBER.match(text, start)
            status = self._registry.python_names.get(f"HTTPStatus.{member[1]}") if member else None
            return PlainMention(member.start(), member.end(), status.code) if member and status else None
        code = int(candidate[0])
        if code not in self._registry.statuses:
            return None
        start, end = candidate.span()
        # A window, for the search to take time in proportion to the text.
        before = text[max(0, start - _WINDOW) : start]
        http = _HTTP_BEFORE.search(before)
        http_start = start - len(before) + http.start() if http else start
        phrase = self._after[code].match(text, end)
        if http:
            if phrase:
                return PlainMention(http_start, phrase.end(), code)
            # Counted, or with the phrase of another code, the number is no status, or not this one.
            is_other = _COUNTED.match(text, end) or _PLURAL.match(text, end) or self._any_phrase.match(text, end)
            return None if is_other else PlainMention(http_start, end, code)
        if is_foreign:
            return None
        if phrase:
            is_item = phrase[0].islower() and _NUMBERED.search(before)
            # "200 OK buttons", and "1 200 OK" with a blank between thousands.
            is_item = is_item or (code == 200 and _PLURAL.match(text, phrase.end())) or _THOUSANDS.search(before)
            return None if is_item else PlainMention(start, phrase.end(), code)
        named = self._before[code].search(before) if text.startswith(")", end) else None
        if named:
            said_before = before[: named.start()]
            is_another = _NEGATION.search(said_before) or (code == 404 and _NUMBERED.search(said_before))
            return None if is_another else PlainMention(start - len(before) + named.start(), end + 1, code)
        return self._loose_mention(text, before, start, end, code) if self._loose else None

    def _loose_mention(self, text: str, before: str, start: int, end: int, code: int) -> PlainMention | None:
        if _OTHER_STATUS.search(before) or self._any_phrase.match(text, end):
            return None
        # Round numbers of errors or responses are as likely to be counts.
        if noun := _NOUN_AFTER.match(text, end) or (_NOUNS_AFTER.match(text, end) if code % 100 else None):
            return PlainMention(start, noun.end(), code)
        if _COUNTED.match(text, end):
            return None
        if noun := _NOUN_BEFORE.search(before) or (_ERROR_BEFORE.search(before) if code >= 400 else None):
            return PlainMention(start - len(before) + noun.start(), end, code)
        if _VERB_BEFORE.search(before) and _CLAUSE_END.match(text, end):
            return PlainMention(start, end, code)
        return None


def _alternatives(phrases: tuple[str, ...]) -> str:
    """A pattern of phrases, the longest first."""
    unique = sorted({phrase.casefold(): phrase for phrase in phrases if phrase}.values(), key=len, reverse=True)
    return "|".join(map(_pattern, unique))


def _pattern(phrase: str) -> str:
    """A pattern of a phrase in any letter case, with any run of blanks, either apostrophe, and hyphens or blanks."""
    words = phrase.split()
    if len(words) == 1 and phrase.casefold() in _ORDINARY:
        return f"{re.escape(phrase)}|{re.escape(phrase.upper())}"
    pattern = (
        r"\s+".join(map(re.escape, words)).replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]").replace(r"\-", r"[-\s]")
    )
    return f"(?i:{pattern})"


def _shapes_after(phrase: str) -> str:
    """What may follow a code: ``404 Not Found``, ``404 (Not Found)``, ``404: Not Found``, ``404 - Not Found``."""
    dashes = "-\N{EN DASH}\N{EM DASH}"
    return rf"(?:\s+|:\s+|\s+[{dashes}]{{1,2}}\s+)(?:{phrase})(?!\w)|\s+\((?:{phrase})\)"


def stands_free(before: str, after: str) -> bool:
    """Whether a mention is glued to nothing that stands directly before or after it."""
    left = before[-1:]
    if left and not (left.isspace() or left in _FREE_BEFORE):
        return False
    right = after[:1]
    if right and (right.isalnum() or right == "_" or right in _NEVER_AFTER):
        return False
    return not (right in _GLUE and after[1:2] and (after[1].isalnum() or after[1] == "_"))
