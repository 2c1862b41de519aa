"""Where the documentation mentions which status: sections, in the order of the table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment


class Mention(NamedTuple):
    """A section that mentions a status."""

    docname: str
    #: The id of the section; empty for what stands outside any.
    section_id: str
    #: The title of the section.
    title: str
    #: The title of the document.
    page: str


def in_toctree_order(env: BuildEnvironment, docnames: set[str]) -> list[str]:
    """Return the documents in the order in which a reader meets them; those in no toctree last, by name."""
    ordered = dict.fromkeys(docname for docname in _walk(env, env.config.root_doc, set()) if docname in docnames)
    return [*ordered, *sorted(docnames - ordered.keys())]


def _walk(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    # Without recursion: a toctree may be deeper than Python's stack.
    stack = [docname]
    while stack:
        found = stack.pop()
        if found not in seen:
            seen.add(found)
            yield found
            stack.extend(reversed(env.toctree_includes.get(found, [])))


class Sections:
    """The sections of a document, as its table of contents has them."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        """Read the titles."""
        self._docname = docname
        title = env.titles[docname].astext()
        # What Sphinx, from 8.1 to 9.2, calls a page that has no title.
        self._page = docname if title == "<no title>" else title
        self._titles = {
            reference["anchorname"].removeprefix("#"): reference.astext()
            for reference in env.tocs[docname].findall(nodes.reference)
            if reference["refuri"] == docname
        }
        self._order = {section_id: number for number, section_id in enumerate(self._titles)}

    def mentions(self, section_ids: Iterable[str]) -> Iterator[Mention]:
        """Yield sections with their titles, in the order of the document."""
        # A title that heads the document is no section of its own in the table of contents: it comes first.
        for section_id in sorted(section_ids, key=lambda section_id: self._order.get(section_id, -1)):
            yield Mention(self._docname, section_id, self._titles.get(section_id, self._page), self._page)
