"""Mentions that link themselves: ``httpstatus_autolink``."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinxext_httpstatus.autolink.phrases import OTHER_PROTOCOL, WORTH_A_LOOK, MentionFinder, stands_free
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
            is_block = False
            for child in element.children:
                if isinstance(child, (nodes.Text, nodes.Inline)):
                    is_block = True
                elif isinstance(child, nodes.Element) and not _is_left_alone(child):
                    stack.append(child)
            if is_block:
                self._look_at(element)

    def _look_at(self, block: nodes.Element) -> None:
        """Look at the texts and literals of a paragraph or other block, each with what stands beside it."""
        said = block.astext()
        if not WORTH_A_LOOK.search(said):
            return
        self._has_looked = True
        is_foreign = bool(OTHER_PROTOCOL.search(said))
        leaves = [(leaf, text, is_prose) for leaf, text, is_prose in _leaves(block) if text]
        # Before a piece becomes a part of a reference.
        parents = {leaf.parent for leaf, *_ in leaves}
        # Piece of the block -> what takes its place.
        new: dict[int, list[nodes.Node]] = {}
        for number, (leaf, text, is_prose) in enumerate(leaves):
            if is_prose and WORTH_A_LOOK.search(text):
                before = leaves[number - 1][1][-1] if number else ""
                after = leaves[number + 1][1][:2] if number + 1 < len(leaves) else ""
                look = self._in_literal if isinstance(leaf, nodes.literal) else self._in_text
                if pieces := look(leaf, text, before, after, is_foreign=is_foreign):
                    new[id(leaf)] = pieces
        # All of a parent at once: one by one, each would be looked for among its siblings.
        for parent in parents if new else ():
            parent[:] = [piece for child in parent.children for piece in new.get(id(child), [child])]

    def _in_text(self, leaf: Any, text: str, before: str, after: str, *, is_foreign: bool) -> list[nodes.Node]:
        pieces: list[nodes.Node] = []
        end = 0
        for mention in self._finder.find(text, before, after, is_foreign=is_foreign):
            pieces.append(nodes.Text(text[end : mention.start]))
            shown = nodes.Text(text[mention.start : mention.end])
            pieces.append(self._reference(mention.code, shown, leaf.parent))
            end = mention.end
        return [piece for piece in (*pieces, nodes.Text(text[end:])) if piece.astext()] if pieces else []

    def _in_literal(self, leaf: Any, text: str, before: str, after: str, *, is_foreign: bool) -> list[nodes.Node]:
        code = self._finder.is_whole(text, is_foreign=is_foreign)
        return [self._reference(code, leaf, leaf.parent)] if code and stands_free(before, after) else []

    def _reference(self, code: int, content: nodes.Node, parent: nodes.Element) -> addnodes.pending_xref:
        reference = addnodes.pending_xref("", content, refdomain="httpstatus", reftype="status", reftarget=str(code))
        reference.attributes.update(refexplicit=True, refdoc=self.env.docname, http_status_plain=True)
        reference.source, reference.line = parent.source, parent.line
        return reference


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
    )


def _leaves(element: nodes.Element, *, is_prose: bool = True) -> Iterator[tuple[nodes.Node, str, bool]]:
    """The texts and literals of a block: node, text without docutils' marks of escapes, whether it is prose."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child, child.astext(), is_prose
        elif isinstance(child, nodes.literal):
            # A role's literal is the name of something.
            yield child, child.astext(), is_prose and not child["classes"] and "role" not in child
        elif isinstance(child, nodes.Inline):
            inline = cast("nodes.Element", child)
            yield from _leaves(inline, is_prose=is_prose and not _is_left_alone(inline))
