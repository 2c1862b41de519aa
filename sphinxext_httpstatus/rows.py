"""The rows of a table when all pages are read: what depends on them is filled in, as the builder needs it."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.locale import _ as sphinx_text

from sphinxext_httpstatus.columns import widths
from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.links import css_classes, link
from sphinxext_httpstatus.messages import _
from sphinxext_httpstatus.pages import listing_of
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.inventory import Inventory, Use
    from sphinxext_httpstatus.pages import Listing

_FOOTNOTES = (nodes.citation, nodes.footnote)
# Of these a document has one: they are numbered or described, or bring the text of others.
_SINGLE = (
    *_FOOTNOTES,
    *(nodes.caption, nodes.figure, addnodes.desc, addnodes.glossary, addnodes.productionlist),
    *(addnodes.start_of_file, addnodes.toctree),
)
# What LaTeX sets as a whole.
_FRAMES = (*_FOOTNOTES, nodes.Admonition, nodes.entry, nodes.figure, nodes.sidebar, nodes.topic)
# What leaves nothing behind in a copy: general index and targets are the first row's.
_TAKEN_OUT = (addnodes.index, nodes.comment, nodes.substitution_definition)


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
        #: Status code -> the target in the first cell that has the row's ids; none where none is indexed.
        self.targets = {
            code: next(iter(row.findall(nodes.target))) for code, row in self.rows.items() if self.listing.rows[code]
        }

    def finish(self) -> None:
        """Do all of it."""
        rows = self.rows
        if self.listing.is_used:
            self._leave_used()
        if "note" in self.listing.columns:
            self._share_notes(rows)
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
            take_out_ids(self.node, self.inventory)
        # What the author says of them counts.
        if not any(name.startswith("colwidths-") for name in self.node["classes"]):
            self._set_widths()
        if builder.format == "html":
            if self.config.html_permalinks and getattr(builder, "add_permalinks", False):
                self._add_permalinks()
            # A box to scroll in. Not replace_self(), which would give it the table's classes too.
            box = nodes.container(classes=["http-status-box"])
            self.node.parent.replace(self.node, box)
            box += self.node
        if builder.format == "markdown":
            self._name_anchors()
        if builder.format == "latex":
            self._fit_page()

    def _leave_used(self) -> None:
        """Take out the rows of statuses that are not mentioned."""
        shown = self.inventory.shown_rows(self.listing)
        # The ids of classes move on to the first row that is left of the class.
        class_ids: dict[int, list[str]] = {}
        for code, target in self.targets.items():
            if code in shown:
                target["ids"] += class_ids.pop(code // 100, [])
            else:
                class_ids.setdefault(code // 100, []).extend(target["ids"][1:])
        self.rows = {code: row for code, row in self.rows.items() if code in shown}
        self.targets = {code: target for code, target in self.targets.items() if code in shown}
        self.tbody[:] = list(self.rows.values())

    def _share_notes(self, rows: dict[int, nodes.row]) -> None:
        """Show a note in the first row that is shown of its statuses, and in the others a copy, or where it is."""
        number = self.listing.columns.index("note")
        lost: list[nodes.Element] = []
        for owner in (row for row in rows.values() if "http_status_note_for" in row):
            # Not the paragraph that stands before a note in the first column for the row's id.
            note = owner[number].children[number == 0 and bool(self.listing.rows[owner["http_status_code"]]) :]
            shown = [self.rows[code] for code in owner["http_status_note_for"] if code in self.rows]
            if not shown:
                lost += [element for node in note for element in node.findall(nodes.Element)]
            elif shown[0] is not owner:
                shown[0][number] += note
            for row in shown[1:]:
                copy = _copied(note, nodes.make_id(f"{self.listing.docname}-{row['http_status_code']}"))
                row[number] += self._see(shown[0]) if copy is None else copy
        if lost:
            # What references may lead to in a note of which no row is shown.
            footnotes = [element for element in lost if isinstance(element, _FOOTNOTES)]
            at = self.node.parent.index(self.node)
            self.node.parent[at:at] = [nodes.target(ids=list(_ids_within(lost))), *footnotes]

    def _see(self, row: nodes.row) -> nodes.paragraph:
        """What stands in place of a copy of what there can be but one of: where it is."""
        code = str(row["http_status_code"])
        shown: nodes.Node = nodes.Text(code)
        if target := self.targets.get(row["http_status_code"]):
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
            for (docname, section_id, _title, _page), title in zip(uses, _titles(uses), strict=True):
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
            if target := self.targets.get(code):
                target.parent.insert(target.parent.index(target), addnodes.index(entries=lines))

    def _name_anchors(self) -> None:
        """Make a target of each id, as sphinx-markdown-builder writes anchors: of the one that ``refid`` names."""
        for target in self.targets.values():
            target.parent.replace(target, [nodes.target(ids=[node_id], refid=node_id) for node_id in target["ids"]])

    def _set_widths(self) -> None:
        """Give the columns their widths, where the author has said nothing of them."""
        columns = self.listing.columns
        number = columns.index("name") if "name" in columns else None
        names = [] if number is None else [row[number].astext() for row in self.rows.values()]
        is_latex = self.domain.builder.format == "latex"
        # Not those of tables in notes, which come after.
        colspecs = itertools.islice(self.node.findall(nodes.colspec), len(columns))
        for colspec, width in zip(colspecs, widths(columns, names, is_latex=is_latex), strict=True):
            colspec["colwidth"] = width
        # LaTeX keeps to those that are given.
        self.node["classes"] += ["colwidths-given"] * is_latex

    def _fit_page(self) -> None:
        """Let TeX break names after underscores, and between pages a table that may be longer than one."""
        parent = outer = self.node.parent
        # In a frame, or a cell, TeX breaks no table.
        while outer is not None and (isinstance(outer, addnodes.desc) or not isinstance(outer, _FRAMES)):
            outer = outer.parent
        if len(self.rows) > 10 and outer is None:
            self.node["classes"].append("longtable")
        at = parent.index(self.node)
        # Where a formula has one, it is no place for a break.
        underscore = r"\protected\def\_{\ifmmode\text{\textunderscore}\else\textunderscore\allowbreak\fi}"
        parent.insert(at, nodes.raw("", rf"\begingroup{underscore}", format="latex"))
        parent.insert(at + 2, nodes.raw("", r"\endgroup", format="latex"))

    def _add_permalinks(self) -> None:
        """Give rows a permalink, as headings have one."""
        title = escape(_("Link to this status"))
        columns = self.listing.columns
        number = columns.index("code") if "code" in columns else 0
        for code, target in self.targets.items():
            if target["ids"]:
                attributes = f'class="headerlink" href="#{target["ids"][0]}" title="{title}"'
                permalink = f"<a {attributes}>{self.config.html_permalinks_icon}</a>"
                cell: Any = self.rows[code][number]
                cell[0] += nodes.raw("", permalink, format="html", http_status_permalink=True)


def take_out_ids(node: nodes.Element, inventory: Inventory) -> None:
    """Let no table or entry repeat an id on a page of all documents: it goes where no reference leads to."""
    listing: Listing = node["http_status_listing"]
    others = {node_id for node_id in listing.ids if inventory.owners.get(node_id) != listing.docname}
    for element in node.findall(nodes.Element):
        element["ids"] = [node_id for node_id in element["ids"] if node_id not in others]


def _ids_within(elements: list[nodes.Element]) -> Iterator[str]:
    """The ids of what a note had, but not those of footnotes and of the rows of tables."""
    tables = [listing for listing in map(listing_of, elements) if listing and listing.columns]
    others = {node_id for listing in tables for node_id in listing.ids}
    for element in elements:
        if not isinstance(element, _FOOTNOTES):
            yield from (node_id for node_id in element["ids"] if node_id not in others)


def _copied(note: list[nodes.Node], suffix: str) -> list[nodes.Node] | None:
    """Return a copy of a note, without targets and lines of the index.

    References to footnotes keep ids, which some builders ask for, with a suffix that no other copy has.
    None if there can be but one: of an object description, of what is numbered, of a part of another extension's.
    """
    if all(_is_repeatable(element) for node in note for element in node.findall(nodes.Element)):
        return [copy for node in note for copy in _copies(node, suffix)]
    return None


def _is_repeatable(element: nodes.Element) -> bool:
    if isinstance(element, nodes.raw):
        names = r"\b(id|name)\s*=|\\(label|hypertarget|caption|refstepcounter)\b|@anchor\b"
        return not re.search(names, element.astext(), re.IGNORECASE)
    is_numbered = isinstance(element, nodes.math_block) and (element.get("label") or element.get("number"))
    is_captioned = isinstance(element, nodes.table) and isinstance(element[0], nodes.title)
    # Copies of copies, as deep as tables stand in notes, would be more than a page can hold.
    is_shared = isinstance(element, nodes.row) and len(element.get("http_status_note_for", ())) > 1
    is_known = type(element).__module__ in {nodes.__name__, addnodes.__name__}
    return is_known and not (isinstance(element, _SINGLE) or is_numbered or is_captioned or is_shared)


def _copies(node: nodes.Node, suffix: str) -> list[nodes.Node]:
    if isinstance(node, _TAKEN_OUT) or (isinstance(node, nodes.raw) and "http_status_permalink" in node):
        return []
    children = [copy for child in node.children for copy in _copies(child, suffix)]
    if isinstance(node, nodes.target):
        # Its text remains.
        return children
    copy = node.copy()
    if isinstance(copy, nodes.Element):
        copy.attributes.pop("http_status_listing", None)
        ids = [f"{node_id}-{suffix}" for node_id in copy["ids"] if isinstance(copy, nodes.footnote_reference)]
        for attribute in ("ids", "names", "dupnames", "backrefs"):
            # Not in others: XML writes one that is empty.
            if copy.get(attribute):
                copy[attribute] = ids if attribute == "ids" else []
        copy += children
    return [copy]


def caption_before(table: nodes.table) -> None:
    """Put the caption before a table: docutils takes a table's title for that of the manual page."""
    if isinstance(table[0], nodes.title):
        caption = nodes.paragraph("", "", nodes.strong("", "", *table.pop(0).children))
        table.parent.insert(table.parent.index(table), caption)


def as_list(table: nodes.table, output_format: str) -> Iterator[nodes.Node]:
    """Yield a table as a list: its caption, and an item a row, in which the headings name what is in the cells.

    :param output_format: that of the builder: LaTeX itself counts tables that have a caption.
    """
    is_numbered = output_format == "latex" and isinstance(table[0], nodes.title)
    if is_numbered:
        yield nodes.raw("", r"\refstepcounter{table}", format="latex")
    if table["ids"]:
        yield nodes.target(ids=table["ids"])
    if isinstance(table[0], nodes.title):
        number = [nodes.raw("", r"\tablename\space\thetable: ", format="latex")] if is_numbered else []
        yield nodes.paragraph("", "", *number, nodes.strong("", "", *table[0].children))
    rows: list[Any] = list(table.findall(nodes.row))
    headings: list[str] = []
    # Where a cell reaches over others it is not said which heading is whose.
    if list(table.findall(nodes.thead)) and not any(
        {"morecols", "morerows"} & set(cell.attributes) for row in rows for cell in row
    ):
        headings = [cell.astext() for cell in rows.pop(0)]
    items = nodes.bullet_list(bullet="*")
    for row in rows:
        item = nodes.list_item()
        for cell, heading in itertools.zip_longest(row, headings, fillvalue=""):
            blocks = list(cell)
            if heading and blocks:
                blocks = blocks if isinstance(blocks[0], nodes.paragraph) else [nodes.paragraph(), *blocks]
                blocks[0].insert(0, nodes.Text(f"{heading}: "))
            item += blocks
        items += item
    yield items


def _titles(uses: list[Use]) -> Iterator[str]:
    """The titles of sections; of equal ones each names its page, or where pages too have one title its document."""
    times = Counter(title for _docname, _id, title, _page in uses)
    documents: dict[tuple[str, str], set[str]] = {}
    for docname, _id, title, page in uses:
        documents.setdefault((title, page), set()).add(docname)
    for docname, _id, title, page in uses:
        name = page if len(documents[title, page]) == 1 else docname
        yield title if times[title] == 1 or name == title else f"{title} ({name})"
