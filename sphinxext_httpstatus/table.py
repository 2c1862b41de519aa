"""The directive ``http-status-table``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.directives.tables import Table as TableDirective
from sphinx import addnodes
from sphinx.locale import get_translation

from sphinxext_httpstatus.domain import Table, free_id, httpstatus_domain, index_entry
from sphinxext_httpstatus.enums import EnumError
from sphinxext_httpstatus.options import LenientDirective
from sphinxext_httpstatus.registry import SelectionError, class_name
from sphinxext_httpstatus.standards import REFERENCES
from sphinxext_httpstatus.warnings import WarningType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docutils.nodes import Node

    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Status

_ = get_translation("sphinxext_httpstatus")

DEFAULT_COLUMNS = ("code", "name", "details")


class Column(NamedTuple):
    """A column of the table."""

    #: Its heading, in English.
    heading: str
    #: Its width, in parts of the sum of all columns' widths.
    width: int
    #: Makes the content of a cell.
    cell: Callable[[HTTPStatusTable, Status], Iterable[Node]]


class HTTPStatusTable(LenientDirective):
    """A table of HTTP statuses: a row for each member of an enum, or for those that are selected."""

    optional_arguments = 1
    final_argument_whitespace = True

    known_options: ClassVar[dict[str, Callable[[str], Any]]] = {
        **TableDirective.option_spec,
        "codes": directives.unchanged_required,
        "columns": directives.unchanged_required,
        "enum": directives.unchanged_required,
        "exclude": directives.unchanged_required,
        "no-index": directives.flag,
        "spec": lambda value: directives.choice(value, tuple(REFERENCES)),
    }

    def run(self) -> list[Node]:
        """Return the table, or nothing but a warning where no row is left."""
        self.convert_options()
        registry = self._registry()
        if registry is None:
            return []
        statuses = self._select(registry)
        if not statuses:
            self.warn(WarningType.EMPTY, f"no status of {registry.enum.path} is left: no table is shown")
            return []
        columns = self._columns()
        table = nodes.table(
            classes=["http-status-table", *self.options.get("class", ())],
            # For the links of its codes: a later phase may see several documents as one.
            refdoc=self.env.docname,
        )
        self.set_source_info(table)
        for option in ("align", "width"):
            if option in self.options:
                table[option] = self.options[option]
        messages = self._add_caption(table)
        tgroup = self._tgroup(table, columns)
        ids = self._row_ids(registry, statuses)
        # Roles are called as the inliner calls them, and it is set up by the first text of a page.
        self.parse_inline("")
        tgroup += nodes.tbody("", *(self._row(status, columns, ids.get(status.code, [])) for status in statuses))
        table += tgroup
        self.add_name(table)
        return [table, *messages]

    # what to show

    def _registry(self) -> Registry | None:
        """The registry of the enum and edition to show; None if there is no such enum."""
        domain = httpstatus_domain(self.env)
        enum = self.options.get("enum", self.config.httpstatus_enum)
        domain.note_enum(self.env.docname, enum)
        try:
            registry = domain.registry(enum, self.options.get("spec", ""))
        except EnumError as error:
            self.warn(WarningType.ENUM, f"{error}; no table is shown")
            return None
        if "enum" in self.options:
            for problem in registry.enum.problems:
                self.warn(WarningType.ENUM, problem)
        return registry

    def _select(self, registry: Registry) -> list[Status]:
        """The statuses to show, in the enum's order."""
        included = self._selected("codes", registry) if "codes" in self.options else None
        excluded = self._selected("exclude", registry)
        return [
            status
            for status in registry.members
            if (included is None or status.code in included) and status.code not in excluded
        ]

    def _selected(self, option: str, registry: Registry) -> set[int]:
        selected: set[int] = set()
        shown = {status.code for status in registry.members}
        for word in _words(self.options.get(option, "")):
            try:
                codes = registry.select(word)
            except SelectionError as error:
                kind = WarningType.OPTION if error.is_malformed else WarningType.UNKNOWN
                self.warn(kind, f"option {option!r}: {error}")
                continue
            if not codes & shown:
                self.warn(WarningType.UNKNOWN, f"option {option!r}: {word!r} is no status of {registry.enum.path}")
            selected |= codes
        return selected

    def _columns(self) -> list[Column]:
        columns: dict[str, Column] = {}
        for word in _words(self.options.get("columns", "")):
            if word in columns:
                self.warn(WarningType.OPTION, f"option 'columns': {word!r} is named twice")
            elif word in COLUMNS:
                columns[word] = COLUMNS[word]
            else:
                self.warn(WarningType.OPTION, f"option 'columns': no column {word!r}; there are {', '.join(COLUMNS)}")
        return list(columns.values()) or [COLUMNS[name] for name in DEFAULT_COLUMNS]

    # nodes

    def _add_caption(self, table: nodes.table) -> list[Node]:
        if not self.arguments:
            return []
        children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        caption = nodes.title(self.arguments[0], "", *children)
        self.set_source_info(caption)
        table += caption
        return list(messages)

    def _tgroup(self, table: nodes.table, columns: list[Column]) -> nodes.tgroup:
        """The column specifications and the header row."""
        widths = self.options.get("widths")
        if isinstance(widths, list) and len(widths) != len(columns):
            self.warn(
                WarningType.OPTION,
                f"option 'widths': {len(widths)} widths for {len(columns)} columns; give one for each column",
            )
            widths = None
        if widths:
            table["classes"].append(f"colwidths-{widths if isinstance(widths, str) else 'given'}")
        tgroup = nodes.tgroup(cols=len(columns))
        for number, column in enumerate(columns):
            tgroup += nodes.colspec(colwidth=widths[number] if isinstance(widths, list) else column.width)
        header = nodes.row()
        for column in columns:
            header += nodes.entry("", nodes.paragraph("", _(column.heading)))
        tgroup += nodes.thead("", header)
        return tgroup

    def _row_ids(self, registry: Registry, statuses: list[Status]) -> dict[int, list[str]]:
        """The ids of each row, by code: its own, and at the first row of a class that of the class."""
        is_indexed = "no-index" not in self.options
        rows = {
            status.code: free_id(self.state.document, f"http-status-{status.code}") if is_indexed else ""
            for status in statuses
        }
        first = {code // 100: code for code in reversed(rows)} if is_indexed else {}
        classes = {digit: free_id(self.state.document, f"http-status-{class_name(digit)}") for digit in first}
        table = Table(self.lineno, registry.enum.path, rows, classes)
        httpstatus_domain(self.env).note_table(self.env.docname, table)
        return {
            code: [node_id, *(classes[digit] for digit in first if first[digit] == code)]
            for code, node_id in rows.items()
            if node_id
        }

    def _row(self, status: Status, columns: list[Column], ids: list[str]) -> nodes.row:
        row = nodes.row(classes=[f"http-status-{class_name(status.code // 100)}"])
        for column in columns:
            paragraph = nodes.paragraph(support_smartquotes=False)
            if ids:
                # An id on the row or the cell is lost in LaTeX and texinfo; an empty target is kept by every builder.
                target = nodes.target(ids=ids)
                self.state.document.note_explicit_target(target)
                paragraph += [addnodes.index(entries=[index_entry(status, ids[0])]), target]
                ids = []
            paragraph += column.cell(self, status)
            row += nodes.entry("", paragraph)
        return row

    def code_cell(self, status: Status) -> Iterator[Node]:
        """Return the code, with what it takes to link it to the status's entry once all documents are read."""
        code = str(status.code)
        yield nodes.literal(code, code, httpstatus=status.code)

    def details_cell(self, status: Status) -> Iterator[Node]:
        """Return where the status is defined."""
        reference = status.reference
        if reference is None:
            return
        yield nodes.Text(f"{reference.label} ")
        if reference.rfc:
            yield from self._rfc(f"{reference.text} <{reference.target}>", reference.text)
        if reference.mark:
            yield nodes.Text(f" ({reference.mark})")

    def _rfc(self, text: str, title: str) -> Iterator[Node]:
        """The nodes of the ``rfc`` role that is registered, which may be the project's own."""
        # Parsing ":rfc:`…`" would show it as it stands on a MyST page.
        role: Any
        role, messages = roles.role("rfc", self.state.memo.language, self.lineno, self.state.reporter)
        made: Sequence[Node] = []
        if role:
            made, messages = role("rfc", f":rfc:`{text}`", text, self.lineno, self.state.inliner)
        if messages:
            yield nodes.Text(title)
            return
        # The role's entries in the general index, one for each row, would drown those of the prose.
        index_ids = {entry[2] for node in made if isinstance(node, addnodes.index) for entry in node["entries"]}
        for node in made:
            if isinstance(node, nodes.target) and index_ids.issuperset(node["ids"]):
                for node_id in node["ids"]:
                    self.state.document.ids.pop(node_id, None)
            elif not isinstance(node, addnodes.index):
                yield node


#: The columns, by the name that ``:columns:`` takes.
COLUMNS: dict[str, Column] = {
    "code": Column("Code", 8, HTTPStatusTable.code_cell),
    "name": Column("Enum Name", 36, lambda table, status: [nodes.literal(status.name, status.name)]),
    "phrase": Column("Reason Phrase", 26, lambda table, status: [nodes.Text(status.phrase)]),
    "description": Column("Description", 40, lambda table, status: [nodes.Text(status.description)]),
    "details": Column("Details", 60, HTTPStatusTable.details_cell),
}


def _words(text: str) -> list[str]:
    return re.split(r"[\s,]+", text.strip(" ,\n\t")) if text.strip(" ,\n\t") else []
