"""What needs the whole project: what tables show of it, and the links of mentions."""

from __future__ import annotations

import contextlib
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxext_httpstatus.domain import css_classes, httpstatus_domain
from sphinxext_httpstatus.registry import class_digit
from sphinxext_httpstatus.roles import label
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref

_ = get_translation("sphinxext_httpstatus")


class StatusTables(SphinxPostTransform):
    """Finish tables, which depend on all documents, for the builder that writes.

    One transform for all that is to be done: to look for the tables takes longer than to finish them.
    """

    # Before mentions are resolved: the id of a row that is not shown is no place for a link.
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Finish each table."""
        self.domain = httpstatus_domain(self.env)
        # Not by their class, which an author's own table may have too.
        tables = [table for table in self.document.findall(nodes.table) if "httpstatus_docname" in table]
        for table in tables:
            if table.get("is_used") and not self._is_left(table):
                continue
            self._fill_used(table)
            if self.domain.entries:
                self._link_codes(table)
            builder = self.domain.builder
            if builder.name == "singlehtml":
                self._take_out_ids(table)
            if builder.format == "html":
                if self.config.html_permalinks and getattr(builder, "add_permalinks", False):
                    self._add_permalinks(table)
                self._put_in_box(table)
            if builder.format == "latex":
                self._keep_widths(table)
            if builder.name == "man":
                self._move_caption(table)

    def _is_left(self, table: nodes.table) -> bool:
        """Take out the rows of statuses that are not mentioned, and the table if no row is left."""
        rows = _rows(table)
        # The ids of classes move on to the first row that is left of the class.
        class_ids: dict[int, list[str]] = {}
        for row in rows:
            digit = row["httpstatus"] // 100
            target = _target(row)
            if row["httpstatus"] not in self.domain.uses:
                row.parent.remove(row)
                class_ids.setdefault(digit, []).extend(target["ids"][1:] if target else [])
            elif target:
                target["ids"] += class_ids.pop(digit, [])
        if any(row["httpstatus"] in self.domain.uses for row in rows):
            return True
        message = "http-status-table: no status of the table is mentioned: no table is shown"
        warn(WarningType.EMPTY, message, table)
        # Not replace_self(), which lets no classes be lost.
        table.parent.replace(table, [nodes.target(ids=table["ids"])] if table["ids"] else [])
        return False

    def _fill_used(self, table: nodes.table) -> None:
        """Show in the column ``used`` where statuses are mentioned."""
        if "used_column" in table:
            for row in _rows(table):
                paragraph = row[table["used_column"]][0]
                paragraph[-1].extend(self._links(table["httpstatus_docname"], row["httpstatus"]))

    def _links(self, refdoc: str, code: int) -> list[nodes.Node]:
        """Links to the sections that mention a status, with commas between them."""
        links: list[nodes.Node] = []
        for mention in self.domain.uses.get(code, ()):
            # A document that is no part of the output can't be linked to.
            with contextlib.suppress(NoUri):
                link = self.domain.link_to(refdoc, mention.docname, mention.section_id)
                link += nodes.Text(mention.title)
                links += [nodes.Text(", "), link]
        return links[1:]

    def _link_codes(self, table: nodes.table) -> None:
        """Let the codes that have an entry lead to it."""
        for code in list(table.findall(nodes.literal)):
            link = None
            if "httpstatus" in code:
                with contextlib.suppress(NoUri):
                    link = self.domain.entry_link(table["httpstatus_docname"], code["httpstatus"])
            if link is not None:
                code.replace_self(link)
                link += code

    def _take_out_ids(self, table: nodes.table) -> None:
        """Let no two rows have the same id on a page of all documents: they go where no reference leads to."""
        owners = {place.node_id: place.docname for place in self.domain.places.values()}
        refdoc = table["httpstatus_docname"]
        for target in filter(None, map(_target, _rows(table))):
            target["ids"] = [node_id for node_id in target["ids"] if owners.get(node_id, refdoc) == refdoc]

    def _add_permalinks(self, table: nodes.table) -> None:
        """Give rows a permalink, as headings have one."""
        title = escape(_("Link to this status"))
        icon = self.config.html_permalinks_icon
        for row in _rows(table):
            target = _target(row)
            if target and target["ids"]:
                link = f'<a class="headerlink" href="#{target["ids"][0]}" title="{title}">{icon}</a>'
                target.parent.append(nodes.raw("", link, format="html"))

    @staticmethod
    def _put_in_box(table: nodes.table) -> None:
        """Give the table a box to scroll in."""
        box = nodes.container(classes=["http-status-box"])
        # Not replace_self(), which would give the box the table's classes too.
        table.parent.replace(table, box)
        box += table

    @staticmethod
    def _keep_widths(table: nodes.table) -> None:
        """Let LaTeX keep to the columns' widths, where the author has said nothing of them: long names then fit."""
        if not any(name.startswith("colwidths-") for name in table["classes"]):
            table["classes"].append("colwidths-given")

    @staticmethod
    def _move_caption(table: nodes.table) -> None:
        """Put the caption before the table: docutils takes a table's title for that of the manual page."""
        if isinstance(table[0], nodes.title):
            caption = table.pop(0)
            paragraph = nodes.paragraph("", "", nodes.strong("", "", *caption.children))
            table.parent.insert(table.parent.index(table), paragraph)


def _rows(table: nodes.table) -> list[nodes.row]:
    """The rows of the body."""
    # The first: a note may have a table of its own.
    tbody = next(iter(table.findall(nodes.tbody)))
    return list(tbody.children)  # type: ignore[arg-type]


def _target(row: nodes.row) -> nodes.target | None:
    """The target in the first cell that has the ids of a row; None in a table that is not indexed."""
    cell = row.children[0]
    beginning = cell.children[0].children[:2] if cell.children else ()
    return next((node for node in beginning if isinstance(node, nodes.target)), None)


class StatusReferenceResolver(SphinxPostTransform):
    """Link mentions, before Sphinx's own resolver: one look-up for each status of a page in place of one a mention."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace the references that lead to a row or outside; leave the rest to Sphinx's resolver to warn of."""
        self.domain = httpstatus_domain(self.env)
        # Document and target -> the attributes of a link; None where there is no place.
        links: dict[tuple[str, str], dict[str, Any] | None] = {}
        for node in list(self.document.findall(addnodes.pending_xref)):
            # A reference of the role ``external`` is intersphinx's.
            if node.get("refdomain") != "httpstatus" or "intersphinx" in node:
                continue
            if node["reftype"] == "member":
                self._resolve_member(node)
                continue
            key = node["refdoc"], node["reftarget"]
            if key not in links:
                links[key] = self._attributes(*key)
            attributes = links[key]
            if attributes is None:
                self._resolve_elsewhere(node)
            else:
                parent = node.parent
                parent[parent.index(node)] = nodes.reference("", "", self._text(node), **attributes)

    def _attributes(self, refdoc: str, target: str) -> dict[str, Any] | None:
        """The attributes of a link to the place of a status; None if it has none in this output."""
        try:
            link = self.domain.link(refdoc, target)
        except NoUri:
            return None
        return None if link is None else {name: value for name, value in link.attributes.items() if value != []}

    def _resolve_member(self, node: pending_xref) -> None:
        """Link what may be a Python name of a status if it is one that has a row; leave its text otherwise."""
        new: nodes.Node = node[0]
        if status := self.domain.python_status(node["reftarget"]):
            with contextlib.suppress(NoUri):
                if link := self.domain.link(node["refdoc"], str(status.code)):
                    new = link
                    link += node[0]
        node.replace_self(new)

    def _text(self, node: pending_xref) -> nodes.Node:
        if not node["refexplicit"] and (status := self.domain.known(node["reftarget"])):
            return nodes.Text(label(self.config.httpstatus_label, status))
        return node[0]

    def _resolve_elsewhere(self, node: pending_xref) -> None:
        target = node["reftarget"]
        is_plain = node.get("is_plain", False)
        text = node[0] if is_plain else nodes.inline("", "", node[0], classes=css_classes(target))
        try:
            link = self.env.events.emit_firstresult(
                "missing-reference", self.env, node, text, allowed_exceptions=(NoUri,)
            )
        except NoUri:
            link = None
        registry = self.domain.registry()
        if link is not None:
            node.replace_self(link)
        elif is_plain:
            node.replace_self(node[0])
        elif (
            registry.find(target)
            or self.domain.has_class(class_digit(target))
            or "intersphinx_self_referential" in node
        ):
            node[:] = [text]
        else:
            warn(WarningType.UNKNOWN, registry.unknown(target), node)
            node.replace_self(text)
