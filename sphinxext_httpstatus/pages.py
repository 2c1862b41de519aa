"""What reading keeps of a page: where it documents statuses, what it mentions, and under which conditions."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.utils import Reporter
from sphinx import addnodes
from sphinx.util.docutils import new_document

from sphinxext_httpstatus.summary import first_paragraph
from sphinxext_httpstatus.warnings import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    from sphinxext_httpstatus.summary import Paragraph

#: What hides a part of a page in some builds: the name of the node, and its expression; or the row of a table of ours
#: whose note the part is in, and of a table of used statuses the codes of which one is to be used.
Condition = tuple[str, str]
#: A part of a page that a build shows or leaves out as a whole: the id of its section (empty outside any), the title of
#: the section, the conditions.
Part = tuple[str, str, tuple[Condition, ...]]

_CONDITIONS = frozenset({"only", "ifconfig", "todo_node"})
# What may have a listing: without typesetting, a target is what is left of an entry.
_LISTING_NODES = (nodes.table, addnodes.desc, nodes.target)


class Listing(NamedTuple):
    """A table or an entry: what documents statuses. The node of it has it as ``http_status_listing``."""

    docname: str
    #: File and line of the directive, for warnings: ``"path:line"``.
    location: str
    #: Status code, or in an entry the first digit of a class, -> id, empty if no reference is to lead there.
    rows: dict[int, str]
    #: In a table the first digit of a class -> id at its first row.
    classes: dict[int, str]
    #: The dotted path of its enum, and the edition of its references; conf.py's if empty.
    enum: str = ""
    spec: str = ""
    #: The columns of a table; none of an entry.
    columns: tuple[str, ...] = ()
    #: Whether only the statuses are shown that the documentation mentions.
    is_used: bool = False
    #: Whether the general index has it.
    is_in_index: bool = True
    #: What the author says of each row: of an entry its body's first paragraph, of a row its note's.
    said: dict[int, Paragraph] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids of its rows and classes."""
        return (*self.rows.values(), *self.classes.values())


class Page:
    """What a page says of statuses, as it is written: what it means is known when all pages are read."""

    def __init__(self) -> None:
        #: The listings, each with the number of its part.
        self.listings: list[tuple[Listing, int]] = []
        #: Target of a reference -> numbers of the parts that mention it.
        self.mentions: dict[str, dict[int, None]] = {}
        #: The same for dotted Python names.
        self.names: dict[str, dict[int, None]] = {}
        #: The parts, in the page's order.
        self.parts: list[Part] = []
        #: Dotted path -> digest of what the enum said.
        self.enums: dict[str, str] = {}

    def read(self, document: nodes.document) -> None:
        """Take in the listings and mentions of a document."""
        parts: dict[Part, int] = {}
        title = functools.cache(lambda it: next((node.astext() for node in it if isinstance(node, nodes.title)), ""))

        # By the parent, which the mentions of a paragraph share.
        @functools.cache
        def stand(parent: nodes.Element) -> int | None:
            part = _part(parent, title)
            return None if part is None else parts.setdefault(part, len(parts))

        # Directives note their enum: a page without one has no listings.
        for node in document.findall(None if self.enums else addnodes.pending_xref):
            if isinstance(node, addnodes.pending_xref):
                if (found := self._target(node)) and (number := stand(node.parent)) is not None:
                    of_kind, target = found
                    of_kind.setdefault(target, {})[number] = None
            elif (listing := listing_of(node)) and (number := stand(node.parent)) is not None:
                self.listings.append((listing._replace(said=_said(node, listing)), number))
        self.parts = list(parts)

    def _target(self, node: addnodes.pending_xref) -> tuple[dict[str, dict[int, None]], str] | None:
        """Where the target of a reference is kept, and the target; None if it can name no status."""
        refdomain, reftype = node.get("refdomain"), node.get("reftype")
        target: str = node.get("reftarget", "")
        is_dotted = reftype == "any" and "." in target and not is_unmistakable(target)
        if refdomain == "py" or reftype == "member" or is_dotted:
            name = python_name(node)
            return (self.names, name) if "." in name else None
        if refdomain == "httpstatus" or (reftype == "any" and is_unmistakable(target)):
            return self.mentions, target
        return None


def _part(node: nodes.Node | None, title: Callable[[nodes.section], str]) -> Part | None:
    """The part that an element stands in; None if it is shown nowhere."""
    section: nodes.section | None = None
    row: nodes.row | None = None
    conditions: list[Condition] = []
    while node is not None and not isinstance(node, nodes.document):
        if isinstance(node, nodes.section):
            section = section or node
        elif isinstance(node, nodes.substitution_definition):
            return None
        elif isinstance(node, nodes.row):
            row = node
        elif isinstance(node, nodes.table):
            # Not what its caption mentions.
            if row is not None and (listing := listing_of(node)):
                codes = row.get("http_status_note_for", ()) if listing.is_used else ()
                conditions.append(("row", " ".join(map(str, codes))))
            row = None
        elif isinstance(node, nodes.Element) and node.tagname in _CONDITIONS:
            conditions.append((node.tagname, node.get("expr", "")))
        node = node.parent
    if section is None:
        return "", "", tuple(conditions)
    return section["ids"][0], title(section), tuple(conditions)


def _said(node: Any, listing: Listing) -> dict[int, Paragraph]:
    """What the author says of each status or class that a node documents, when the page is read and translated."""
    if isinstance(node, addnodes.desc):
        return dict.fromkeys(listing.rows, first_paragraph(node[-1].children, listing.docname))
    said: dict[int, Paragraph] = {}
    if "note" in listing.columns:
        number = listing.columns.index("note")
        for row in next(iter(node.findall(nodes.tbody))).children:
            if codes := row.get("http_status_note_for"):
                said |= dict.fromkeys(codes, first_paragraph(row[number].children, listing.docname))
    return said


def is_in_row(part: Part) -> bool:
    """Whether a part is in a note: what is mentioned there is no use."""
    return any(name == "row" for name, _expression in part[2])


def listing_of(node: nodes.Node) -> Listing | None:
    """Return what a node documents; None if it documents no statuses."""
    return node.get("http_status_listing") if isinstance(node, _LISTING_NODES) else None


def is_met(app: Sphinx, condition: Condition) -> bool:
    """Return whether what stands under a condition is shown in this build, as Sphinx, from 8.1 to 9.2, decides it."""
    name, expression = condition
    if name == "only":
        # Whatever it raises, Sphinx warns of it and shows what stands there.
        met, raised = ask(lambda: app.builder.tags.eval_condition(expression))
        return bool(met or raised)
    if name == "todo_node":
        return bool(app.config.todo_include_todos)
    from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes  # noqa: PLC0415

    document = new_document("")
    document.reporter = Reporter("", Reporter.SEVERE_LEVEL + 1, Reporter.SEVERE_LEVEL + 1)
    shown = nodes.comment()
    document += ifconfig("", shown, expr=expression)
    process_ifconfig_nodes(app, document, "")
    return shown in document.children


def python_name(node: addnodes.pending_xref) -> str:
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


def is_unmistakable(target: str) -> bool:
    """Whether a text can name nothing but a status: a code with its phrase, or a name behind the enum's."""
    return bool(re.match(r"[1-9][0-9]{2}\s+\D|(http\.)?HTTPStatus\.\w", target))
