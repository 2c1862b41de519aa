"""The ``httpstatus`` domain: what the pages say of statuses, and what Sphinx asks of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.domains import Domain, Index, IndexEntry, ObjType

from sphinxext_httpstatus.config import extra_statuses
from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.inventory import Inventory
from sphinxext_httpstatus.links import css_classes, link
from sphinxext_httpstatus.messages import _, ngettext, own_messages
from sphinxext_httpstatus.pages import Page, is_met, is_unmistakable
from sphinxext_httpstatus.registry import Registry, class_digit, class_name, target_name
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.inventory import Place
    from sphinxext_httpstatus.pages import Listing


class StatusIndex(Index):
    """Every status that is documented, by class, with its place and the number of pages that mention it."""

    name = "index"
    localname = _("HTTP Status Index")

    def generate(self, docnames: Iterable[str] | None = None) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the lines of each class; of some documents only, if these are given."""
        inventory = cast("HTTPStatusDomain", self.domain).inventory
        wanted = None if docnames is None else set(docnames)
        content: dict[str, list[IndexEntry]] = {}
        # A class that has an entry stands before its statuses.
        for target, (docname, node_id, title, _tooltip) in sorted(
            inventory.places.items(), key=lambda it: it[0].rstrip("x")
        ):
            number = class_digit(target) or int(target)
            if (target.isdigit() or number in inventory.entries) and (wanted is None or docname in wanted):
                pages = len({user for user, *_ in inventory.uses.get(number, ())})
                extra = re.sub("%[ds]", str(pages), ngettext("%d page", "%d pages", pages)) if pages else ""
                line = IndexEntry(title, 0, docname, node_id, extra, "", "")
                content.setdefault(class_name(int(target[0])), []).append(line)
        return list(content.items()), False


class HTTPStatusDomain(Domain):
    """Listings and mentions of HTTP statuses."""

    name = "httpstatus"
    label = "HTTP"
    object_types: ClassVar[dict[str, ObjType]] = {
        "status": ObjType(_("status"), "status"),
        "class": ObjType(_("status class"), "status"),
    }
    indices: ClassVar[list[type[Index]]] = [StatusIndex]
    dangling_warnings: ClassVar[dict[str, str]] = {
        "status": "no row for HTTP status %(target)s; those of a table with :no-index: do not count"
    }
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}  # docname -> Page
    data_version = 4

    def begin(self, app: Sphinx) -> None:
        """Take builder and values of this run; nothing is documented anywhere until all pages are read."""
        from sphinx.builders.singlehtml import SingleFileHTMLBuilder  # noqa: PLC0415

        self.builder = app.builder
        #: Whether it writes one page of HTML.
        self.is_single_page = isinstance(app.builder, SingleFileHTMLBuilder)
        #: Whether it writes all documents each time, most of them as one: from Sphinx 8.1 to 9.2 it says so in a text.
        self.writes_all = isinstance(app.builder.get_outdated_docs(), str)
        # In the language of this run: not all builders can write Sphinx's lazy texts.
        self.indices[:] = [type(it.__name__, (it,), {"localname": str(it.localname)}) for it in self.indices]
        self._confdir = str(app.confdir)
        self._extra, _problems = extra_statuses(app.config.httpstatus_extra)
        self._messages = own_messages(app)
        self._registries: dict[tuple[str, str], Registry] = {}
        #: What follows from all pages, as :meth:`settle` has found it in this build.
        self.inventory = Inventory({}, self.registry, {}, bool, self._title_of)

    def registry(self, enum: str = "", spec: str = "") -> Registry:
        """Return the registry of an enum and edition; conf.py's where one is not given.

        :raises EnumError: if there is no such enum.
        """
        key = enum or self.env.config.httpstatus_enum, spec or self.env.config.httpstatus_spec
        if key not in self._registries:
            self._registries[key] = Registry(load(key[0], self._confdir), key[1], self._extra)
        return self._registries[key]

    @property
    def pages(self) -> dict[str, Page]:
        """What each document says."""
        return self.data["pages"]  # type: ignore[no-any-return]

    def note_enum(self, docname: str, enum: str) -> None:
        """Keep what an enum and the messages say now, so that the document is read anew when they say otherwise."""
        self.pages.setdefault(docname, Page()).enums[enum] = self._digest(enum)

    def _digest(self, enum: str) -> str:
        try:
            return self.registry(enum).digest + self._messages
        except EnumError:
            return self._messages

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Keep which statuses the document lists and mentions, and where."""
        page = self.pages.get(docname) or Page()
        page.read(document)
        if page.mentions or page.names or page.enums:
            self.pages[docname] = page
        if page.mentions or page.listings:
            self.note_enum(docname, env.config.httpstatus_enum)

    def clear_doc(self, docname: str) -> None:
        """Forget all that a document says."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Any, otherdata: dict[str, Any]) -> None:
        """Take over what a reading process has kept."""
        self.pages.update((docname, otherdata["pages"][docname]) for docname in docnames & otherdata["pages"].keys())

    def outdated(self) -> Iterator[str]:
        """Yield the documents that show an enum which has changed since they were read."""
        for docname, page in self.pages.items():
            if any(self._digest(enum) != digest for enum, digest in page.enums.items()):
                yield docname

    def settle(self, app: Sphinx) -> None:
        """Find places and uses, when all pages are read, for the build that goes on."""
        titles = {docname: self.env.titles[docname].astext() for docname in self.pages}
        # What Sphinx, from 8.1 to 9.2, calls a page that has no title.
        titles |= {docname: docname for docname, title in titles.items() if title == "<no title>"}
        pages = {docname: self.pages[docname] for docname in _in_toctree_order(self.env, self.pages.keys())}
        self.inventory = Inventory(
            pages, self.registry, titles, lambda condition: is_met(app, condition), self._title_of
        )

    def _title_of(self, docname: str, label: str) -> str:
        """The title of a document, of a label, or of an anchor of MyST's in a document; empty if there is none."""
        if not label:
            return self.env.titles[docname].astext() if docname in self.env.titles else ""
        labels = self.env.domains.standard_domain.labels
        anchors = self.env.metadata.get(docname, {}).get("myst_slugs", {})
        # Of an index the title is one of Sphinx's lazy texts.
        return str(labels[label][2] if label in labels else anchors[label][2] if label in anchors else "")

    def link(self, refdoc: str, place: Place | None, *content: nodes.Node) -> nodes.reference | None:
        """Return a link from a document to a place; None if there is none.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the place's document.
        """
        if place is None:
            return None
        docname, node_id, title, tooltip = place
        made = self.link_to(refdoc, docname, node_id, tooltip, *css_classes(title[:3]))
        made += content
        return made

    def link_to(self, refdoc: str, docname: str, node_id: str, tooltip: str = "", *classes: str) -> nodes.reference:
        """Return an empty link from a document to an id of another.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the other document.
        """
        address = "" if refdoc == docname else self.builder.get_relative_uri(refdoc, docname)
        return link(address, node_id, tooltip, *classes)

    def check_consistency(self) -> None:
        """Warn of statuses that are documented twice: one warning for a pair of tables, or of entries."""
        first: dict[tuple[bool, int], Listing] = {}
        for listing in self.inventory.listings:
            shared: dict[int, tuple[Listing, list[int]]] = {}
            for number, node_id in self.inventory.shown_rows(listing).items():
                # An entry and a row of the same status are no duplicates: the row leads to the entry.
                other = first.setdefault((bool(listing.columns), number), listing) if node_id else listing
                if other is not listing:
                    shared.setdefault(id(other), (other, []))[1].append(number)
            for other, numbers in shared.values():
                message = f"{_listed(numbers)} already documented at {self._other(listing, other)}"
                warn(WarningType.DUPLICATE, message, listing.location)

    def _other(self, listing: Listing, other: Listing) -> str:
        """Where a listing stands whose statuses are listed again, and what to do."""
        if other.location != listing.location:
            # An enum of an author's own has members that shall have a row.
            exclude = "leave out by :exclude: what is in both, or "
            return f"{other.location}; {exclude if other.enum != listing.enum else ''}add :no-index: to one of the two"
        # One directive, read twice: there is no place where the option could make a difference.
        same = f"{other.location}, the same lines, shown in {other.docname!r} and in {listing.docname!r}"
        sources = {str(self.env.doc2path(docname)) for docname in (listing.docname, other.docname)}
        if listing.location.rpartition(":")[0] in sources:
            return f"{same}; add the file to exclude_patterns in conf.py"
        return f"{same}; show them once"

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each documented status and class for the inventory and the search index."""
        for target, (docname, node_id, title, _tooltip) in self.inventory.places.items():
            yield target, title, "class" if class_digit(target) else "status", docname, node_id, 1

    def resolve_xref(  # noqa: PLR0917
        self, env: Any, fromdocname: str, builder: Any, typ: str, target: str, node: Any, contnode: nodes.Element
    ) -> nodes.reference | None:
        """Return a link to the entry or row, or None."""
        return self.link(fromdocname, self.inventory.place(target), contnode)

    def resolve_any_xref(  # noqa: PLR0917
        self, env: Any, fromdocname: str, builder: Any, target: str, node: Any, contnode: nodes.Element
    ) -> list[tuple[str, nodes.reference]]:
        """Answer ``any`` for what can be nothing but a status: ``404 Not Found`` and ``HTTPStatus.NOT_FOUND``."""
        if not is_unmistakable(target):
            return []
        made = self.resolve_xref(env, fromdocname, builder, "status", target, node, contnode)
        return [] if made is None else [("http:status", made)]


def httpstatus_domain(env: BuildEnvironment) -> HTTPStatusDomain:
    """Return the environment's ``httpstatus`` domain."""
    return cast("HTTPStatusDomain", env.domains["httpstatus"])


def _in_toctree_order(env: BuildEnvironment, docnames: KeysView[str]) -> list[str]:
    """The documents in the order in which a reader meets them; those in no toctree last, by name."""
    ordered: dict[str, None] = {}
    # Without recursion: a toctree may be deeper than Python's stack.
    stack = [env.config.root_doc]
    while stack:
        docname = stack.pop()
        if docname not in ordered:
            ordered[docname] = None
            stack.extend(reversed(env.toctree_includes.get(docname, [])))
    return [docname for docname in (*ordered, *sorted(docnames - ordered.keys())) if docname in docnames]


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(target_name, numbers[:5])) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")
    return f"{shown} {'is' if len(numbers) == 1 else 'are'}"
