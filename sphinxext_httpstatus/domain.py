"""The ``httpstatus`` domain: which statuses are documented and mentioned where, and where a reference leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation
from sphinx.util.nodes import make_refnode

from sphinxext_httpstatus.enums import EnumError, load
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

    from sphinxext_httpstatus.standards import Status

_ = get_translation("sphinxext_httpstatus")


class Table(NamedTuple):
    """A table of a document, as the environment keeps it."""

    #: The line of the directive.
    lineno: int
    #: The dotted path of the enum it shows.
    enum: str
    #: Status code -> id of its row.
    rows: dict[int, str]
    #: First digit of a class -> id at its first row.
    classes: dict[int, str]


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
    """Tables and mentions of HTTP statuses."""

    name = "httpstatus"
    label = "HTTP"
    object_types: ClassVar[dict[str, ObjType]] = {
        "status": ObjType(_("status"), "status"),
        "class": ObjType(_("status class"), "status"),
    }
    dangling_warnings: ClassVar[dict[str, str]] = {"status": "no row for HTTP status %(target)s"}
    initial_data: ClassVar[dict[str, Any]] = {
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
            self._registries[key] = Registry(load(key[0]), key[1])
        return self._registries[key]

    # what the documents say

    def note_table(self, docname: str, table: Table) -> None:
        """Keep a table of the document that is read."""
        self.tables.setdefault(docname, []).append(table)
        self._places = None

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
            if node.get("refdomain") == self.name:
                section = _section_id(node)
                if section is not None:
                    sections = mentions.setdefault(node["reftarget"], [])
                    if section not in sections:
                        sections.append(section)
        if mentions:
            self.mentions[docname] = mentions
            self.note_enum(docname, env.config.httpstatus_enum)

    def clear_doc(self, docname: str) -> None:
        """Forget all that a document says."""
        for kept in ("tables", "mentions", "enums"):
            self.data[kept].pop(docname, None)
        self._places = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a reading process has kept."""
        for kept in ("tables", "mentions", "enums"):
            self.data[kept].update((docname, otherdata[kept][docname]) for docname in docnames & otherdata[kept].keys())
        self._places = None

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
        """Target (``"404"``, ``"4xx"``) -> where a reference to it leads."""
        if self._places is None:
            self._places = self._locate()
        return self._places

    def _locate(self) -> dict[str, Place]:
        places: dict[str, Place] = {}
        most_rows: dict[int, int] = {}
        for docname, table in self._sorted_tables():
            statuses = self.registry(table.enum).statuses
            for code, node_id in table.rows.items():
                status = statuses[code]
                places.setdefault(str(code), Place(docname, node_id, status.title, tooltip(status)))
            # A class leads to the table that shows most of it.
            for digit, node_id in table.classes.items():
                rows = sum(code // 100 == digit for code in table.rows)
                if rows > most_rows.get(digit, 0):
                    most_rows[digit] = rows
                    places[class_name(digit)] = Place(docname, node_id, class_title(digit), class_title(digit))
        return places

    def _sorted_tables(self) -> Iterator[tuple[str, Table]]:
        for docname, tables in sorted(self.tables.items()):
            for table in tables:
                yield docname, table

    def known(self, target: str) -> Status | None:
        """Return the status that a reference's target names in conf.py's enum or in one that a table shows."""
        if status := self.registry().find(target):
            return status
        for _docname, table in self._sorted_tables():
            registry = self.registry(table.enum)
            status = registry.find(target)
            if status and status.code in table.rows:
                return status
        return None

    def place(self, target: str) -> Place | None:
        """Return where a reference leads in this documentation, or None."""
        if found := self.places.get(target):
            return found
        status = self.known(target)
        return self.places.get(str(status.code)) if status else None

    def link(self, refdoc: str, target: str) -> nodes.reference | None:
        """Return an empty link from a document to the row that a target names; None if there is none.

        :raises sphinx.errors.NoUri: if the builder's output does not contain the row's document.
        """
        place = self.place(target)
        if place is None:
            return None
        link = make_refnode(self.builder, refdoc, place.docname, place.node_id, [], place.tooltip)
        if link.get("refuri", "").startswith("#"):
            # singlehtml: "#document-page#id", of which Sphinx 8.1 to 9.1 leave the id, and 9.2 both.
            link["refuri"] = "#" + link["refuri"].rpartition("#")[2]
        link["classes"] += css_classes(place.title.partition(" ")[0])
        return link

    def check_consistency(self) -> None:
        """Warn of tables that document the same statuses: one warning for a pair of tables."""
        first: dict[int, tuple[str, Table]] = {}
        for docname, table in self._sorted_tables():
            shared: dict[tuple[str, int], list[int]] = {}
            for code in table.rows:
                other_docname, other = first.setdefault(code, (docname, table))
                if other is not table:
                    shared.setdefault((other_docname, other.lineno), []).append(code)
            for (other_docname, lineno), codes in shared.items():
                path = self.env.doc2path(other_docname)
                message = f"{_listed(codes)} already in the table at {path}:{lineno}; add :no-index: to one of the two"
                warn(WarningType.DUPLICATE, message, (docname, table.lineno))

    def rewritten(self, builder: str) -> Iterator[str]:
        """Yield the documents whose links have changed since a builder wrote them."""
        written = self.data["written"].get(builder, {})
        places = dict(self.places)
        self.data["written"][builder] = places
        changed = {target for target in written.keys() | places.keys() if written.get(target) != places.get(target)}
        if changed:
            for docname, mentions in self.mentions.items():
                # A target of no known form may be the name of a row that came or went.
                if any(target in changed or not self.registry().find(target) for target in mentions):
                    yield docname

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
        """Return a link to the row, or None."""
        link = self.link(fromdocname, target)
        if link is not None:
            link += contnode
        return link

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Answer ``any`` for no target."""
        return []


def httpstatus_domain(env: BuildEnvironment) -> HTTPStatusDomain:
    """Return the environment's ``httpstatus`` domain."""
    return cast("HTTPStatusDomain", env.domains["httpstatus"])


def css_classes(target: str) -> list[str]:
    """The CSS classes of what shows a status or class: ``["http-status", "http-status-4xx"]``."""
    if re.fullmatch("[1-9](xx|[0-9]{2})", target):
        return ["http-status", f"http-status-{target[0]}xx"]
    return ["http-status"]


def tooltip(status: Status) -> str:
    """The tooltip of a link to a status: its title and, where the enum has one, its description."""
    return f"{status.title}: {status.description}" if status.description else status.title


def class_title(digit: int) -> str:
    """A class and what it stands for, ``"4xx Client Error"`` (RFC 9110, Section 15)."""
    meanings = {
        1: _("Informational"),
        2: _("Successful"),
        3: _("Redirection"),
        4: _("Client Error"),
        5: _("Server Error"),
    }
    return f"{class_name(digit)} {meanings.get(digit, '')}".rstrip()


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


def read_again(app: Sphinx, env: BuildEnvironment, *docnames: AbstractSet[str]) -> list[str]:
    """On ``env-get-outdated``: the documents that show an enum which says something else now."""
    return sorted(httpstatus_domain(env).outdated())


def write_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """On ``env-updated``: the documents whose links lead elsewhere now."""
    return sorted(httpstatus_domain(env).rewritten(app.builder.name))


def note_builder(app: Sphinx) -> None:
    """On ``builder-inited``: tell the domain which builder writes."""
    httpstatus_domain(app.env).builder = app.builder
