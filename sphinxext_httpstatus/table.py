"""The directive ``http-status-table``, and the rows it makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.directives.tables import Table as TableDirective
from sphinx import addnodes
from sphinx.roles import RFC

from sphinxext_httpstatus.columns import COLUMNS, DEFAULT_COLUMNS
from sphinxext_httpstatus.directives import LenientDirective, flag, free_id
from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.enums import EnumError
from sphinxext_httpstatus.notes import Notes
from sphinxext_httpstatus.pages import Listing
from sphinxext_httpstatus.registry import RangeError, SelectionError, class_digit, class_name, words
from sphinxext_httpstatus.standards import REFERENCES
from sphinxext_httpstatus.warnings import WarningType, ask, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Reference, Status

#: Status code -> the target that has the ids of its row.
Targets = dict[int, nodes.target]


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
        "no-index": flag,
        "no-index-entry": flag,
        "spec": lambda value: directives.choice(value, tuple(REFERENCES)),
        "used": flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table, or nothing but a warning where no row is left."""
        self.convert_options()
        registry = self._registry()
        if registry is None:
            # What else the author has written stays on the page.
            return self.in_place(self.parse_content_to_nodes())
        # Roles are called as the inliner calls them, and it is set up by the first text of a page.
        self.parse_inline("")
        statuses = self._select(registry)
        # Before those of tables in the body, which are to have the other ids.
        targets = self._targets(statuses)
        body = self.parse_content_to_nodes() if self.content else []
        notes = Notes(self, registry, {status.code for status in statuses}, body)
        if not statuses:
            self.warn(WarningType.EMPTY, f"no status of {registry.enum.name} is left: no table is shown")
            return self.in_place(notes.beside)
        columns = self._columns(has_notes=bool(notes.by_code))
        listing = self._listing(registry, statuses, targets, columns)
        table = nodes.table(classes=["http-status-table", *self.options.get("class", ())], http_status_listing=listing)
        self.set_source_info(table)
        table.attributes.update({name: self.options[name] for name in ("align", "width") if name in self.options})
        messages = self._add_caption(table)
        tgroup = self._tgroup(table, columns)
        # Of rows that share a note the first has it until it is known which are shown.
        owners: dict[nodes.field, Any] = {}
        # The role that is registered, which may be the project's own; None if a project has taken it out.
        self._rfc_role: Any = roles.role("rfc", self.state.memo.language, self.lineno, self.state.reporter)[0]
        tbody = nodes.tbody()
        for status in statuses:
            row = self._row(status, columns, targets.get(status.code))
            if note := notes.by_code.get(status.code):
                owners.setdefault(note, row).attributes.setdefault("http_status_note_for", []).append(status.code)
            tbody += row
        for note, row in owners.items():
            row[columns.index("note")] += note[1].children
        tgroup += tbody
        table += tgroup
        self.add_name(table)
        return [table, *messages, *notes.beside]

    def unknown_option(self, name: str) -> str:
        """Return what to say of an option that there is not, and of a note that stands as one."""
        find = httpstatus_domain(self.env).registry().find
        if find(name) or all(find(word) or class_digit(word) for word in re.split("[ ,-]+", name)):
            return "unknown; a note stands in the body, after an empty line"
        if name == "caption":
            return "unknown; a caption stands behind the directive's name"
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
        chosen = ({status.code for status in candidates} if included is None else included) - excluded
        return [status for status in candidates if status.code in chosen]

    def _selected(self, option: str, registry: Registry) -> set[int]:
        selected: set[int] = set()
        shown = {status.code for status in registry.rows}
        for word in registry.selection(self.options.get(option, "")):
            try:
                codes = registry.select(word)
            except SelectionError as error:
                kind = WarningType.OPTION if isinstance(error, RangeError) else WarningType.UNKNOWN
                self.warn(kind, f"option {option!r}: {error}")
                continue
            if not codes & shown:
                self.warn(WarningType.UNKNOWN, f"option {option!r}: {word!r} is no status of {registry.enum.name}")
            selected |= codes
        return selected

    def _columns(self, *, has_notes: bool) -> list[str]:
        columns: list[str] = []
        for word in words(self.options.get("columns", "").lower()):
            if word in columns:
                self.warn(WarningType.OPTION, f"option 'columns': {word!r} is named twice")
            elif word in COLUMNS:
                columns.append(word)
            else:
                self.warn(WarningType.OPTION, f"option 'columns': no column {word!r}; {known(word, COLUMNS)}")
        columns = columns or list(DEFAULT_COLUMNS)
        return [*columns, "note"] if has_notes and "note" not in columns else columns

    def _check_caption(self, caption: str) -> None:
        """Tell of a caption that is meant to be an option: it goes on up to the first line that is one."""
        lines = [re.fullmatch(r"(:?)([\w-]+):.*", line.strip()) for line in caption.splitlines()]
        options = [it for n, it in enumerate(lines) if it and (it[1] or n) and self.near_option(it[2])]
        is_selection = "codes" not in self.options and re.fullmatch(r"([1-9]([0-9]{2}|[xX]{2})[\s,-]*)+", caption)
        if options or is_selection:
            shown = options[0][0] if options else caption
            advice = "an option stands on a line of its own, such as ':codes: 404'"
            self.warn(WarningType.OPTION, f"{shown!r} is taken for a part of the caption; {advice}")

    def _add_caption(self, table: nodes.table) -> list[nodes.Node]:
        if not self.arguments:
            return []
        self._check_caption(self.arguments[0])
        children, messages = self.parse_inline(self.arguments[0], lineno=self.lineno)
        caption = nodes.title(self.arguments[0], "", *children)
        self.set_source_info(caption)
        table += caption
        return list(messages)

    def _tgroup(self, table: nodes.table, columns: list[str]) -> nodes.tgroup:
        """The column specifications and the header row."""
        widths = self.options.get("widths")
        if isinstance(widths, list) and len(widths) != len(columns):
            counts = f"{len(widths)} widths for {len(columns)} columns"
            self.warn(WarningType.OPTION, f"option 'widths': {counts}; give one for each column")
            widths = None
        if widths:
            table["classes"].append(f"colwidths-{widths if isinstance(widths, str) else 'given'}")
        tgroup = nodes.tgroup(cols=len(columns))
        header = nodes.row()
        for number, column in enumerate(columns):
            # Where the author says nothing, widths are found when it is known what is shown.
            tgroup += nodes.colspec(colwidth=widths[number] if isinstance(widths, list) else 1)
            # Translated here: the module may be older than the language.
            header += nodes.entry("", nodes.paragraph("", str(COLUMNS[column][0])))
        tgroup += nodes.thead("", header)
        return tgroup

    def _targets(self, statuses: list[Status]) -> Targets:
        """The targets of the rows, each with the row's id, and at the first row of a class with that of the class."""
        targets: Targets = {}
        seen: set[str] = set()
        for status in statuses if "no-index" not in self.options else ():
            names = [f"{status.code}", *({class_name(status.code // 100)} - seen)]
            seen.update(names)
            # An id on the row or the cell is lost in LaTeX and texinfo; an empty target is kept by every builder.
            target = nodes.target(ids=[free_id(self.state.document, f"http-status-{name}") for name in names])
            self.state.document.note_explicit_target(target)
            targets[status.code] = target
        return targets

    def _row(self, status: Status, columns: list[str], target: nodes.target | None) -> nodes.row:
        """The row of a status, without its note."""
        anchor = [] if target is None else [target]
        row = nodes.row("", classes=[f"http-status-{class_name(status.code // 100)}"], http_status_code=status.code)
        for column in columns:
            entry = nodes.entry()
            if column != "note" or anchor:
                # A phrase is a token: smart quotes would change its apostrophe.
                paragraph = nodes.paragraph(
                    status.name, "", *anchor, *self._cell(column, status), support_smartquotes=False
                )
                paragraph["classes"] += [f"http-status-{column}"] * (column in {"code", "name"})
                entry += paragraph
                anchor = []
            row += entry
        return row

    def _cell(self, column: str, status: Status) -> Iterator[nodes.Node]:
        """The content of a cell."""
        match column:
            case "code":
                code = str(status.code)
                yield nodes.literal(code, code)
            case "name":
                yield nodes.literal(status.name, status.name)
            case "phrase":
                yield nodes.Text(status.phrase)
            case "description":
                yield nodes.Text(status.description)
            case "details" if status.reference:
                yield from self._details(status.reference)
            case "used":
                # Filled once all pages are read.
                yield nodes.inline(classes=["http-status-used"])

    def _details(self, reference: Reference) -> Iterator[nodes.Node]:
        if reference.url:
            yield nodes.reference("", reference.label or reference.url, refuri=reference.url, internal=False)
        else:
            yield nodes.Text(f"{reference.label} ".lstrip())
        if reference.rfc:
            yield from self._rfc(reference)
        if reference.mark:
            yield nodes.Text(f" ({reference.mark})")

    def _rfc(self, reference: Reference) -> list[nodes.Node]:
        """The nodes of the ``rfc`` role."""
        title = reference.text
        if type(self._rfc_role) is RFC:
            # As Sphinx's role makes it, from 8.1 to 9.2, in a quarter of the time.
            refuri = reference.rfc_url(self.state.document.settings.rfc_base_url)
            strong = nodes.strong(title, title)
            return [nodes.reference("", "", strong, internal=False, refuri=refuri, classes=["rfc"])]
        # Parsing ":rfc:`…`" would show it as it stands on a MyST page.
        text = f"{title} <{reference.target}>"
        arguments = "rfc", f":rfc:`{text}`", text, self.lineno, self.state.inliner
        answer, raised = ask(lambda: self._rfc_role(*arguments)) if self._rfc_role else (None, "")
        if raised:
            self.warn(WarningType.CONFIG, f"the role 'rfc' raises {raised}; references are plain text")
            self._rfc_role = None
        if not answer or not answer[0] or answer[1]:
            return [nodes.Text(title)]
        # The role's lines in the general index, one for each row, would drown those of the prose.
        return [node for node in answer[0] if not isinstance(node, (addnodes.index, nodes.target))]

    def _listing(self, registry: Registry, statuses: list[Status], targets: Targets, columns: list[str]) -> Listing:
        """What the table documents: ids of the rows, and at the first row of a class that of the class."""
        rows = {status.code: targets[status.code]["ids"][0] if targets else "" for status in statuses}
        classes = {code // 100: target["ids"][1] for code, target in targets.items() if target["ids"][1:]}
        listing = Listing(self.env.docname, self.place(), rows, classes, registry.enum.path)
        return listing._replace(
            spec=self.options.get("spec", ""),
            columns=tuple(columns),
            is_used="used" in self.options,
            is_in_index="no-index-entry" not in self.options,
        )
