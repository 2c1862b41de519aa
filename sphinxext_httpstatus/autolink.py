"""Mentions that link themselves: ``httpstatus_autolink``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.phrases import WORTH_A_LOOK, stands_free

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref

# Where a text is no prose, or leads somewhere already, or is the name of something.
_LEFT_ALONE = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.FixedTextElement,
    nodes.Titular,
    nodes.Invisible,
    nodes.caption,
    nodes.field_name,
    nodes.label,
    nodes.term,
    nodes.math,
    nodes.math_block,
    nodes.problematic,
    nodes.raw,
    nodes.system_message,
    addnodes.desc_signature,
    addnodes.download_reference,
    addnodes.index,
    addnodes.literal_emphasis,
    addnodes.literal_strong,
    addnodes.manpage,
    addnodes.pending_xref,
    addnodes.toctree,
)
# Classes of inline text that an author or a role has marked as something else.
_LEFT_ALONE_CLASSES = frozenset({"no-autolink", "http-status", "guilabel", "menuselection", "kbd"})


class PlainMentions(SphinxTransform):
    """Make references of plain mentions."""

    # After translation, at 20, and smart quotes, at 750; before the domains look at the document, at 850.
    default_priority = 800

    def apply(self, **kwargs: Any) -> None:
        """Look at all prose of the document."""
        if not self.config.httpstatus_autolink:
            return
        self._finder = httpstatus_domain(self.env).mention_finder
        self._look_into(self.document)

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
        parent = text.parent
        index = parent.index(text)
        pieces: list[nodes.Node] = []
        end = 0
        before = parent[index - 1].astext()[-1:] if index else ""
        after = parent[index + 1].astext()[:2] if index + 1 < len(parent) else ""
        for mention in self._finder.find(str(text), before, after):
            pieces.append(nodes.Text(text[end : mention.start]))
            pieces.append(self._reference(mention.code, nodes.Text(text[mention.start : mention.end]), parent))
            end = mention.end
        if pieces:
            parent[index : index + 1] = [piece for piece in (*pieces, nodes.Text(text[end:])) if piece.astext()]

    def _look_at_literal(self, literal: nodes.literal) -> None:
        # A role's literal is the name of something.
        if literal["classes"] or "role" in literal or not WORTH_A_LOOK.search(literal.astext()):
            return
        parent = literal.parent
        index = parent.index(literal)
        code = self._finder.is_whole(literal.astext())
        glued = (index and parent[index - 1].astext()[-1:], index + 1 < len(parent) and parent[index + 1].astext()[:2])
        if code and stands_free(*(text or "" for text in glued)):
            parent[index] = self._reference(code, literal, parent)

    def _reference(self, code: int, content: nodes.Node, parent: nodes.Element) -> pending_xref:
        reference = addnodes.pending_xref(
            "",
            content,
            refdomain="httpstatus",
            reftype="plain",
            reftarget=str(code),
            refexplicit=True,
            refdoc=self.env.docname,
        )
        reference.source, reference.line = parent.source, parent.line
        return reference
