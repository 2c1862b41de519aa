"""The directive ``http:status``: an entry in prose for a status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.directives import ObjectDescription

from sphinxext_httpstatus.domain import Entry, free_id, httpstatus_domain
from sphinxext_httpstatus.index import index_entry
from sphinxext_httpstatus.options import AnyOption, LenientDirective
from sphinxext_httpstatus.warnings import WarningType

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.addnodes import desc_signature


class StatusEntry(LenientDirective, ObjectDescription[int]):
    """An object description of one or more statuses, with a body."""

    # An entry without a status costs a warning, not its body.
    required_arguments = 0
    optional_arguments = 1
    option_spec: ClassVar[Any] = AnyOption()
    known_options: ClassVar[Any] = dict.fromkeys(ObjectDescription.option_spec, directives.flag)

    def run(self) -> list[Node]:
        """Return the description."""
        self.convert_options()
        if not self.arguments:
            self.warn(WarningType.UNKNOWN, "expected a status, such as '404'")
            return self.parse_content_to_nodes()
        return super().run()

    def get_signatures(self) -> list[str]:
        """Return the statuses: one a line, or several codes in a line."""
        find = httpstatus_domain(self.env).registry().find
        signatures: list[str] = []
        for line in super().get_signatures():
            words = line.replace(",", " ").split()
            several = words and not find(line) and all(word.isdigit() for word in words)
            signatures += words if several else [line]
        return signatures

    def handle_signature(self, sig: str, signode: desc_signature) -> int:
        """Show a status.

        :raises ValueError: if the signature names none.
        """
        registry = httpstatus_domain(self.env).registry()
        status = registry.find(sig)
        if status is None:
            self.warn(WarningType.UNKNOWN, registry.unknown(sig))
            raise ValueError(sig)
        signode["support_smartquotes"] = False
        signode += addnodes.desc_name("", str(status.code))
        signode += addnodes.desc_sig_space()
        signode += addnodes.desc_annotation("", status.phrase)
        signode["httpstatus"] = status.title
        return status.code

    def add_target_and_index(self, name: int, sig: str, signode: desc_signature) -> None:
        """Make the signature what references to the status lead to."""
        node_id = free_id(self.state.document, f"http-status-{name}")
        signode["ids"].append(node_id)
        self.state.document.note_explicit_target(signode)
        domain = httpstatus_domain(self.env)
        domain.note_entry(self.env.docname, Entry(self.lineno, name, node_id))
        if "no-index-entry" not in self.options:
            self.indexnode["entries"].append(index_entry(domain.registry().statuses[name], node_id))

    def _object_hierarchy_parts(self, sig_node: desc_signature) -> tuple[str, ...]:
        return (sig_node["httpstatus"],) if "httpstatus" in sig_node else ()

    def _toc_entry_name(self, sig_node: desc_signature) -> str:
        return str(sig_node.get("httpstatus", ""))
