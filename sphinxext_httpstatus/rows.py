"""The nodes of a table: its rows as they are made while a page is read, and finished when all pages are read."""

from __future__ import annotations

import contextlib
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import roles
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.locale import _ as sphinx_text
from sphinx.locale import get_translation
from sphinx.roles import RFC

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.links import css_classes, link
from sphinxext_httpstatus.notes import copied, ids_within
from sphinxext_httpstatus.registry import class_name
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.parsers.rst.states import RSTState
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.inventory import Use
    from sphinxext_httpstatus.standards import Reference, Status

_ = get_translation("sphinxext_httpstatus")


class RowMaker:
    """Makes the rows of a table, as the directive asks."""

    def __init__(self, state: RSTState, lineno: int) -> None:
        """Take the state of the parser, and the line of the directive."""
        self._state = state
        self._lineno = lineno
        # The role that is registered, which may be the project's own; None if a project has taken it out.
        self._rfc_role: Any = roles.role("rfc", state.memo.language, lineno, state.reporter)[0]

    def row(
        self, status: Status, columns: list[str], ids: list[str], note: nodes.field | None, codes: list[int]
    ) -> nodes.row:
        """Return the row of a status.

        :param ids: the ids of the row, its own first; none in a table that no reference leads to.
        :param note: the field of the body that stands in the column ``note``.
        :param codes: the codes that the note is for.
        """
        anchor: list[nodes.Node] = []
        if ids:
            # An id on the row or the cell is lost in LaTeX and texinfo; an empty target is kept by every builder.
            target = nodes.target(ids=ids)
            self._state.document.note_explicit_target(target)
            anchor = [target]
        row = nodes.row("", classes=[f"http-status-{class_name(status.code // 100)}"], http_status_code=status.code)
        for column in columns:
            entry = nodes.entry()
            if column != "note" or anchor:
                # A phrase is a token: smart quotes would change its apostrophe.
                entry += nodes.paragraph(
                    status.name, "", *anchor, *self._cell(column, status), support_smartquotes=False
                )
                anchor = []
            if column == "note" and note:
                entry += note[1].children
                row["http_status_note_for"] = codes
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
            refuri = reference.rfc_url(self._state.document.settings.rfc_base_url)
            strong = nodes.strong(title, title)
            return [nodes.reference("", "", strong, internal=False, refuri=refuri, classes=["rfc"])]
        # Parsing ":rfc:`…`" would show it as it stands on a MyST page.
        made: Sequence[nodes.Node] = []
        messages: Sequence[nodes.Node] = []
        if self._rfc_role:
            text = f"{title} <{reference.target}>"
            made, messages = self._rfc_role("rfc", f":rfc:`{text}`", text, self._lineno, self._state.inliner)
        if not made or messages:
            return [nodes.Text(title)]
        # The role's lines in the general index, one for each row, would drown those of the prose.
        return [node for node in made if not isinstance(node, (addnodes.index, nodes.target))]


class TableFinisher:
    """Finishes a table when all pages are read: shows what depends on them, as the builder needs it."""

    def __init__(self, env: BuildEnvironment, node: nodes.table) -> None:
        """Take a table."""
        self.config = env.config
        self.domain = httpstatus_domain(env)
        self.inventory = self.domain.inventory
        self.node = node
        self.listing = node["http_status_listing"]
        # The first: a note may have a table of its own.
        self.tbody = next(iter(node.findall(nodes.tbody)))
        #: Status code -> row.
        self.rows = {row["http_status_code"]: row for row in self.tbody.children if isinstance(row, nodes.row)}

    def finish(self) -> None:
        """Do all of it."""
        notes = list(self._notes())
        if self.listing.is_used:
            self._leave_used()
        if lost := self._share_notes(notes):
            # What references may still lead to.
            self.node.parent.insert(self.node.parent.index(self.node), nodes.target(ids=lost))
        if not self.rows:
            self._leave_nothing()
            return
        if "used" in self.listing.columns:
            self._fill_used()
        if "code" in self.listing.columns:
            self._link_codes()
        self._add_index_lines()
        builder = self.domain.builder
        if self.domain.is_single_page:
            self._take_out_ids()
        if builder.format == "html":
            if self.config.html_permalinks and getattr(builder, "add_permalinks", False):
                self._add_permalinks()
            # A box to scroll in. Not replace_self(), which would give it the table's classes too.
            box = nodes.container(classes=["http-status-box"])
            self.node.parent.replace(self.node, box)
            box += self.node
        if builder.format == "markdown":
            self._name_anchors()
        if builder.format == "latex" and not any(name.startswith("colwidths-") for name in self.node["classes"]):
            # LaTeX keeps to the columns' widths, where the author has said nothing of them: long names then fit.
            self.node["classes"].append("colwidths-given")
        if builder.format == "man" and isinstance(self.node[0], nodes.title):
            # Before the table: docutils takes a table's title for that of the manual page.
            caption = nodes.paragraph("", "", nodes.strong("", "", *self.node.pop(0).children))
            self.node.parent.insert(self.node.parent.index(self.node), caption)

    def _target(self, row: nodes.row) -> nodes.target | None:
        """The target in the first cell that has the ids of a row; None in a table that is not indexed."""
        cell = row.children[0]
        beginning = cell.children[0].children[:2] if self.listing.rows[row["http_status_code"]] else ()
        return next((node for node in beginning if isinstance(node, nodes.target)), None)

    def _notes(self) -> Iterator[tuple[nodes.row, list[nodes.Node]]]:
        """The rows that have notes, and what stands in these."""
        for row in self.rows.values():
            if "http_status_note_for" in row:
                number = self.listing.columns.index("note")
                # Not the paragraph that stands before a note in the first column for the row's id.
                is_behind_id = number == 0 and self._target(row) is not None
                yield row, row[number].children[is_behind_id:]

    def _leave_used(self) -> None:
        """Take out the rows of statuses that are not mentioned."""
        shown = self.inventory.shown_rows(self.listing)
        # The ids of classes move on to the first row that is left of the class.
        class_ids: dict[int, list[str]] = {}
        for code, row in list(self.rows.items()):
            target = self._target(row)
            if code not in shown:
                del self.rows[code]
                class_ids.setdefault(code // 100, []).extend(target["ids"][1:] if target else [])
            elif target:
                target["ids"] += class_ids.pop(code // 100, [])
        self.tbody[:] = list(self.rows.values())

    def _share_notes(self, notes: list[tuple[nodes.row, list[nodes.Node]]]) -> list[str]:
        """Show a note in the first row that is shown of its statuses, and in the others a copy, or where it is.

        Return the ids that are left of the notes of which no row is shown.
        """
        lost: list[str] = []
        for owner, note in notes:
            number = self.listing.columns.index("note")
            shown = [self.rows[code] for code in owner["http_status_note_for"] if code in self.rows]
            if not shown:
                lost += ids_within(note)
            elif shown[0] is not owner:
                shown[0][number] += note
            for row in shown[1:]:
                copy = copied(note, nodes.make_id(f"{self.listing.docname}-{row['http_status_code']}"))
                row[number] += self._see(shown[0]) if copy is None else copy
        return lost

    def _see(self, row: nodes.row) -> nodes.paragraph:
        """What stands in place of a copy of what there can be but one of: where it is."""
        code = str(row["http_status_code"])
        target = self._target(row)
        shown: nodes.Node = nodes.Text(code)
        if target and target["ids"]:
            made = link("", target["ids"][0], "", *css_classes(code))
            made += shown
            shown = made
        before, _blank, after = (sphinx_text("see %s") % "\0").partition("\0")
        return nodes.paragraph("", "", nodes.Text(before), shown, nodes.Text(after))

    def _leave_nothing(self) -> None:
        """Take out the table, no row of which is shown."""
        if (self.listing.docname, self.listing.location) in self.inventory.shown:
            message = "http-status-table: no status of the table is mentioned: no table is shown"
            warn(WarningType.EMPTY, message, self.node)
        # Not replace_self(), which lets no classes be lost.
        self.node.parent.replace(self.node, [nodes.target(ids=self.node["ids"])] if self.node["ids"] else [])

    def _fill_used(self) -> None:
        """Show in the column ``used`` links to the sections that mention a status, with commas between them."""
        number = self.listing.columns.index("used")
        for code, row in self.rows.items():
            uses = self.inventory.uses.get(code, [])
            links: list[nodes.Node] = []
            for (docname, section_id, *_), title in zip(uses, _titles(uses), strict=True):
                # A document that is no part of the output can't be linked to.
                with contextlib.suppress(NoUri):
                    made = self.domain.link_to(self.listing.docname, docname, section_id)
                    made += nodes.Text(title)
                    links += [nodes.Text(", "), made]
            row[number][0][-1].extend(links[1:])

    def _link_codes(self) -> None:
        """Let the codes that have an entry lead to it."""
        number = self.listing.columns.index("code")
        for code in self.inventory.entries & self.rows.keys():
            literal = next(iter(self.rows[code][number].findall(nodes.literal)))
            with contextlib.suppress(NoUri):
                if made := self.domain.link(self.listing.docname, self.inventory.places.get(str(code))):
                    literal.replace_self(made)
                    made += literal

    def _add_index_lines(self) -> None:
        """Give rows the lines of the general index, for the outputs that make it of the document."""
        for code, lines in self.inventory.index_lines(self.listing).items():
            if (target := self._target(self.rows[code])) and target["ids"]:
                target.parent.insert(target.parent.index(target), addnodes.index(entries=lines))

    def _take_out_ids(self) -> None:
        """Let no two rows have the same id on a page of all documents: they go where no reference leads to."""
        owners = self.inventory.owners
        for target in filter(None, map(self._target, self.rows.values())):
            target["ids"] = [node_id for node_id in target["ids"] if owners.get(node_id) == self.listing.docname]

    def _name_anchors(self) -> None:
        """Make a target of each id, as sphinx-markdown-builder writes anchors: of the one that ``refid`` names."""
        for target in filter(None, map(self._target, self.rows.values())):
            at = target.parent.index(target)
            target.parent[at : at + 1] = [nodes.target(ids=[node_id], refid=node_id) for node_id in target["ids"]]

    def _add_permalinks(self) -> None:
        """Give rows a permalink, as headings have one."""
        title = escape(_("Link to this status"))
        for target in filter(None, map(self._target, self.rows.values())):
            if target["ids"]:
                attributes = f'class="headerlink" href="#{target["ids"][0]}" title="{title}"'
                permalink = f"<a {attributes}>{self.config.html_permalinks_icon}</a>"
                target.parent.append(nodes.raw("", permalink, format="html"))


def _titles(uses: list[Use]) -> Iterator[str]:
    """The titles of sections; of equal ones each names its page, or where pages too have one title its document."""
    times = Counter(title for _, _, title, _ in uses)
    documents: dict[tuple[str, str], set[str]] = {}
    for docname, _, title, page in uses:
        documents.setdefault((title, page), set()).add(docname)
    for docname, _, title, page in uses:
        name = page if len(documents[title, page]) == 1 else docname
        yield title if times[title] == 1 or name == title else f"{title} ({name})"
