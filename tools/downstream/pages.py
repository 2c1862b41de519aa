"""Two builds of a page compared: the same text, and the same tags but for links to statuses."""

from __future__ import annotations

import difflib
import re
from html.parser import HTMLParser
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag, and how many characters of text stand before it, blanks not counted."""

    place: int
    name: str
    text: str


class Link(NamedTuple):
    """A link to a status: its target, where it begins and ends, and which pieces of the page's text it has."""

    target: str
    first: int
    last: int
    pieces: slice


class Page(HTMLParser):
    """What a page says, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._text: list[str] = []
        self.tags: list[Tag] = []
        self.links: list[Link] = []
        self._place = 0
        #: Target, place and number of pieces before, of the link that is open.
        self._open: tuple[str, int, int] | None = None
        self.feed(html)
        self.close()

    @property
    def words(self) -> list[str]:
        """The page's text; tags cut no words."""
        return "".join(self._text).split()

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._text.append(data)
        self._place += sum(map(len, data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that opens."""
        values = dict(attrs)
        if tag == "a" and "http-status" in (values.get("class") or "").split():
            self._open = values.get("href") or "", self._place, len(self._text)
        self.tags.append(Tag(self._place, tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes."""
        if tag == "a" and self._open is not None:
            target, first, pieces = self._open
            self.links.append(Link(target, first, self._place, slice(pieces, len(self._text))))
            self._open = None
        self.tags.append(Tag(self._place, tag, f"</{tag}>"))

    def quote(self, link: Link) -> str:
        """Return a link with what stands around it, and where it leads."""
        before, shown, after = (
            re.sub(r"\s+", " ", "".join(self._text[pieces]))
            for pieces in (slice(link.pieces.start), link.pieces, slice(link.pieces.stop, None))
        )
        return f"{before[-100:]}[{shown}]{after[:100]} -> {link.target.rpartition('#')[2]}"

    def outside(self, links: list[Link]) -> list[str]:
        """Return the tags but those that make these links."""
        covered = {place for link in links for place in range(link.first, link.last + 1)}
        return [tag.text for tag in self.tags if tag.place not in covered or tag.name not in {"a", "span"}]


def differences(before: str, after: str) -> list[str]:
    """Return what differs and should not, a line each."""
    if before == after:
        return []
    without, with_ = Page(before), Page(after)
    return _changes(without.words, with_.words) or _changes(without.outside(with_.links), with_.outside(with_.links))


def _changes(before: list[str], after: list[str]) -> list[str]:
    # Pages are long, and mostly equal.
    if before == after:
        return []
    return [
        f"{' '.join(before[i:j])!r} became {' '.join(after[k:m])!r}"
        for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after).get_opcodes()
        if kind != "equal"
    ]
