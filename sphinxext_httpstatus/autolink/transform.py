"""Mentions that link themselves: ``httpstatus_autolink``."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_httpstatus.autolink.phrases import WORTH_A_LOOK, MentionFinder, stands_free
from sphinxext_httpstatus.domain import httpstatus_domain

if TYPE_CHECKING:
    from sphinxext_httpstatus.registry import Registry

# Where a text is no prose, or leads somewhere already, or is the name of something.
_LEFT_ALONE = (
    *(nodes.reference, nodes.footnote_reference, nodes.citation_reference, nodes.problematic, nodes.system_message),
    *(nodes.FixedTextElement, nodes.Titular, nodes.Invisible, nodes.caption, nodes.field_name, nodes.label, nodes.term),
    *(nodes.math, nodes.math_block, nodes.raw, addnodes.desc_signature, addnodes.download_reference, addnodes.index),
    *(addnodes.literal_emphasis, addnodes.literal_strong, addnodes.manpage, addnodes.pending_xref, addnodes.toctree),
)
# Classes of inline text that an author or a role has marked as something else.
_LEFT_ALONE_CLASSES = frozenset({"no-autolink", "http-status", "guilabel", "menuselection", "kbd"})


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
        self._finder = _finder(domain.registry(), loose=self.config.httpstatus_autolink == "loose")
        self._has_looked = False
        self._look_into(self.document)
        if self._has_looked:
            # Another member of the enum may make a mention of what is none now.
            domain.note_enum(self.env.docname, self.config.httpstatus_enum)

    def _look_into(self, element: nodes.Element) -> None:
        # Not findall(): what is left alone is left alone as a whole, which is most of a reference manual.
        stack: list[nodes.Element] = [element]
        while stack:
            element = stack.pop()
            if isinstance(element, nodes.literal):
                self._look_at_literal(element)
                continue
            for child in list(element.children):
                if isinstance(child, nodes.Text):
                    if WORTH_A_LOOK.search(child):
                        self._look_at_text(child)
                elif (
                    isinstance(child, nodes.Element)
                    and not isinstance(child, _LEFT_ALONE)
                    and not _LEFT_ALONE_CLASSES.intersection(child["classes"])
                    # Generated: tokens, not prose.
                    and child.get("support_smartquotes", True)
                ):
                    stack.append(child)

    def _look_at_text(self, text: nodes.Text) -> None:
        self._has_looked = True
        parent = text.parent
        index = parent.index(text)
        pieces: list[nodes.Node] = []
        end = 0
        # Without docutils' marks of escaped characters.
        shown = text.astext()
        for mention in self._finder.find(shown, *_beside(text), block=_block(text).astext()):
            pieces.append(nodes.Text(shown[end : mention.start]))
            pieces.append(self._reference(mention.code, nodes.Text(shown[mention.start : mention.end]), parent))
            end = mention.end
        if pieces:
            parent[index : index + 1] = [piece for piece in (*pieces, nodes.Text(shown[end:])) if piece.astext()]

    def _look_at_literal(self, literal: nodes.literal) -> None:
        # A role's literal is the name of something.
        if literal["classes"] or "role" in literal or not WORTH_A_LOOK.search(literal.astext()):
            return
        self._has_looked = True
        parent = literal.parent
        code = self._finder.is_whole(literal.astext(), block=_block(literal).astext())
        if code and stands_free(*_beside(literal)):
            parent[parent.index(literal)] = self._reference(code, literal, parent)

    def _reference(self, code: int, content: nodes.Node, parent: nodes.Element) -> addnodes.pending_xref:
        reference = addnodes.pending_xref("", content, refdomain="httpstatus", reftype="status", reftarget=str(code))
        reference.attributes.update(refexplicit=True, refdoc=self.env.docname, http_status_plain=True)
        reference.source, reference.line = parent.source, parent.line
        return reference


def _block(node: nodes.Node) -> nodes.Node:
    """The paragraph, or other block, that a text or inline element stands in."""
    while isinstance(node, (nodes.Inline, nodes.Text)):
        node = node.parent
    return node


def _beside(node: nodes.Node) -> tuple[str, str]:
    """The characters directly before and after a text or inline element, whatever markup is between."""
    return _next_to(node, -1)[-1:], _next_to(node, 1)[:2]


def _next_to(node: nodes.Node, step: int) -> str:
    while isinstance(node, (nodes.Inline, nodes.Text)):
        siblings = node.parent.children
        index = siblings.index(node) + step
        if 0 <= index < len(siblings):
            return siblings[index].astext()
        node = node.parent
    return ""
