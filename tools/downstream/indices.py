"""What a documentation is looked up in: ``objects.inv`` and the general index."""

from __future__ import annotations

import re
import zlib
from html.parser import HTMLParser


def objects(inventory: bytes) -> set[str]:
    """Return the lines of an ``objects.inv``, which are packed behind four of its own."""
    return set(zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines())


def is_general_index(name: str) -> bool:
    """Whether a page is of the general index, which may have one for each letter."""
    return name.startswith("genindex")


class GeneralIndex(HTMLParser):
    """The lines of the general index, each with those it stands under and a page that it leads to.

    Not the place in the page: a table typed by hand has one for each row, and ours has its rows.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: set[str] = set()
        self._above: list[str] = []
        self._page = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag that opens."""
        if tag == "li":
            self._above.append("")
        elif tag == "a":
            self._page = (dict(attrs).get("href") or "").partition("#")[0]

    def handle_data(self, data: str) -> None:
        """Take text; links to further places are numbers."""
        if self._above and not re.fullmatch(r"\[\d+\]", data):
            self._above[-1] += data.strip(", \n")

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes."""
        if self._above and tag in {"a", "li"}:
            self.lines.add(f"{'; '.join(self._above)} ({self._page})")
            self._page = ""
        if tag == "li" and self._above:
            self._above.pop()
