"""Two builds of a page compared: the same text, and the same tags but for links to statuses."""

from __future__ import annotations

import difflib
from html.parser import HTMLParser
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag, and how many characters of text stand before it, blanks not counted."""

    place: int
    name: str
    text: str


class Page(HTMLParser):
    """What a page says, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._text: list[str] = []
        self.tags: list[Tag] = []
        #: Where each link to a status begins and ends.
        self.links: list[tuple[int, int]] = []
        self._place = 0
        self._open: int | None = None
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
        if tag == "a" and "http-status" in (dict(attrs).get("class") or "").split():
            self._open = self._place
        self.tags.append(Tag(self._place, tag, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes."""
        if tag == "a" and self._open is not None:
            self.links.append((self._open, self._place))
            self._open = None
        self.tags.append(Tag(self._place, tag, f"</{tag}>"))

    def outside(self, links: list[tuple[int, int]]) -> list[str]:
        """Return the tags but those that make these links."""
        covered = {place for first, last in links for place in range(first, last + 1)}
        return [tag.text for tag in self.tags if tag.place not in covered or tag.name not in {"a", "span"}]


def differences(without: Page, with_: Page) -> list[str]:
    """Return what differs and should not, a line each."""
    return _changes(without.words, with_.words) or _changes(without.outside(with_.links), with_.outside(with_.links))


def _changes(before: list[str], after: list[str]) -> list[str]:
    return [
        f"{' '.join(before[i:j])!r} became {' '.join(after[k:m])!r}"
        for kind, i, j, k, m in difflib.SequenceMatcher(None, before, after).get_opcodes()
        if kind != "equal"
    ]
