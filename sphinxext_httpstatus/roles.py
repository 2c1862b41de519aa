"""The role ``:http:status:``."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.utils import unescape
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole

from sphinxext_httpstatus.domain import css_classes, httpstatus_domain
from sphinxext_httpstatus.registry import class_digit, class_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils.nodes import Node, system_message
    from docutils.parsers.rst.states import Inliner
    from sphinx.environment import BuildEnvironment

    from sphinxext_httpstatus.registry import Registry
    from sphinxext_httpstatus.standards import Status


def label(text: str, status: Status) -> str:
    """Return what a reference to a status shows.

    :param text: the value of ``httpstatus_label``.
    """
    for placeholder, value in (("{code}", str(status.code)), ("{phrase}", status.phrase), ("{name}", status.name)):
        text = text.replace(placeholder, value)
    return text


class Mention(NamedTuple):
    """What the text of a role says."""

    #: What is shown.
    title: str
    #: The status or class that is meant: ``"404"``, ``"4xx"``; or the text itself, where no source here knows it.
    target: str
    #: Whether the title stands as it is, whatever the place that is found may be called.
    is_final: bool
    #: Whether a ``!`` asks for no link.
    is_disabled: bool


# The same few texts come again and again.
@functools.lru_cache(maxsize=1024)
def parse(text: str, registry: Registry, label_format: str) -> Mention:
    """Read the text of a role, as the inliner gives it: with null bytes before escaped characters."""
    explicit = ReferenceRole.explicit_title_re.match(text)
    title, target = map(unescape, explicit.groups() if explicit else (text, text))
    if is_disabled := text.startswith("!"):
        title = title.removeprefix("!")
        target = target.removeprefix("!")
    only_code = target.lstrip().startswith("~")
    if only_code:
        target = target.lstrip().removeprefix("~")
    shown = title if explicit else target
    target = " ".join(target.split())
    digit, status = class_digit(target), registry.find(target)
    if digit:
        target = class_name(digit)
        shown = title if explicit else target
    elif status:
        target = str(status.code)
        if not explicit:
            shown = target if only_code else label(label_format, status)
    is_final = bool(digit or status or only_code or explicit)
    return Mention(shown, target, is_final, is_disabled)


class StatusRole:
    """A mention of a status: a link to its row.

    A text that names no status of conf.py's enum or of the standards may still name a row of another enum, or an
    entry of another project: only the resolver can tell.
    """

    def __call__(  # noqa: PLR0917  (docutils calls roles so)
        self,
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Inliner,
        options: Mapping[str, Any] | None = None,
        content: Sequence[str] = (),
    ) -> tuple[list[Node], list[system_message]]:
        """Return the reference, or the plain text where a ``!`` asks for no link."""
        env: BuildEnvironment = inliner.document.settings.env
        mention = parse(text, httpstatus_domain(env).registry(), env.config.httpstatus_label)
        if mention.is_disabled:
            classes = css_classes(mention.target)
            return [nodes.inline(rawtext, mention.title, classes=classes, support_smartquotes=False)], []
        reference = addnodes.pending_xref(
            rawtext,
            nodes.Text(mention.title),
            refdomain="httpstatus",
            reftype="status",
            reftarget=mention.target,
            refexplicit=mention.is_final,
            refdoc=env.docname,
            support_smartquotes=False,
        )
        source, reference.line = inliner.reporter.get_source_and_line(lineno)
        reference.source = None if source is None else str(source)
        return [reference], []
