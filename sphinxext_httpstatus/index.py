"""The index of statuses, and their entries in the general index."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx.domains import Index, IndexEntry
from sphinx.locale import get_translation

from sphinxext_httpstatus.registry import class_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinxext_httpstatus.domain import HTTPStatusDomain
    from sphinxext_httpstatus.standards import Status

_ = get_translation("sphinxext_httpstatus")

# What the fields of an index entry mean to Sphinx.
_PLAIN, _WITH_SUBENTRIES, _SUBENTRY = 0, 1, 2


def index_entry(status: Status, node_id: str) -> tuple[str, str, str, str, None]:
    """Return the entry of a status in the general index, as index nodes have it."""
    # In an f-string Babel finds it from Python 3.12 on only.
    heading = _("HTTP status")
    return "pair", f"{heading}; {status.title}", node_id, "", None


class StatusIndex(Index):
    """Every status that is documented or mentioned, by class, with its place and its mentions."""

    name = "index"
    localname = _("HTTP Status Index")

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the entries of each class; of some documents only, if these are given."""
        domain = cast("HTTPStatusDomain", self.domain)
        wanted = None if docnames is None else set(docnames)
        content: dict[str, list[IndexEntry]] = {}
        for code in sorted(domain.uses.keys() | {int(target) for target in domain.places if target.isdigit()}):
            entries = list(self._entries(domain, code, wanted))
            content.setdefault(class_name(code // 100), []).extend(entries)
        return [(letter, entries) for letter, entries in content.items() if entries], False

    @staticmethod
    def _entries(domain: HTTPStatusDomain, code: int, docnames: set[str] | None) -> Iterator[IndexEntry]:
        place = domain.places.get(str(code))
        if place and docnames is not None and place.docname not in docnames:
            place = None
        mentions = [mention for mention in domain.uses.get(code, ()) if docnames is None or mention.docname in docnames]
        if not place and not mentions:
            return
        kind = _WITH_SUBENTRIES if mentions else _PLAIN
        # Without a place of its own a status leads to where it is mentioned first.
        docname, node_id = place[:2] if place else mentions[0][:2]
        yield IndexEntry(domain.title(code), kind, docname, node_id, "", "", "")
        for mention in mentions:
            extra = mention.page if mention.page != mention.title else ""
            yield IndexEntry(mention.title, _SUBENTRY, mention.docname, mention.section_id, extra, "", "")


class LinkedStatusIndex(StatusIndex):
    """The index with a link in the navigation of every page: for a documentation that has a place for statuses."""

    shortname = _("HTTP statuses")
