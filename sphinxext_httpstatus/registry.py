"""The registry: which statuses an enum and the standards know, and which of them a text names."""

from __future__ import annotations

import difflib
import functools
import hashlib
import heapq
import re
from typing import TYPE_CHECKING

from sphinxext_httpstatus.standards import OLD_PHRASES, PHRASES, REFERENCES, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinxext_httpstatus.enums import StatusSource
    from sphinxext_httpstatus.standards import Reference

_CLASS_ENDINGS = frozenset({"xx", "xX", "Xx", "XX"})
# What separates the words of names and phrases, and the apostrophes that are no part of a name.
_FOLDED = str.maketrans("_-\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "    ", "'\N{RIGHT SINGLE QUOTATION MARK}")


# What is typed for the hyphen of a range, which may have blanks around it.
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
_RANGE_DASH = re.compile(r"(?<=[0-9xX])\s*-\s*(?=[0-9])")
_RANGE = re.compile("([1-9](?:[0-9]{2}|xx))-([1-9](?:[0-9]{2}|xx))", re.IGNORECASE)
# What may be meant as one: "500..504", "500-", "-".
_NO_RANGE = re.compile("[1-9][0-9]{2}[.:~\N{HORIZONTAL ELLIPSIS}]+[1-9][0-9]{2}|[0-9]*-[-0-9]*")


class SelectionError(ValueError):
    """A word selects no status. The message names it and says what would have."""


class RangeError(SelectionError):
    """A word is a range that can't be read."""


def words(text: str) -> list[str]:
    """Return the words of an option, with blanks or commas between, or as a list of YAML: a range is one word."""
    if text.lstrip().startswith("- "):
        text = re.sub(r"(^|\s)-\s", " ", text)
    return re.findall(r"[^\s,;\[\]'\"]+", _RANGE_DASH.sub("-", text.translate(_DASHES)))


def fold(text: str) -> str:
    r"""Return a name or phrase as look-ups compare it: without case, with single blanks between words.

    ``"NOT_FOUND"``, ``"Not Found"`` and ``"not\n  found"`` are all ``"not found"``.
    """
    return " ".join(text.translate(_FOLDED).casefold().split())


def class_digit(text: str) -> int:
    """Return the class that ``"4xx"`` or ``"4XX"`` names, 4; 0 if the text names no class."""
    text = text.strip()
    return int(text[0]) if text[1:] in _CLASS_ENDINGS and text[0] in "123456789" else 0


def class_name(digit: int) -> str:
    """Return how a class is written: ``"4xx"``."""
    return f"{digit}xx"


def target_name(number: int) -> str:
    """Return how references name a status code, ``"404"``, or the class of a first digit, ``"4xx"``."""
    return class_name(number) if number < 10 else str(number)


class Registry:
    """The statuses of an enum, of ``httpstatus_extra`` and of the standards, with their references.

    What the enum says of a name or phrase wins for the codes it has.
    """

    def __init__(self, enum: StatusSource, spec: str = "rfc9110", extra: Mapping[int, Status] | None = None) -> None:
        """Join the sources.

        :param enum: the enum, as :func:`sphinxext_httpstatus.enums.load` reads it.
        :param spec: the edition of the references, a key of :data:`sphinxext_httpstatus.standards.REFERENCES`.
        :param extra: further statuses by code.
        """
        references = REFERENCES[spec]
        extra = extra or {}
        self.enum = enum
        #: The enum's members in definition order: the rows of a table without selection.
        self.members = tuple(_joined(member, extra.get(member.code), references) for member in enum.members)
        enum_codes = [member.code for member in self.members]
        of_enum = set(enum_codes)
        #: Statuses that join a table that selects them.
        self.extra = tuple(status for code, status in sorted(extra.items()) if code not in of_enum)
        #: Both, in the enum's order; where that is the codes', the extra statuses stand between the others.
        self.rows = (*self.members, *self.extra)
        if enum_codes == sorted(enum_codes):
            self.rows = tuple(sorted(self.rows, key=lambda status: status.code))
        standard = (
            Status(code, fold(phrase).upper().replace(" ", "_"), phrase, "", references[code])
            for code, phrase in PHRASES.items()
        )
        #: Code -> status: all that is known.
        self.statuses = {status.code: status for status in (*standard, *self.extra, *self.members)}
        self._members = {member.name: member.code for member in self.members} | dict(enum.aliases)
        self._python_prefixes = {enum.name, enum.name.rpartition(".")[2]}
        if enum.name == "http.HTTPStatus":
            self._python_prefixes.add("http.client")
        standard_prefixes = {"HTTPStatus", "http.HTTPStatus", "http.client"}
        self._prefixes = {prefix.casefold() for prefix in standard_prefixes | self._python_prefixes}
        #: What of the enum can't be shown, one sentence each.
        self.problems = (*enum.problems, *self._needless_aliases())

    def _needless_aliases(self) -> Iterator[str]:
        """What to say of members that repeat the code of another and are no older name of it."""
        for name, code in self.enum.aliases:
            words = fold(name).removeprefix(f"http {code} ")
            if words not in map(fold, (PHRASES.get(code, ""), *OLD_PHRASES.get(code, ()))):
                yield f"{self.enum.name}.{name} is {code}, as {self.statuses[code].name} is; it has no row of its own"

    @functools.cached_property
    def digest(self) -> str:
        """A text that differs where what the enum says differs."""
        # But for where an object is in memory.
        said = re.sub("0x[0-9a-fA-F]+", "", repr((self.enum.members, self.enum.aliases, self.enum.problems)))
        return hashlib.sha256(said.encode()).hexdigest()

    @functools.cached_property
    def _codes(self) -> dict[str, int]:
        """Folded text -> code, for every name and phrase of every source; the enum's come first."""
        codes: dict[str, int] = {}
        for status in (*self.members, *self.extra, *self.statuses.values()):
            for word in (str(status.code), status.name, status.phrase):
                codes.setdefault(fold(word), status.code)
        for name, code in self.enum.aliases:
            codes.setdefault(fold(name), code)
        for phrases in (PHRASES, OLD_PHRASES):
            for code, listed in phrases.items():
                for phrase in (listed,) if isinstance(listed, str) else listed:
                    codes.setdefault(fold(phrase), code)
        for phrase, code in list(codes.items()):
            if not phrase.isdigit():
                codes.setdefault(f"{code} {phrase}", code)
        return codes

    def find(self, text: str) -> Status | None:
        """Return the status that a text names, or None.

        A text is a code, a name, a reason phrase, a code with its phrase, each also as earlier editions had it, or
        a name behind the enum's: ``404``, ``NOT_FOUND``, ``Not Found``, ``404 Not Found``, ``HTTPStatus.NOT_FOUND``.
        Case and runs of blanks make no difference.
        """
        code = self._codes.get(fold(text))
        if code is None and (name := self._behind_prefix(text)) and not name[0].isdigit():
            code = self._codes.get(fold(name))
        return None if code is None else self.statuses[code]

    def find_class(self, text: str) -> int:
        """Return the class that a text names, 4 of ``"4xx"``; 0 if it names none of which any status is known."""
        digit = class_digit(text)
        return digit if any(code // 100 == digit for code in self.statuses) else 0

    def _behind_prefix(self, text: str) -> str:
        """The name behind that of an enum; empty if the text is no such name."""
        prefix, _, name = text.strip().rpartition(".")
        return name if prefix.casefold() in self._prefixes else ""

    @functools.cached_property
    def python_names(self) -> dict[str, Status]:
        """Dotted name -> the status that it stands for, to the letter: ``"http.HTTPStatus.NOT_FOUND"``.

        The enum's name is enough before the member's. Python's own also has its constants in :mod:`http.client`.
        """
        return {
            f"{prefix}.{name}": self.statuses[code]
            for prefix in self._python_prefixes
            for name, code in self._members.items()
        }

    def selection(self, text: str) -> list[str]:
        """Return the words of a selection, for :meth:`select`; what is a phrase as a whole is one word."""
        items = [[item] if self.find(item) else words(item) for item in text.split(",")]
        return [word for item in items for word in item]

    def select(self, word: str) -> set[int]:
        """Return the codes that one word of ``:codes:`` selects: a code, name, class (``4xx``) or range (``500-504``).

        A range may be of classes: ``4xx-5xx``.

        :raises SelectionError: if the word is none of these, or no status that is known.
        """
        if digit := class_digit(word):
            return {code for code in self.statuses if code // 100 == digit}
        if match := _RANGE.fullmatch(word):
            first, last = int(match[1].lower().replace("xx", "00")), int(match[2].lower().replace("xx", "99"))
            if first > last:
                raise RangeError(f"the range {word!r} runs backwards; write '{match[2]}-{match[1]}'")
            return {code for code in self.statuses if first <= code <= last}
        if _NO_RANGE.fullmatch(word):
            raise RangeError(f"{word!r} is no range of status codes; write one as '500-504'")
        if status := self.find(word):
            return {status.code}
        expected = "a code, a name, a class or a range, such as 404, NOT_FOUND, 4xx or 500-504"
        raise SelectionError(self.unknown(word, expected))

    def unknown(
        self,
        text: str,
        expected: str = "a code, name, reason phrase or class, such as 404, NOT_FOUND, Not Found or 4xx",
    ) -> str:
        """Return what to tell an author whose text names no status: the text, and what is close to it or expected."""
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        # Bounded, for the search to take little time.
        close = self._close_to(text[:200])
        advice = f"did you mean {_either(close)}?" if close else f"expected {expected}"
        if is_class := class_digit(text):
            advice = "no status of this class is known"
        elif any(map(_RANGE.fullmatch, words(text))):
            advice = "a range is for the option 'codes' of a table"
        if is_class or re.fullmatch("[1-9][0-9]{2}", text.strip()):
            advice += " (a code of your own goes into httpstatus_extra)"
        return f"unknown HTTP status {shown!r}: {advice}"

    def _close_to(self, text: str) -> list[str]:
        """Titles of the statuses nearest to a text, the nearest first, three at most; or the class that is meant."""
        folded = fold(self._behind_prefix(text) or text).removeprefix("http ")
        # What stands for a class elsewhere: "40x", "4x", "4 xx", "5**", "4xx client error".
        if match := re.fullmatch(r"([1-5])[0-9]? ?[x*]+( .*)?", folded):
            return [class_name(int(match[1]))]
        number = folded.partition(" ")[0]
        codes = [self._codes[number]] if number in self._codes and number.isdigit() else []
        # Those that share most letters and pairs of letters: difflib takes long for all of them.
        parts = _parts_of(folded)
        alike = heapq.nlargest(20, self._codes, key=lambda word: len(parts & _parts_of(word)) / (len(text) + len(word)))
        codes += [self._codes[word] for word in difflib.get_close_matches(folded, alike, n=8)]
        return [self.statuses[code].title for code in list(dict.fromkeys(codes))[:3]]


@functools.lru_cache(maxsize=4096)
def _parts_of(text: str) -> set[str]:
    return {text[start : start + length] for start in range(len(text)) for length in (1, 2)}


def _joined(member: Status, extra: Status | None, references: Mapping[int, Reference]) -> Status:
    """A member with its reference; ``httpstatus_extra`` fills in what neither enum nor standard says."""
    reference = references.get(member.code)
    if extra:
        return member._replace(
            description=member.description or extra.description, reference=extra.reference or reference
        )
    return member._replace(reference=reference)


def _either(choices: Iterable[str]) -> str:
    *others, last = choices
    return f"{', '.join(others)} or {last}" if others else last
