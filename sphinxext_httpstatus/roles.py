"""The role ``:http:status:``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole

from sphinxext_httpstatus.domain import css_classes, httpstatus_domain
from sphinxext_httpstatus.registry import class_digit, class_name

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.config import Config

    from sphinxext_httpstatus.standards import Status


def label(config: Config, status: Status) -> str:
    """Return what a reference to a status shows, as ``httpstatus_label`` has it."""
    text: str = config.httpstatus_label
    for placeholder, value in (("{code}", str(status.code)), ("{phrase}", status.phrase), ("{name}", status.name)):
        text = text.replace(placeholder, value)
    return text


class StatusRole(ReferenceRole):
    """A mention of a status: a link to its row.

    A text that names no status of conf.py's enum or of the standards may still name a row of another enum, or an
    entry of another project: only the resolver can tell.
    """

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the reference, or the plain text where a ``!`` asks for no link."""
        title, target = self.title, self.target
        if self.disabled:
            title = title.removeprefix("!")
            target = target.removeprefix("!")
        only_code = target.lstrip().startswith("~")
        if only_code:
            target = target.lstrip().removeprefix("~")
            title = title if self.has_explicit_title else target
        target = " ".join(target.split())
        domain = httpstatus_domain(self.env)
        known = True
        if digit := class_digit(target):
            target = class_name(digit)
            title = title if self.has_explicit_title else target
        elif status := domain.registry().find(target):
            target = str(status.code)
            if not self.has_explicit_title:
                title = target if only_code else label(self.config, status)
        else:
            known = False
        if self.disabled:
            return [nodes.inline(self.rawtext, title, classes=css_classes(target), support_smartquotes=False)], []
        reference = addnodes.pending_xref(
            self.rawtext,
            nodes.Text(title),
            refdomain="httpstatus",
            reftype="status",
            reftarget=target,
            # The text stands as it is, whatever an inventory may call the status.
            refexplicit=known or only_code or self.has_explicit_title,
            refdoc=self.env.docname,
            support_smartquotes=False,
        )
        self.set_source_info(reference)
        return [reference], []
