"""The directive ``http-status-table``."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.directives.tables import Table as TableDirective
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.roles import RFC

from sphinxext_httpstatus.domain import Table, free_id, httpstatus_domain
from sphinxext_httpstatus.enums import EnumError
from sphinxext_httpstatus.index import index_entry
from sphinxext_httpstatus.notes import SharedNotes
from sphinxext_httpstatus.options import LenientDirective
from sphinxext_httpstatus.registry import SelectionError, class_digit, class_name
from sphinxext_httpstatus.standards import REFERENCES
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docutils.nodes import Node

    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Reference, Status

_ = get_translation("sphinxext_httpstatus")

DEFAULT_COLUMNS = ("code", "name", "details")


#: The columns, by the name that ``:columns:`` takes, and their widths in parts of the sum of all columns' widths.
COLUMNS = {"code": 12, "name": 43, "phrase": 26, "description": 40, "details": 57, "note": 57, "used": 40}


class HTTPStatusTable(LenientDirective):
    """A table of HTTP statuses: a row for each member of an enum, or for those that are selected."""

    has_content = True
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
        "used": directives.flag,
    }

    def run(self) -> list[Node]:
        """Return the table, or nothing but a warning where no row is left."""
        self.convert_options()
        registry = self._registry()
        if registry is None:
            # What else the author has written stays on the page.
            return self.parse_content_to_nodes()
        # Roles are called as the inliner calls them, and it is set up by the first text of a page.
        self.parse_inline("")
        statuses = self._select(registry)
        notes, beside = self._notes(registry, statuses)
        if not statuses:
            self.warn(WarningType.EMPTY, f"no status of {registry.enum.path} is left: no table is shown")
            return beside
        columns = self._columns(has_notes=bool(notes))
        table = nodes.table(
            classes=["http-status-table", *self.options.get("class", ())],
            # For links that are made later, when several documents may be one.
            httpstatus_docname=self.env.docname,
        )
        if "used" in self.options:
            table["is_used"] = True
        if "used" in columns:
            table["used_column"] = columns.index("used")
        self.set_source_info(table)
        for option in ("align", "width"):
            if option in self.options:
                table[option] = self.options[option]
        messages = self._add_caption(table)
        tgroup = self._tgroup(table, columns)
        ids = self._row_ids(registry, statuses, columns)
        rows = (self._row(status, columns, ids.get(status.code, []), notes.get(status.code, [])) for status in statuses)
        tgroup += nodes.tbody("", *rows)
        table += tgroup
        self.add_name(table)
        return [table, *messages, *beside]

    # what to show

    def unknown_option(self, name: str) -> str:
        """Return what to say of an option that there is not, and of a note that stands as one."""
        if httpstatus_domain(self.env).registry().find(name) or class_digit(name):
            return "unknown; a note stands in the body, after an empty line"
        return super().unknown_option(name)

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
            for problem in registry.problems:
                self.warn(WarningType.ENUM, problem)
        return registry

    def _select(self, registry: Registry) -> list[Status]:
        """The statuses to show, in the enum's order."""
        included = self._selected("codes", registry) if "codes" in self.options else None
        excluded = self._selected("exclude", registry)
        # An extra status joins where it is selected.
        candidates = registry.rows if included is not None or "used" in self.options else registry.members
        return [
            status
            for status in candidates
            if (included is None or status.code in included) and status.code not in excluded
        ]

    def _selected(self, option: str, registry: Registry) -> set[int]:
        selected: set[int] = set()
        shown = {status.code for status in registry.rows}
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

    def _columns(self, *, has_notes: bool) -> list[str]:
        columns: list[str] = []
        for word in _words(self.options.get("columns", "")):
            if word in columns:
                self.warn(WarningType.OPTION, f"option 'columns': {word!r} is named twice")
            elif word in COLUMNS:
                columns.append(word)
            else:
                self.warn(WarningType.OPTION, f"option 'columns': no column {word!r}; there are {', '.join(COLUMNS)}")
        columns = columns or list(DEFAULT_COLUMNS)
        return [*columns, "note"] if has_notes and "note" not in columns else columns

    def _notes(self, registry: Registry, statuses: list[Status]) -> tuple[dict[int, list[Node]], list[Node]]:
        """The notes of the body, by code, and what else is in it."""
        shown = {status.code for status in statuses}
        # Code -> field. Of a code, a note for it alone counts for more than one for several.
        single: dict[int, nodes.field] = {}
        shared: dict[int, nodes.field] = {}
        beside: list[Node] = []
        for node in self.parse_content_to_nodes() if self.content else ():
            if not isinstance(node, nodes.field_list):
                if not isinstance(node, (nodes.comment, nodes.system_message)):
                    message = "fields such as ':404: text' are expected (MyST: fieldlist); the rest follows the table"
                    warn(WarningType.NOTE, f"{self.name}: {message}", self._location_of(node))
                beside.append(node)
                continue
            for field in node.findall(nodes.field):
                if field.parent is node:
                    self._note(registry, field, shown, (single, shared))
        return self._placed(shared | single), beside

    def _note(
        self, registry: Registry, field: nodes.field, shown: set[int], notes: tuple[dict[int, nodes.field], ...]
    ) -> None:
        """Add a field to those for single codes or to those for several."""
        name = field[0].astext()
        status = registry.find(name)
        try:
            codes = {status.code} if status else set().union(*map(registry.select, _words(name)))
        except SelectionError as error:
            self._warn_of_note(field, f"field {name!r}: {error}")
            return
        if not codes & shown:
            self._warn_of_note(field, f"field {name!r}: the table has no such row")
            return
        several = notes[len(codes) > 1]
        if again := codes & shown & several.keys():
            listed = " and ".join(map(str, sorted(again)))
            self._warn_of_note(field, f"field {name!r}: of {listed} there is a note like it already; that one is shown")
        several.update(dict.fromkeys(codes & shown - several.keys(), field))

    def _placed(self, fields: dict[int, nodes.field]) -> dict[int, list[Node]]:
        """The notes by code; of a field for several the first gets the note itself, and the others a copy later.

        Later, when its references are resolved, which are known to the document but once.
        """
        notes: dict[int, list[Node]] = {}
        first: dict[nodes.field, int] = {}
        for code, field in sorted(fields.items()):
            if field not in first:
                first[field] = code
                notes[code] = list(field[1].children)
            else:
                pending = nodes.pending(SharedNotes, {"httpstatus": first[field]})
                self.state.document.note_pending(pending)
                notes[code] = [pending]
        return notes

    def _warn_of_note(self, field: nodes.field, message: str) -> None:
        warn(WarningType.NOTE, f"{self.name}: {message}", self._location_of(field))

    def _location_of(self, node: nodes.Node) -> str:
        """The place of a node of the body, which has no source of its own in every parser."""
        source, line = get_source_line(node)
        return f"{source}:{line}" if source and line else self.get_location()

    # nodes

    def _add_caption(self, table: nodes.table) -> list[Node]:
        if not self.arguments:
            return []
        children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        caption = nodes.title(self.arguments[0], "", *children)
        self.set_source_info(caption)
        table += caption
        return list(messages)

    def _tgroup(self, table: nodes.table, columns: list[str]) -> nodes.tgroup:
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
            tgroup += nodes.colspec(colwidth=widths[number] if isinstance(widths, list) else COLUMNS[column])
        headings = _headings()
        header = nodes.row()
        for column in columns:
            header += nodes.entry("", nodes.paragraph("", headings[column]))
        tgroup += nodes.thead("", header)
        return tgroup

    def _row_ids(self, registry: Registry, statuses: list[Status], columns: list[str]) -> dict[int, list[str]]:
        """The ids of each row, by code: its own, and at the first row of a class that of the class."""
        is_indexed = "no-index" not in self.options
        rows = {
            status.code: free_id(self.state.document, f"http-status-{status.code}") if is_indexed else ""
            for status in statuses
        }
        first = {code // 100: code for code in reversed(rows)} if is_indexed else {}
        classes = {digit: free_id(self.state.document, f"http-status-{class_name(digit)}") for digit in first}
        table = Table(self.lineno, registry.enum.path, rows, classes, "used" in self.options, "used" in columns)
        httpstatus_domain(self.env).note_table(self.env.docname, table)
        return {
            code: [node_id, *(classes[digit] for digit in first if first[digit] == code)]
            for code, node_id in rows.items()
            if node_id
        }

    def _row(self, status: Status, columns: list[str], ids: list[str], note: list[Node]) -> nodes.row:
        anchor: list[Node] = []
        if ids:
            # An id on the row or the cell is lost in LaTeX and texinfo; an empty target is kept by every builder.
            target = nodes.target(ids=ids)
            self.state.document.note_explicit_target(target)
            anchor = [addnodes.index(entries=[index_entry(status, ids[0])]), target]
        entries = []
        for column in columns:
            content: list[Node] = []
            if column != "note" or anchor:
                # A phrase is a token: smart quotes would change its apostrophe.
                paragraph = nodes.paragraph(
                    status.name, "", *anchor, *self._cell(column, status), support_smartquotes=False
                )
                if column == "note":
                    paragraph["httpstatus"] = status.code
                content.append(paragraph)
                anchor = []
            if column == "note":
                content += note
            entries.append(nodes.entry("", *content))
        return nodes.row(
            "", *entries, classes=[f"http-status-{class_name(status.code // 100)}"], httpstatus=status.code
        )

    def _cell(self, column: str, status: Status) -> Iterator[Node]:
        """The content of a cell."""
        match column:
            case "code":
                # Marked for the link to the status's entry, once all documents are read.
                code = str(status.code)
                yield nodes.literal(code, code, httpstatus=status.code)
            case "name":
                yield nodes.literal(status.name, status.name)
            case "phrase":
                yield nodes.Text(status.phrase)
            case "description":
                yield nodes.Text(status.description)
            case "details" if status.reference:
                yield from self._details(status.reference)
            case "used":
                # Filled once all documents are read.
                yield nodes.inline(classes=["http-status-used"])

    def _details(self, reference: Reference) -> Iterator[Node]:
        if reference.url:
            yield nodes.reference("", reference.label or reference.url, refuri=reference.url, internal=False)
        else:
            yield nodes.Text(f"{reference.label} ".lstrip())
        if reference.rfc:
            yield from self._rfc(reference)
        if reference.mark:
            yield nodes.Text(f" ({reference.mark})")

    @functools.cached_property
    def _rfc_role(self) -> Any:
        """The ``rfc`` role that is registered, which may be the project's own; None if a project has taken it out."""
        role, _messages = roles.role("rfc", self.state.memo.language, self.lineno, self.state.reporter)
        return role

    def _rfc(self, reference: Reference) -> list[Node]:
        """The nodes of the ``rfc`` role."""
        title = reference.text
        if type(self._rfc_role) is RFC:
            # As Sphinx's role makes it, in a quarter of the time.
            refuri = reference.rfc_url(self.state.document.settings.rfc_base_url)
            strong = nodes.strong(title, title)
            return [nodes.reference("", "", strong, internal=False, refuri=refuri, classes=["rfc"])]
        # Parsing ":rfc:`…`" would show it as it stands on a MyST page.
        made: Sequence[Node] = []
        messages: Sequence[Node] = []
        if self._rfc_role:
            text = f"{title} <{reference.target}>"
            made, messages = self._rfc_role("rfc", f":rfc:`{text}`", text, self.lineno, self.state.inliner)
        if not made or messages:
            return [nodes.Text(title)]
        # The role's entries in the general index, one for each row, would drown those of the prose.
        nodes_left: list[Node] = []
        index_ids: set[str] = set()
        for node in made:
            if isinstance(node, addnodes.index):
                index_ids.update(entry[2] for entry in node["entries"])
            elif isinstance(node, nodes.target) and index_ids.issuperset(node["ids"]):
                for node_id in node["ids"]:
                    self.state.document.ids.pop(node_id, None)
            else:
                nodes_left.append(node)
        return nodes_left


def _headings() -> dict[str, str]:
    """The headings of the columns, in the language of the documentation."""
    return {
        "code": _("Code"),
        "name": _("Enum Name"),
        "phrase": _("Reason Phrase"),
        "description": _("Description"),
        "details": _("Details"),
        "note": _("Note"),
        "used": _("Used in"),
    }


def _words(text: str) -> list[str]:
    return re.split(r"[\s,]+", text.strip(" ,\n\t")) if text.strip(" ,\n\t") else []
