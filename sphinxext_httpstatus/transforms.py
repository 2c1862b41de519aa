"""What needs the whole project: the links of mentions, and the targets of an assembled document."""

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


class StatusReferenceResolver(SphinxPostTransform):
    """Link mentions, before Sphinx's own resolver: one look-up for each status of a page in place of one a mention."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Replace the references that lead to a row or outside; leave the rest to Sphinx's resolver to warn of."""
        self.domain = httpstatus_domain(self.env)
        links: dict[tuple[str, str], nodes.reference | None] = {}
        for node in list(self.document.findall(addnodes.pending_xref)):
            # A reference of the role ``external`` is intersphinx's.
            if node.get("refdomain") != "httpstatus" or "intersphinx" in node:
                continue
            if node["reftype"] == "member":
                self._resolve_member(node)
                continue
            key = refdoc, target = node["refdoc"], node["reftarget"]
            if key not in links:
                # Nor can it be linked to where the row's document is no part of the output.
                with contextlib.suppress(NoUri):
                    links[key] = self.domain.link(refdoc, target)
            link = links.get(key)
            if link is None:
                self._resolve_elsewhere(node)
            else:
                new = link.copy()
                new += self._text(node)
                parent = node.parent
                parent[parent.index(node)] = new

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
            return nodes.Text(label(self.config, status))
        return node[0]

    def _resolve_elsewhere(self, node: pending_xref) -> None:
        target = node["reftarget"]
        is_plain = node.get("is_plain", False)
        text = (
            node[0]
            if is_plain
            else nodes.inline("", "", node[0], classes=css_classes(target), support_smartquotes=False)
        )
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


class UsedStatuses(SphinxPostTransform):
    """Show in tables which statuses the documentation mentions, and where."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Take unmentioned statuses out of ``:used:`` tables, and fill the columns ``used``."""
        self.domain = httpstatus_domain(self.env)
        for table in list(self.document.findall(nodes.table)):
            if "http-status-table" in table["classes"]:
                if table.get("is_used"):
                    self._take_out_unused_rows(table)
                for cell in list(table.findall(nodes.inline)):
                    if "http-status-used" in cell["classes"]:
                        cell.extend(self._links(table["refdoc"], cell["httpstatus"]))

    def _take_out_unused_rows(self, table: nodes.table) -> None:
        rows = [row for row in table.findall(nodes.row) if "httpstatus" in row]
        # The ids of classes move on to the first row that is left of the class.
        class_ids: dict[int, list[str]] = {}
        for row in rows:
            digit = row["httpstatus"] // 100
            target = next(iter(row.findall(nodes.target)), None)
            if row["httpstatus"] not in self.domain.uses:
                row.parent.remove(row)
                class_ids.setdefault(digit, []).extend(target["ids"][1:] if target else [])
            elif target:
                target["ids"] += class_ids.pop(digit, [])
        if not any(row["httpstatus"] in self.domain.uses for row in rows):
            message = "http-status-table: no status of the table is mentioned: no table is shown"
            warn(WarningType.EMPTY, message, table)
            table.replace_self(nodes.target(ids=table["ids"]) if table["ids"] else [])

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


class EntryLinks(SphinxPostTransform):
    """Let the code cells of tables lead to the entries of their statuses."""

    default_priority = 9

    def run(self, **kwargs: Any) -> None:
        """Wrap the codes that have an entry in a link."""
        domain = httpstatus_domain(self.env)
        if not domain.entries:
            return
        for table in self.document.findall(nodes.table):
            if "http-status-table" not in table["classes"]:
                continue
            for code in list(table.findall(nodes.literal)):
                link = None
                if "httpstatus" in code:
                    with contextlib.suppress(NoUri):
                        link = domain.entry_link(table["refdoc"], code["httpstatus"])
                if link is not None:
                    code.replace_self(link)
                    link += code


class UniqueRowIds(SphinxPostTransform):
    """Let no two rows have the same id where singlehtml makes one page of all documents."""

    default_priority = 11
    builders = ("singlehtml",)

    def run(self, **kwargs: Any) -> None:
        """Take the id from the rows that no reference leads to."""
        places = httpstatus_domain(self.env).places.values()
        owners = {place.node_id: place.docname for place in places}
        for document in self.document.findall(addnodes.start_of_file):
            for target in document.findall(nodes.target):
                for node_id in list(target["ids"]):
                    if owners.get(node_id, document["docname"]) != document["docname"]:
                        target["ids"].remove(node_id)


class HTMLTables(SphinxPostTransform):
    """Give tables a box to scroll in, and rows a permalink, as headings have one."""

    # After the ids are what they will be.
    default_priority = 12
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap each table, and add to each row that has an id."""
        has_permalinks = self.config.html_permalinks and getattr(
            httpstatus_domain(self.env).builder, "add_permalinks", False
        )
        for table in list(self.document.findall(nodes.table)):
            if "http-status-table" in table["classes"]:
                box = nodes.container(classes=["http-status-box"])
                # Not replace_self(), which would give the box the table's classes too.
                table.parent.replace(table, box)
                box += table
                for target in list(table.findall(nodes.target)) if has_permalinks else ():
                    if any(node_id.startswith("http-status-") for node_id in target["ids"]):
                        target.parent.append(self._permalink(target["ids"][0]))

    def _permalink(self, node_id: str) -> nodes.raw:
        title = escape(_("Link to this status"))
        icon = self.config.html_permalinks_icon
        return nodes.raw("", f'<a class="headerlink" href="#{node_id}" title="{title}">{icon}</a>', format="html")


class LaTeXColumnWidths(SphinxPostTransform):
    """Let LaTeX keep to the columns' widths, which it does only when told to: long enum names then fit."""

    default_priority = 200
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Mark the tables whose author has said nothing of widths."""
        for table in self.document.findall(nodes.table):
            classes = table["classes"]
            if "http-status-table" in classes and not any(name.startswith("colwidths-") for name in classes):
                classes.append("colwidths-given")


class ManCaptions(SphinxPostTransform):
    """Put captions before their tables: docutils takes a table's title for that of the manual page."""

    default_priority = 200
    builders = ("man",)

    def run(self, **kwargs: Any) -> None:
        """Make a paragraph of each caption."""
        for table in list(self.document.findall(nodes.table)):
            if "http-status-table" in table["classes"] and isinstance(table[0], nodes.title):
                caption = table.pop(0)
                paragraph = nodes.paragraph("", "", nodes.strong("", "", *caption.children))
                table.parent.insert(table.parent.index(table), paragraph)


#: All of them, for the wiring.
ALL = (
    UsedStatuses,
    StatusReferenceResolver,
    EntryLinks,
    UniqueRowIds,
    HTMLTables,
    LaTeXColumnWidths,
    ManCaptions,
)
