"""When all pages are read: tables are finished, and references become links, to a place here or elsewhere."""

from __future__ import annotations

import contextlib
import functools
import itertools
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.links import class_title, css_classes, is_standard_class, label, outside, site
from sphinxext_httpstatus.pages import listing_of, python_name
from sphinxext_httpstatus.registry import class_digit
from sphinxext_httpstatus.rows import TableFinisher, as_list, caption_before, take_out_ids
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# The formats that can show a table in a table, however deep.
_NESTING = frozenset({"", "html", "pseudoxml", "xml"})


class MentionTransform(SphinxPostTransform):
    """Link the mentions of a document, for the builder that writes.

    Before Sphinx's own resolver, at 10: one look-up for each status of a page in place of one a mention.
    """

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Walk through the document once."""
        # A reference of the role ``external`` is intersphinx's.
        references = [
            node
            for node in self.document.findall(addnodes.pending_xref)
            if node.get("refdomain") == "httpstatus" and "intersphinx" not in node
        ]
        if references:
            Resolver(self.env, self.document).link(references)


class TableTransform(SphinxPostTransform):
    """Finish the tables of a document, for the builder that writes.

    After Sphinx's resolver, at 10: notes are copied with the links that are in them, and each is told of once.
    """

    default_priority = 11

    def run(self, **kwargs: Any) -> None:
        """Walk through the document once, if it has tables or entries."""
        domain = httpstatus_domain(self.env)
        # All documents written as one, and the scratch document of a todo list, have listings of others.
        is_mixed = domain.writes_all or not self.document.get("source")
        if is_mixed or self.env.docname in domain.inventory.listed:
            listings: list[Any] = [node for node in self.document.findall() if listing_of(node)]
            tables = [node for node in listings if isinstance(node, nodes.table)]
            # An inner table before the outer, whose notes may be copied.
            for table in reversed(tables):
                TableFinisher(self.env, table).finish()
            for node in listings:
                if domain.is_single_page and not isinstance(node, nodes.table):
                    take_out_ids(node, domain.inventory)
                del node["http_status_listing"]
            if domain.builder.format not in _NESTING:
                self._unnest(set(tables), domain.builder.format)

    def _unnest(self, ours: set[nodes.table], output_format: str) -> None:
        """Make lists of tables within tables, where one of the two is ours."""
        nested = dict.fromkeys(
            inner
            for outer in self.document.findall(nodes.table)
            for inner in outer.findall(nodes.table)
            if inner is not outer and not ours.isdisjoint((inner, outer))
        )
        # An inner one before the outer.
        for table in reversed(nested):
            table.parent.replace(table, list(as_list(table, output_format)))
        if output_format == "man":
            for table in ours.intersection(self.document.findall(nodes.table)):
                caption_before(table)


def on_missing_reference(app: Sphinx, env: BuildEnvironment, node: Any, contnode: Any) -> nodes.reference | None:
    """On ``missing-reference``, before intersphinx: link a member that the Python domain does not know to its row."""
    if node.get("refdomain") != "py" and not (node.get("reftype") == "any" and "." in node["reftarget"]):
        return None
    domain = httpstatus_domain(env)
    return domain.link(node["refdoc"], domain.inventory.python_place(python_name(node)), contnode)


class Resolver:
    """Links the references to statuses of a document, each target looked up once."""

    def __init__(self, env: BuildEnvironment, document: nodes.document) -> None:
        """Begin with a document."""
        self.env = env
        self.config = env.config
        self.document = document
        self.domain = httpstatus_domain(env)
        self._attributes = functools.cache(self._find)
        self._unknown = functools.cache(self.domain.registry().unknown)
        # What a reference that has no place says -> the text of the first that says so, and its link, or None.
        self._elsewhere: dict[tuple[object, ...], tuple[nodes.Node, nodes.Node | None]] = {}

    def link(self, references: list[addnodes.pending_xref]) -> None:
        """Replace the references that lead anywhere; leave the others to Sphinx's resolver to warn of."""
        new: dict[nodes.Node, list[nodes.Node]] = {}
        for node in references:
            made = self._member(node) if node["reftype"] == "member" else self._mention(node)
            if made is not None:
                # In a tab of sphinx-tabs, a button, HTML allows no link.
                made = nodes.Text(made.astext()) if node.parent.get("role") == "tab" else made
                # A plain mention of several nodes that leads nowhere is what it was.
                is_wrapper = type(made) is nodes.inline and not made["classes"]
                new[node] = list(made.children) if is_wrapper else [made]
        # All of a parent at once: one by one, each would be looked for among its siblings.
        for parent in {node.parent for node in new}:
            pieces = [piece for child in parent.children for piece in new.get(child, [child])]
            # What leads nowhere is again a part of its text, of which Sphinx's writers see the blanks.
            groups = itertools.groupby(pieces, lambda piece: isinstance(piece, nodes.Text))
            parent[:] = [it for is_text, group in groups for it in ([nodes.Text("".join(group))] if is_text else group)]

    def _mention(self, node: addnodes.pending_xref) -> nodes.Node | None:
        is_settled = node["refexplicit"] and node["reftarget"].isdigit()
        if not is_settled and (status := self.domain.inventory.find(node["reftarget"])):
            # A name, or a code, that only the enum of a table has.
            node["reftarget"] = str(status.code)
            if not node["refexplicit"]:
                node[:] = [label(self.config.httpstatus_label, status)]
        attributes = self._attributes(node["refdoc"], node["reftarget"])
        if attributes is None:
            return self._without_place(node)
        made = nodes.reference("", "", node[0])
        # Here and not above, where each is looked at once more: a quarter of what a link takes to make.
        made.attributes.update(attributes, classes=attributes["classes"].copy())
        return made

    def _find(self, refdoc: str, target: str) -> dict[str, Any] | None:
        """The attributes of a link to the place of a status; None if it has none in this output."""
        with contextlib.suppress(NoUri):
            if made := self.domain.link(refdoc, self.domain.inventory.place(target)):
                return {name: value for name, value in made.attributes.items() if value != []}
        return None

    def _member(self, node: addnodes.pending_xref) -> nodes.Node:
        """Link what may be a Python name of a status if it is one that has a row; leave its text otherwise."""
        with contextlib.suppress(NoUri):
            place = self.domain.inventory.python_place(node["reftarget"])
            return self.domain.link(node["refdoc"], place, node[0]) or node[0]
        return node[0]

    def _without_place(self, node: addnodes.pending_xref) -> nodes.Node | None:
        """A link out of the documentation, or the text; None if Sphinx's resolver is to warn of it."""
        target = node["reftarget"]
        is_plain = node.get("http_status_plain", False)
        text = node[0] if is_plain else nodes.inline("", "", node[0], classes=css_classes(target))
        key = (node["refdoc"], target, node["refexplicit"], is_plain, node.get("http_status_url"))
        if key not in self._elsewhere:
            made: nodes.Node | None = None
            # Intersphinx above all; then the fallback.
            emit = self.env.events.emit_firstresult
            with contextlib.suppress(NoUri):
                made = emit("missing-reference", self.env, node, text, allowed_exceptions=(NoUri,))
            if "intersphinx_self_referential" in node:
                # It means this documentation: Sphinx's resolver asks the domain once more, with another target.
                node[:] = [text]
                return None
            self._elsewhere[key] = text, self._outside(node, text) if made is None else made
        first, made = self._elsewhere[key]
        if made is not None:
            return made if first is text else _again(made, first, text)
        if is_plain:
            return node[0]
        is_class = is_standard_class(class_digit(target)) or target in self.domain.inventory.places
        if self.domain.inventory.find(target) or is_class or "http_status_url" in node:
            node[:] = [text]
            return None
        warn(WarningType.UNKNOWN, self._unknown(target), node)
        return text

    def _outside(self, node: addnodes.pending_xref, text: nodes.Node) -> nodes.reference | None:
        """A link to where ``httpstatus_fallback`` sends a status; None if nowhere."""
        fallback = self.config.httpstatus_fallback
        if node.get("http_status_plain") and fallback is None:
            return None
        target = node["reftarget"]
        status = self.domain.inventory.find(target)
        is_class = is_standard_class(class_digit(target))
        page = None
        if "http_status_url" in node and fallback is None:
            page = node["http_status_url"], site(node["http_status_url"])
        elif status or is_class or "http_status_url" in node:
            # The document may be a scratch one, of a todo list or of LaTeX.
            base = getattr(self.document.settings, "rfc_base_url", self.env.settings["rfc_base_url"])
            page = outside(target, status, fallback=fallback, spec=self.config.httpstatus_spec, rfc_base_url=base)
        if page is None:
            return None
        title = status.title if status else class_title(class_digit(target)) if is_class else text.astext()
        made = nodes.reference("", "", text, internal=False, refuri=page[0], reftitle=f"{title} ({page[1]})")
        made["classes"] += css_classes(target)
        return made


def _again(made: nodes.Node, first: nodes.Node, text: nodes.Node) -> nodes.Node:
    """A link that is made once more, with a text of its own in place of the first's."""
    if made is first:
        return text
    again = made.copy()
    if isinstance(again, nodes.Element):
        again += [_again(child, first, text) for child in made.children]
    return again
