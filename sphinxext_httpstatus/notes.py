"""Notes that are for several statuses."""

from __future__ import annotations

from typing import Any, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform


class SharedNotes(SphinxTransform):
    """Copy a note for several statuses from the row that has it to another.

    :class:`docutils.nodes.pending` calls it; its detail ``httpstatus`` is the code of the row that has the note.
    """

    # After all references of docutils are resolved, before plain mentions are looked for, at 800.
    default_priority = 790

    def apply(self, **kwargs: Any) -> None:
        """Replace the pending node by a copy, without the ids that a page can't have twice."""
        place = cast("nodes.pending", self.startnode)
        copies = [node.deepcopy() for node in _note(place)]
        for copy in copies:
            for element in copy.findall(nodes.Element):
                for attribute in ("ids", "names", "dupnames", "backrefs"):
                    element[attribute] = []
        place.parent.replace(place, copies)


def _note(place: nodes.pending) -> list[nodes.Element]:
    """The note in the row that has it."""
    entry = place.parent
    row = entry.parent
    for other in row.parent.children:
        if isinstance(other, nodes.row) and other["httpstatus"] == place.details["httpstatus"]:
            note = other.children[row.index(entry)]
            # Not the paragraph that may stand before it for the row's id.
            return [node for node in note.children if isinstance(node, nodes.Element) and "httpstatus" not in node]
    return []
