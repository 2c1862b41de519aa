"""The ``httpstatus`` domain: which statuses are documented and mentioned where, and where a reference leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, Index, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from sphinxext_httpstatus.config import extra_statuses
from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.index import StatusIndex
from sphinxext_httpstatus.mentions import Sections, in_toctree_order
from sphinxext_httpstatus.registry import Registry, class_digit, class_name
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.mentions import Mention
    from sphinxext_httpstatus.standards import Status

_ = get_translation("sphinxext_httpstatus")


class Entry(NamedTuple):
    """An entry of a document, as the environment keeps it."""

    #: The line of the directive.
    lineno: int
    code: int
    node_id: str


class Table(NamedTuple):
    """A table of a document, as the environment keeps it."""

    #: The line of the directive.
    lineno: int
    #: The dotted path of the enum it shows.
    enum: str
    #: Status code -> id of its row, empty in a table that is not indexed.
    rows: dict[int, str]
    #: First digit of a class -> id at its first row.
    classes: dict[int, str]
    #: Whether it shows only the statuses that the documentation mentions.
    is_used: bool = False
    #: Whether it shows where they are mentioned.
    has_uses: bool = False


class Place(NamedTuple):
    """Where a reference leads."""

    docname: str
    node_id: str
    #: What is there: ``"404 Not Found"``.
    title: str
    #: The tooltip of a link to it.
    tooltip: str


class HTTPDomain(Domain):
    """An ``http`` domain for the role to live in where no extension brings one."""

    name = "http"
    label = "HTTP"
    # Unlike that of any other ``http`` domain: where one comes or goes over an existing build directory, Sphinx then
    # discards the environment in place of handing one domain's data to another.
    data_version = 9110

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Merge nothing: the domain keeps no data."""

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Know no object."""
        return []


class HTTPStatusDomain(Domain):
    """Tables, entries and mentions of HTTP statuses."""

    name = "httpstatus"
    label = "HTTP"
    object_types: ClassVar[dict[str, ObjType]] = {
        "status": ObjType(_("status"), "status"),
        "class": ObjType(_("status class"), "status"),
    }
    indices: ClassVar[list[type[Index]]] = [StatusIndex]
    dangling_warnings: ClassVar[dict[str, str]] = {"status": "no row for HTTP status %(target)s"}
    initial_data: ClassVar[dict[str, Any]] = {
        "entries": {},  # docname -> [Entry]
        "tables": {},  # docname -> [Table]
        "mentions": {},  # docname -> {target: ids of the sections that mention it}
        "enums": {},  # docname -> {dotted path: digest of what the enum said when the document was read}
        "written": {},  # builder -> {target: Place}, of its last build
    }
    data_version = 1

    #: The builder of this run, for links.
    builder: Builder

    def __init__(self, env: BuildEnvironment) -> None:
        """Create the domain; nothing is resolved until the documents are read."""
        super().__init__(env)
        self._registries: dict[tuple[str, str], Registry] = {}
        self._places: dict[str, Place] | None = None
        self._uses: dict[int, tuple[Mention, ...]] | None = None

    def settle(self) -> None:
        """Forget what followed from the documents; it is found anew when it is asked for."""
        self._places = None
        self._uses = None

    @property
    def entries(self) -> dict[str, list[Entry]]:
        """The entries of each document, in its order."""
        return self.data["entries"]  # type: ignore[no-any-return]

    @property
    def tables(self) -> dict[str, list[Table]]:
        """The tables of each document, in its order."""
        return self.data["tables"]  # type: ignore[no-any-return]

    @property
    def mentions(self) -> dict[str, dict[str, list[str]]]:
        """The targets that each document mentions, with the ids of the sections that do."""
        return self.data["mentions"]  # type: ignore[no-any-return]

    def registry(self, enum: str = "", spec: str = "") -> Registry:
        """Return the registry of an enum and edition; conf.py's where one is not given.

        :raises EnumError: if there is no such enum.
        """
        config = self.env.config
        key = (enum or config.httpstatus_enum, spec or config.httpstatus_spec)
        if key not in self._registries:
            extra, _problems = extra_statuses(config.httpstatus_extra)
            self._registries[key] = Registry(load(key[0]), key[1], extra)
        return self._registries[key]

    # what the documents say

    def note_entry(self, docname: str, entry: Entry) -> None:
        """Keep an entry of the document that is read."""
        self.entries.setdefault(docname, []).append(entry)
        self.note_enum(docname, self.env.config.httpstatus_enum)
        self.settle()

    def note_table(self, docname: str, table: Table) -> None:
        """Keep a table of the document that is read."""
        self.tables.setdefault(docname, []).append(table)
        self.settle()

    def note_enum(self, docname: str, enum: str) -> None:
        """Keep what the enum says now, so that the document is read anew when it says otherwise."""
        self.data["enums"].setdefault(docname, {})[enum] = self._digest(enum)

    def _digest(self, enum: str) -> str:
        try:
            return self.registry(enum).digest
        except EnumError:
            return ""

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Keep which statuses the document mentions, and in which sections."""
        mentions: dict[str, list[str]] = {}
        for node in document.findall(addnodes.pending_xref):
            if target := self._mentioned(node):
                section = _section_id(node)
                if section is not None:
                    sections = mentions.setdefault(target, [])
                    if section not in sections:
                        sections.append(section)
        for entry in self.entries.get(docname, ()):
            section = _section_id(document.ids[entry.node_id]) or ""
            mentions.setdefault(str(entry.code), []).append(section)
        if mentions:
            self.mentions[docname] = mentions
            self.settle()
            self.note_enum(docname, env.config.httpstatus_enum)

    def _mentioned(self, node: pending_xref) -> str:
        """The target of a reference to a status, or to what may turn out to be one; empty for any other."""
        target: str = node.get("reftarget", "")
        refdomain, reftype = node.get("refdomain"), node.get("reftype")
        if refdomain == "py" or reftype == "member":
            target = python_target(node)
            if status := self.python_status(target):
                return str(status.code)
            # Perhaps a member of an enum that a table shows.
            return target if target.rpartition(".")[2].isupper() else ""
        if refdomain == self.name:
            return target
        if reftype == "any" and is_unmistakable(target):
            status = self.registry().find(target)
            return str(status.code) if status else target
        return ""

    def clear_doc(self, docname: str) -> None:
        """Forget all that a document says."""
        for kept in ("entries", "tables", "mentions", "enums"):
            self.data[kept].pop(docname, None)
        self.settle()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a reading process has kept."""
        for kept in ("entries", "tables", "mentions", "enums"):
            self.data[kept].update((docname, otherdata[kept][docname]) for docname in docnames & otherdata[kept].keys())
        self.settle()

    def outdated(self) -> Iterator[str]:
        """Yield the documents that show an enum which has changed since they were read."""
        digests: dict[str, str] = {}
        for docname, enums in self.data["enums"].items():
            for enum, digest in enums.items():
                if enum not in digests:
                    digests[enum] = self._digest(enum)
                if digests[enum] != digest:
                    yield docname
                    break

    # what follows from it, whatever the order of reading

    @property
    def places(self) -> dict[str, Place]:
        """Target (``"404"``, ``"4xx"``) -> where a reference to it leads: an entry, or else a row."""
        if self._places is None:
            self._places = self._locate_entries()
            self._locate_rows(self._places)
        return self._places

    def _locate_entries(self) -> dict[str, Place]:
        places: dict[str, Place] = {}
        for docname, entry in self.sorted_entries():
            if status := self.registry().statuses.get(entry.code):
                places.setdefault(str(entry.code), Place(docname, entry.node_id, status.title, tooltip(status)))
        return places

    def _locate_rows(self, places: dict[str, Place]) -> None:
        most_rows: dict[int, int] = {}
        for docname, table in self.sorted_tables():
            shown = self.shown_codes(table)
            for code in shown:
                status = self.shown_status(table, code)
                if status and (node_id := table.rows[code]):
                    places.setdefault(str(code), Place(docname, node_id, status.title, tooltip(status)))
            # A class leads to the table that shows most of it.
            for digit, node_id in table.classes.items():
                rows = sum(code // 100 == digit for code in shown)
                if rows > most_rows.get(digit, 0):
                    most_rows[digit] = rows
                    places[class_name(digit)] = Place(docname, node_id, class_title(digit), class_title(digit))

    def sorted_entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield each entry with its document, in an order that does not depend on that of reading."""
        for docname, entries in sorted(self.entries.items()):
            for entry in entries:
                yield docname, entry

    def sorted_tables(self) -> Iterator[tuple[str, Table]]:
        """Yield each table with its document, in an order that does not depend on that of reading."""
        for docname, tables in sorted(self.tables.items()):
            for table in tables:
                yield docname, table

    def shown_codes(self, table: Table) -> list[int]:
        """Return the codes of the rows that a table shows, in its order."""
        return [code for code in table.rows if not table.is_used or code in self.uses]

    @property
    def uses(self) -> dict[int, tuple[Mention, ...]]:
        """Status code -> the sections that mention it, in the order of the table of contents."""
        if self._uses is None:
            self._uses = self._find_uses()
        return self._uses

    def _find_uses(self) -> dict[int, tuple[Mention, ...]]:
        uses: dict[int, list[Mention]] = {}
        # The same few targets are mentioned in document after document.
        targets = {target for mentions in self.mentions.values() for target in mentions}
        statuses = {target: self.known(target) or self.python_status(target) for target in targets}
        for docname in in_toctree_order(self.env, set(self.mentions)):
            section_ids: dict[int, dict[str, None]] = {}
            for target, mentioned_in in self.mentions[docname].items():
                if status := statuses[target]:
                    section_ids.setdefault(status.code, {}).update(dict.fromkeys(mentioned_in))
            sections = Sections(self.env, docname)
            for code, ids in section_ids.items():
                uses.setdefault(code, []).extend(sections.mentions(ids))
        return {code: tuple(mentions) for code, mentions in uses.items()}

    def title(self, code: int) -> str:
        """Return code and reason phrase of a status, as it is documented or else as conf.py's enum has it."""
        place = self.places.get(str(code))
        if place:
            return place.title
        status = self.known(str(code))
        return status.title if status else str(code)

    def known(self, target: str) -> Status | None:
        """Return the status that a reference's target names in conf.py's enum or in one that a table shows."""
        if status := self.registry().find(target):
            return status
        for _docname, table in self.sorted_tables():
            registry = self._registry_of(table)
            status = registry.find(target) if registry else None
            if status and status.code in table.rows:
                return status
        return None

    def _registry_of(self, table: Table) -> Registry | None:
        """The registry of a table; None if its enum is no longer there, and the table's document still to be read."""
        try:
            return self.registry(table.enum)
        except EnumError:
            return None

    def shown_status(self, table: Table, code: int) -> Status | None:
        """Return the status that a row of a table shows; None if its enum no longer has it."""
        registry = self._registry_of(table)
        return registry.statuses.get(code) if registry else None

    def python_status(self, target: str) -> Status | None:
        """Return the status that a dotted Python name stands for: a member of an enum that is known, or None."""
        if "." not in target:
            return None
        for enum in dict.fromkeys((self.env.config.httpstatus_enum, "http.HTTPStatus")):
            if status := self.registry(enum).member(target):
                return status
        for _docname, table in self.sorted_tables():
            registry = self._registry_of(table)
            if registry and (status := registry.member(target)):
                return status
        return None

    def place(self, target: str) -> Place | None:
        """Return where a reference leads in this documentation, or None."""
        if found := self.places.get(target):
            return found
        status = self.known(target)
        return self.places.get(str(status.code)) if status else None

    def has_class(self, digit: int) -> bool:
        """Return whether there is such a class: of the standard (RFC 9110, Section 15), or of a table."""
        return 1 <= digit <= 5 or class_name(digit) in self.places

    def link(self, refdoc: str, target: str) -> nodes.reference | None:
        """Return an empty link from a document to the place that a target names; None if there is none.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the place's document.
        """
        place = self.place(target)
        if place is None:
            return None
        link = self.link_to(refdoc, place.docname, place.node_id, place.tooltip)
        link["classes"] += css_classes(place.title.partition(" ")[0])
        return link

    def link_to(self, refdoc: str, docname: str, node_id: str, tooltip: str | None = None) -> nodes.reference:
        """Return an empty link from a document to an id of another.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the other document.
        """
        link = make_refnode(self.builder, refdoc, docname, node_id, [], tooltip)
        if link.get("refuri", "").startswith("#") and node_id:
            # singlehtml: "#document-page#id", of which Sphinx 8.1 to 9.1 leave the id, and 9.2 both.
            link["refuri"] = f"#{node_id}"
        return link

    def entry_link(self, refdoc: str, code: int) -> nodes.reference | None:
        """Return an empty link from a document to the entry of a status; None if it has none.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the entry's document.
        """
        return self.link(refdoc, str(code)) if any(entry.code == code for _, entry in self.sorted_entries()) else None

    def check_consistency(self) -> None:
        """Warn of statuses that are documented twice: one warning for a pair of tables, or of entries."""
        entries = ((docname, entry.lineno, (entry.code,)) for docname, entry in self.sorted_entries())
        tables = (
            (docname, table.lineno, tuple(code for code in self.shown_codes(table) if table.rows[code]))
            for docname, table in self.sorted_tables()
        )
        # An entry and a row of the same status are no duplicates: the row leads to the entry.
        self._warn_of_duplicates(entries)
        self._warn_of_duplicates(tables)

    def _warn_of_duplicates(self, documented: Iterator[tuple[str, int, tuple[int, ...]]]) -> None:
        first: dict[int, tuple[str, int]] = {}
        for docname, lineno, codes in documented:
            here = docname, lineno
            shared: dict[tuple[str, int], list[int]] = {}
            for code in codes:
                there = first.setdefault(code, here)
                if there != here:
                    shared.setdefault(there, []).append(code)
            for (other, other_lineno), same in shared.items():
                place = f"{self.env.doc2path(other)}:{other_lineno}"
                message = f"{_listed(same)} already documented at {place}; add :no-index: to one of the two"
                warn(WarningType.DUPLICATE, message, here)

    # what Sphinx asks of a domain

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield each documented status and class for the inventory and the search index."""
        for target, place in self.places.items():
            kind = "class" if class_digit(target) else "status"
            yield target, place.title, kind, place.docname, place.node_id, 1

    def resolve_xref(  # noqa: PLR0917
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return a link to the entry or row, or None."""
        link = self.link(fromdocname, target)
        if link is not None:
            link += contnode
        return link

    def resolve_any_xref(  # noqa: PLR0917
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Answer ``any`` for what can be nothing but a status: ``404 Not Found`` and ``HTTPStatus.NOT_FOUND``."""
        if not is_unmistakable(target):
            return []
        link = self.resolve_xref(env, fromdocname, builder, "status", target, node, contnode)
        return [] if link is None else [("http:status", link)]


def httpstatus_domain(env: BuildEnvironment) -> HTTPStatusDomain:
    """Return the environment's ``httpstatus`` domain."""
    return cast("HTTPStatusDomain", env.domains["httpstatus"])


def is_unmistakable(target: str) -> bool:
    """Whether a text can name nothing but a status: a code with its phrase, or a name behind the enum's."""
    return bool(re.match(r"[1-9][0-9]{2}\s+\D|(http\.)?HTTPStatus\.\w", target))


def python_target(node: pending_xref) -> str:
    """Return the dotted name that a reference of the Python domain means."""
    target: str = node["reftarget"]
    if target.startswith("<"):
        # An enum's member as an annotation: autodoc shows its repr, "<HTTPStatus.NOT_FOUND: 404>".
        target = target[1:].partition(":")[0]
    if "." in target:
        return target
    # In the description of a class or module a member's name may stand alone.
    scope = node.get("py:class") or node.get("py:module")
    return f"{scope}.{target}" if scope else target


def css_classes(target: str) -> list[str]:
    """Return the CSS classes of what shows a status or class: ``["http-status", "http-status-4xx"]``."""
    if re.fullmatch("[1-9](xx|[0-9]{2})", target):
        return ["http-status", f"http-status-{target[0]}xx"]
    return ["http-status"]


def tooltip(status: Status) -> str:
    """Return the tooltip of a link to a status: its title and, where the enum has one, its description."""
    return f"{status.title}: {status.description}" if status.description else status.title


def class_title(digit: int) -> str:
    """Return a class and what it stands for, ``"4xx Client Error"`` (RFC 9110, Section 15)."""
    meanings = {
        1: _("Informational"),
        2: _("Successful"),
        3: _("Redirection"),
        4: _("Client Error"),
        5: _("Server Error"),
    }
    return f"{class_name(digit)} {meanings.get(digit, '')}".rstrip()


def free_id(document: nodes.document, wanted: str) -> str:
    """Return the id wanted, or where the document has it already the first that is free."""
    number, free = 1, wanted
    while free in document.ids:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _section_id(node: nodes.Node) -> str | None:
    """The id of the section that a node stands in, empty outside any; None if it is shown nowhere itself."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.document):
        if isinstance(parent, nodes.section):
            return str(parent["ids"][0])
        if isinstance(parent, nodes.substitution_definition):
            return None
        parent = parent.parent
    return ""


def _listed(codes: list[int]) -> str:
    shown = ", ".join(map(str, codes[:5]))
    if len(codes) > 5:
        return f"{shown} and {len(codes) - 5} more are"
    return f"{shown} {'is' if len(codes) == 1 else 'are'}"


def note_builder(app: Sphinx) -> None:
    """On ``builder-inited``: tell the domain which builder writes."""
    httpstatus_domain(app.env).builder = app.builder
