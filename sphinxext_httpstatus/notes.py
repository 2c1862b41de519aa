"""What stands in a note: how it is shown in a second row, and a table within it where an output has none in a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Of these a document has one: they are numbered or described, or bring the text of others.
_SINGLE = (
    *(nodes.caption, nodes.citation, nodes.figure, nodes.footnote, addnodes.desc, addnodes.glossary),
    *(addnodes.productionlist, addnodes.start_of_file, addnodes.toctree),
)
# What leaves nothing behind in a copy: general index and targets are the first row's.
_TAKEN_OUT = (addnodes.index, nodes.comment, nodes.substitution_definition)


def copied(note: Iterable[nodes.Node], suffix: str) -> list[nodes.Node] | None:
    """Return a copy of a note, without targets and lines of the index.

    Of the ids those of references to footnotes are kept, which some builders ask for, with a suffix that no other copy
    has.

    None if there can be but one: an object description, what is numbered, or a part of another extension's, which may
    be anything.
    """
    note = list(note)
    if all(_is_repeatable(element) for node in note for element in node.findall(nodes.Element)):
        return [copy for node in note for copy in _copies(node, suffix)]
    return None


def _is_repeatable(element: nodes.Element) -> bool:
    if isinstance(element, nodes.raw):
        return not re.search(r"\b(id|name)\s*=|\\label", element.astext())
    is_numbered = isinstance(element, nodes.math_block) and (element.get("label") or element.get("number"))
    is_captioned = isinstance(element, nodes.table) and isinstance(element[0], nodes.title)
    # Copies of copies, as deep as tables stand in notes, would be more than a page can hold.
    is_shared = isinstance(element, nodes.row) and len(element.get("http_status_note_for", ())) > 1
    is_known = type(element).__module__ in {nodes.__name__, addnodes.__name__}
    return is_known and not (isinstance(element, _SINGLE) or is_numbered or is_captioned or is_shared)


def _copies(node: nodes.Node, suffix: str) -> list[nodes.Node]:
    if isinstance(node, _TAKEN_OUT):
        return []
    children = [copy for child in node.children for copy in _copies(child, suffix)]
    if isinstance(node, nodes.target):
        # Its text remains.
        return children
    copy = node.copy()
    if isinstance(copy, nodes.Element):
        ids = [f"{node_id}-{suffix}" for node_id in copy["ids"] if isinstance(copy, nodes.footnote_reference)]
        for attribute in ("ids", "names", "dupnames", "backrefs"):
            if copy.get(attribute):
                copy[attribute] = ids if attribute == "ids" else []
        copy += children
    return [copy]


def ids_within(note: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield the ids in a note, but not those of the rows of tables."""
    for node in note:
        for element in node.findall(nodes.Element):
            yield from (node_id for node_id in element["ids"] if not node_id.startswith("http-status-"))


def tables_within(tables: Iterable[nodes.table]) -> list[nodes.table]:
    """Return of these tables, and of those within them, each that stands in a cell, an inner one before the outer."""
    found = {id(inner): inner for table in tables for inner in table.findall(nodes.table)}
    return [table for table in reversed(found.values()) if _is_in_cell(table)]


def _is_in_cell(node: nodes.Node) -> bool:
    while (node := node.parent) is not None:
        if isinstance(node, nodes.entry):
            return True
    return False


def as_list(table: nodes.table) -> Iterator[nodes.Node]:
    """Yield a table as a list: its caption, and an item a row, in which the headings name what is in the cells."""
    if table["ids"]:
        yield nodes.target(ids=table["ids"])
    if isinstance(table[0], nodes.title):
        yield nodes.paragraph("", "", nodes.strong("", "", *table[0].children))
    headings = {
        column: cell.astext()
        for head in table.findall(nodes.thead)
        for row in _rows(head)
        for columns, cell in row
        for column in columns
    }
    items = nodes.bullet_list(bullet="*")
    for body in table.findall(nodes.tbody):
        for row in _rows(body):
            item = nodes.list_item()
            for columns, cell in row:
                blocks: list[Any] = cell.children
                if heading := headings.get(columns[0]):
                    blocks = blocks if isinstance(blocks[0], nodes.paragraph) else [nodes.paragraph(), *blocks]
                    blocks[0].insert(0, nodes.Text(f"{heading}: "))
                item += blocks
            items += item
    yield items


def _rows(section: nodes.Element) -> Iterator[list[tuple[range, nodes.entry]]]:
    """The cells of each row of a table's head or body that have content, each with its columns."""
    # Column -> number of rows below that a cell above reaches into.
    reaches: dict[int, int] = {}
    for row in section.children:
        reaches = {column: number - 1 for column, number in reaches.items() if number}
        taken = set(reaches)
        cells: list[tuple[range, nodes.entry]] = []
        column = 0
        for cell in cast("list[nodes.entry]", row.children):
            while column in taken:
                column += 1
            columns = range(column, column + 1 + cell.get("morecols", 0))
            if cell.children:
                cells.append((columns, cell))
            reaches |= dict.fromkeys(columns, cell.get("morerows", 0))
            column = columns.stop
        yield cells
