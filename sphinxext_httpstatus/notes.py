"""The body of a table: the notes of its rows, and what else is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import Reporter
from sphinx import addnodes

from sphinxext_httpstatus.registry import SelectionError
from sphinxext_httpstatus.summary import has_words
from sphinxext_httpstatus.warnings import WarningType

if TYPE_CHECKING:
    from sphinxext_httpstatus.directives import LenientDirective
    from sphinxext_httpstatus.registry import Registry

# What a note without text may have.
_SILENT = (addnodes.index, nodes.Text, nodes.comment, nodes.paragraph, nodes.target)


class Notes:
    """The notes of a table, which its body has as fields.

    :param directive: gives the warnings.
    :param registry: tells which statuses a field names.
    :param shown: the status codes of the table's rows.
    :param body: what the body was parsed to.
    """

    def __init__(
        self, directive: LenientDirective, registry: Registry, shown: set[int], body: list[nodes.Node]
    ) -> None:
        """Sort the body."""
        self._directive = directive
        # Code -> field. Of a code, a note for it alone counts for more than one for several.
        self._single: dict[int, nodes.field] = {}
        self._shared: dict[int, nodes.field] = {}
        #: What follows the table.
        self.beside: list[nodes.Node] = []
        fields: list[nodes.field] = []
        for node in body:
            if isinstance(node, nodes.field_list):
                fields += (field for field in node.findall(nodes.field) if field.parent is node)
                continue
            if not isinstance(node, (nodes.comment, nodes.system_message)) and not directive.tell_misplaced(node):
                expected = (
                    "fields such as ':404: text' are expected, in MyST with myst_enable_extensions = ['fieldlist']"
                )
                message = f"{expected}; the rest follows the table"
                directive.warn(WarningType.NOTE, message, directive.location_of(node))
            self.beside.append(node)
        for field in fields:
            self._read(registry, field, shown)
        #: Status code -> the field of its note.
        self.by_code = self._shared | self._single
        for field in fields:
            self._take_out(field)

    def _read(self, registry: Registry, field: nodes.field, shown: set[int]) -> None:
        """Add a field to those for single codes or to those for several."""
        name = field[0].astext()
        codes: set[int] = set()
        problem = ""
        for word in registry.selection(name):
            try:
                codes |= registry.select(word)
            except SelectionError as error:
                problem = problem or str(error)
        notes = self._shared if len(codes) > 1 else self._single
        codes &= shown
        again = codes & notes.keys()
        if not codes:
            if problem and self._directive.tell_misplaced(field):
                return
            problem = f"{problem or 'the table has no such row'}; the text follows the table"
        elif all(map(_is_empty, field[1].children)):
            codes, problem = set(), "the note has no text; it is left out"
        elif again:
            problem = f"of {' and '.join(map(str, sorted(again)))} there is a note like it already; that one is shown"
        if problem:
            self._directive.warn_of_field(name, problem, field)
        notes.update(dict.fromkeys(codes - again, field))

    def _take_out(self, field: nodes.field) -> None:
        """Let what does not stand in the rows follow the table."""
        if field in self.by_code.values():
            # There is one of each, whichever rows refer to it.
            for node in [it for it in field[1].children if isinstance(it, (nodes.footnote, nodes.citation))]:
                node.parent.remove(node)
                self.beside.append(node)
            return
        if field in self._shared.values():
            problem = "each status has a note of its own; this one follows the table"
            self._directive.warn_of_field(field[0].astext(), problem, field)
        self.beside += field[1].children


def _is_empty(block: nodes.Node) -> bool:
    """Whether a block of a note shows nothing."""
    if isinstance(block, nodes.system_message):
        # Sphinx takes out what is for information alone.
        return bool(block["level"] < Reporter.WARNING_LEVEL)
    has_text = not isinstance(block, nodes.comment) and has_words(block.astext())
    return not has_text and all(isinstance(node, _SILENT) for node in block.findall())
