"""Mentions that link themselves: ``httpstatus_autolink``."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_httpstatus.autolink.finder import OTHER_PROTOCOL, WORTH_A_LOOK, MentionFinder
from sphinxext_httpstatus.domain import httpstatus_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxext_httpstatus.registry import Registry

# Where a text is no prose, or leads somewhere already, or is the name of something.
_LEFT_ALONE = (
    *(nodes.reference, nodes.footnote_reference, nodes.citation_reference, nodes.problematic, nodes.system_message),
    *(nodes.FixedTextElement, nodes.Titular, nodes.Invisible, nodes.caption, nodes.field_name, nodes.label, nodes.term),
    *(nodes.math, nodes.math_block, nodes.raw, addnodes.desc_signature, addnodes.download_reference, addnodes.index),
    *(addnodes.literal_emphasis, addnodes.literal_strong, addnodes.manpage, addnodes.pending_xref, addnodes.toctree),
)
# Classes of what an author or a role has marked as something else.
_LEFT_ALONE_CLASSES = frozenset({"no-autolink", "http-status", "guilabel", "menuselection", "kbd"})
# Of what another extension shows as a title.
_TITLE_CLASS = re.compile("(?:^|[-_])(?:title|label|heading|header|summary|caption|button|btn|badge)$")
_OWN_MODULES = frozenset({nodes.__name__, addnodes.__name__})
# HTTP's own name, but for that in a URL.
_HTTP = re.compile(r"(?<![\w-])HTTPS?(?!\w|://)", re.IGNORECASE)
# What of a literal may stay outside a mention: ``'200 OK'``.
_AROUND = "'\" "
# What makes it a call: ``gone(410)``.
_CALL = re.compile(r"\w\(")


# Its patterns take long to make.
@functools.lru_cache(maxsize=1)
def _finder(registry: Registry, *, loose: bool) -> MentionFinder:
    return MentionFinder(registry, loose=loose)


class PlainMentions(SphinxTransform):
    """Make references of plain mentions."""

    # After translation, at 20, and smart quotes, at 750; before the domains look at the document, at 850.
    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        """Look at all prose of the document."""
        domain = httpstatus_domain(self.env)
        finder = _finder(domain.registry(), loose=self.config.httpstatus_autolink == "loose")
        blocks = [Block(element) for element in _blocks(self.document) if WORTH_A_LOOK.search(element.astext())]
        if not blocks:
            return
        # Another member of the enum may make a mention of what is none now.
        domain.note_enum(self.env.docname, self.config.httpstatus_enum)
        # The blocks first: to read all of a page takes as long as to find its mentions.
        if not any(_HTTP.search(block.text) for block in blocks):
            said = self.document.astext()
            if OTHER_PROTOCOL.search(said) and not _HTTP.search(said):
                return
        for block in blocks:
            for mention in finder.find(block.text):
                reference = addnodes.pending_xref(refdomain="httpstatus", reftype="status", reftarget=str(mention.code))
                reference.attributes.update(refexplicit=True, refdoc=self.env.docname, http_status_plain=True)
                # Where a part of it leads elsewhere, or is but a part of some code, the number alone.
                if not block.wrap(mention.start, mention.end, reference):
                    block.wrap(*mention.number, reference)
            block.finish()


def _blocks(document: nodes.document) -> Iterator[nodes.Element]:
    """The paragraphs and other elements that have text of their own."""
    # Not findall(): what is left alone is left alone as a whole, which is most of a reference manual.
    stack: list[nodes.Element] = [document]
    while stack:
        element = stack.pop()
        if any(isinstance(child, (nodes.Text, nodes.Inline)) for child in element.children):
            yield element
        stack += [
            child
            for child in element.children
            if isinstance(child, nodes.Element) and not isinstance(child, nodes.Inline) and not _is_left_alone(child)
        ]


def _is_left_alone(element: nodes.Element) -> bool:
    classes = element["classes"]
    return (
        isinstance(element, _LEFT_ALONE)
        or not _LEFT_ALONE_CLASSES.isdisjoint(classes)
        # Generated: tokens, not prose.
        or not element.get("support_smartquotes", True)
        # The text of another extension's part, such as the tab of a tab, is a title; what stands within it is not.
        or (isinstance(element, nodes.TextElement) and type(element).__module__ not in _OWN_MODULES)
        or any(map(_TITLE_CLASS.search, classes))
        # A role's literal is the name of something, but for the role that means a plain one.
        or (isinstance(element, nodes.literal) and ("role" in element or not {"code"}.issuperset(classes)))
    )


class _Part(NamedTuple):
    """A node of a block: where its text begins and ends in that of the block, and whether it may be linked."""

    start: int
    end: int
    node: nodes.Node
    is_prose: bool


class Block:
    """The text of a paragraph or other block without its markup, and the nodes that it comes from."""

    def __init__(self, element: nodes.Element) -> None:
        """Read the element, once."""
        # What is not looked into: texts, literals, links.
        self._leaves: list[_Part] = []
        # By id: equal texts are equal.
        self._parts: dict[int, _Part] = {}
        # The references of a parent: start, end and reference of each.
        self._references: dict[nodes.Element, list[tuple[int, int, addnodes.pending_xref]]] = {}
        self._read(element, 0)
        #: Without docutils' marks of escapes.
        self.text = "".join(_text(leaf.node) for leaf in self._leaves)
        self._starts = [leaf.start for leaf in self._leaves]
        self._ends = [leaf.end for leaf in self._leaves]

    def _read(self, parent: nodes.Element, end: int) -> int:
        """Note the nodes of a parent whose text begins at ``end``; return where it ends."""
        for child in cast("list[Any]", parent.children):
            start = end
            may_link = not (isinstance(child, nodes.Element) and _is_left_alone(child))
            is_leaf = not may_link or isinstance(child, nodes.literal) or not isinstance(child, nodes.Inline)
            end = start + len(_text(child)) if is_leaf else self._read(child, start)
            part = _Part(start, end, child, may_link and isinstance(child, (nodes.Text, nodes.literal)))
            self._parts[id(child)] = part
            if is_leaf:
                self._leaves.append(part)
        return end

    def wrap(self, start: int, end: int, reference: addnodes.pending_xref) -> bool:
        """Note a reference around a part of the text.

        :return: whether it can be linked as a whole.
        """
        leaves = self._leaves[bisect.bisect_right(self._ends, start) : bisect.bisect_left(self._starts, end)]
        # A literal is linked as a whole, with quotes that it has: ``'200 OK'``.
        for leaf in leaves:
            if isinstance(leaf.node, nodes.literal):
                around = self.text[leaf.start : start] + self.text[end : leaf.end]
                if around.strip(_AROUND) or _CALL.search(_text(leaf.node)):
                    return False
                start, end = min(start, leaf.start), max(end, leaf.end)
            if not leaf.is_prose:
                return False
        for leaf in (leaves[0], leaves[-1]):
            parent = leaf.node.parent
            # The nearest around all of it; those between are within it.
            while (part := self._parts.get(id(parent))) and not (part.start <= start and end <= part.end):
                if part.start < start or end < part.end:
                    return False
                parent = parent.parent
        reference.source, reference.line = parent.source, parent.line
        self._references.setdefault(parent, []).append((start, end, reference))
        return True

    def finish(self) -> None:
        """Put the references around their parts of the text."""
        for parent, references in self._references.items():
            edges = [edge for start, end, _ in references for edge in (start, end)]
            children: list[nodes.Node] = []
            for child in parent.children:
                part = self._parts[id(child)]
                inner = edges[bisect.bisect_right(edges, part.start) : bisect.bisect_left(edges, part.end)]
                for start, end in itertools.pairwise((part.start, *inner, part.end)):
                    number = bisect.bisect_right(edges, start)
                    piece = nodes.Text(self.text[start:end]) if inner else child
                    # An image, which has no text, is within a reference if it is between its words.
                    if number % 2 and (start < end or bisect.bisect_left(edges, start) == number):
                        reference = references[number // 2][2]
                        if not reference.children:
                            children.append(reference)
                        reference += piece
                    else:
                        children.append(piece)
            for _, _, reference in references:
                # One node, for resolvers to take it as the content.
                if len(reference) > 1:
                    reference[:] = [nodes.inline("", "", *reference.children)]
            # All at once: one by one, each would be looked for among its siblings.
            parent[:] = children


def _text(node: nodes.Node) -> str:
    """What a node says in its block; a mark of a footnote, or a block of its own, says nothing."""
    is_said = isinstance(node, (nodes.Text, nodes.Inline)) and not isinstance(node, nodes.footnote_reference)
    return node.astext() if is_said else ""
