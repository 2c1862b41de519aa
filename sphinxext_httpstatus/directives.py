"""Directives whose bad options cost a warning, not the directive; and the entry, ``http:status``."""

from __future__ import annotations

import difflib
import os
import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.directives import ObjectDescription
from sphinx.util.docutils import SphinxDirective

from sphinxext_httpstatus.domain import httpstatus_domain
from sphinxext_httpstatus.links import class_title, index_line
from sphinxext_httpstatus.pages import Listing
from sphinxext_httpstatus.registry import class_digit, target_name
from sphinxext_httpstatus.warnings import WarningType, known, warn

if TYPE_CHECKING:
    from collections.abc import Callable


def free_id(document: nodes.document, wanted: str) -> str:
    """Return the id wanted, or where the document has it already one with a number."""
    free = wanted
    while free in document.ids:
        # The document counts on, for many tables not to try all numbers again.
        document.id_counter[wanted] += 1
        free = f"{wanted}-{document.id_counter[wanted] + 1}"
    return free


# YAML's words.
_FLAGS = dict.fromkeys(("true", "yes", "on"), True) | dict.fromkeys(("false", "no", "off"), False)


def flag(value: str | None) -> bool:
    """Convert an option without a value, for which authors of Markdown write YAML's ``true`` or ``false``.

    :raises ValueError: if the value is another.
    """
    said = (value or "true").lower()
    if said not in _FLAGS:
        raise ValueError(f"expected no value, true or false, not {value!r}")
    return _FLAGS[said]


class AnyOption(dict[str, Any]):
    """Option converters that let every name and value through."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str | None], str | None]:
        return lambda value: value


_STAND = "stand directly under the directive, without an empty line between"


class LenientDirective(SphinxDirective):
    """A directive that warns of the options that are unknown or bad, and goes on without them."""

    option_spec: ClassVar[Any] = AnyOption()
    #: Name -> converter, as ``option_spec`` has them elsewhere.
    known_options: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def warn(self, kind: WarningType, message: str, location: str = "") -> None:
        """Give a warning, at the directive if no other place is given."""
        warn(kind, f"{self.name}: {message}", location or self.get_location())

    def place(self) -> str:
        """Return file and line of the directive; docutils has those of an included file from the current directory."""
        path, _, line = self.get_location().rpartition(":")
        return f"{os.path.abspath(path)}:{line}" if os.path.exists(path) else f"{path}:{line}"  # noqa: PTH100, PTH110

    def convert_options(self) -> None:
        """Convert the options in place, and tell of a block of them in the body."""
        for name, value in list(self.options.items()):
            if name not in self.known_options:
                problem = self.unknown_option(name)
            else:
                try:
                    self.options[name] = self.known_options[name](value)
                    problem = ""
                except (TypeError, ValueError) as error:
                    problem = " ".join(str(error).split())
            if problem:
                self.warn(WarningType.OPTION, f"option {name!r}: {problem}")
            if problem or self.options[name] is False:
                del self.options[name]
        # MyST takes it out of the body without a word.
        if next(filter(str.strip, self.content), "").strip() == "---":
            self.warn(WarningType.OPTION, f"options between '---' {_STAND}")

    def tell_misplaced(self, node: Any) -> bool:
        """Tell of a field in the body that is named as an option is, or nearly so; return whether there was one."""
        if isinstance(node, nodes.field_list):
            told = [self.tell_misplaced(field) for field in node.children]
            return any(told)
        # MyST reads fields as text, unless it is told to know them.
        text = f":{node[0].astext()}:" if isinstance(node, nodes.field) else node.astext()
        found = re.match(":([^:]+):", text) if isinstance(node, (nodes.field, nodes.paragraph)) else None
        option = self.near_option(found[1]) if found else ""
        if found and option:
            which = "" if found[1] == option else f"did you mean the option {option!r}? "
            self.warn_of_field(found[1], f"{which}options {_STAND}", node, WarningType.OPTION)
        return bool(option)

    def near_option(self, name: str) -> str:
        """Return the option that a name is, or is nearly; empty if there is none."""
        return "".join(difflib.get_close_matches(name.lower(), self.known_options, n=1, cutoff=0.8))

    def warn_of_field(self, name: str, problem: str, node: nodes.Node, kind: WarningType = WarningType.NOTE) -> None:
        """Give a warning of a field of the body, at its place."""
        self.warn(kind, f"field {name!r}: {problem}", self.location_of(node))

    def location_of(self, node: nodes.Node) -> str:
        """Return the place of a node of the body, which has no source of its own in every parser."""
        source, line = get_source_line(node)
        return f"{source}:{line}" if source and line else self.get_location()

    def in_place(self, made: list[nodes.Node]) -> list[nodes.Node]:
        """Return what stands in place of what can't be shown; in a figure, a bare element, docutils fails on none."""
        # MyST's state knows no parent.
        is_figure = isinstance(self.state, RSTState) and type(self.state.parent) is nodes.Element
        return made or [nodes.comment()] * is_figure

    def unknown_option(self, name: str) -> str:
        """Return what to say of an option that there is not."""
        return f"unknown; {known(name, sorted(self.known_options))}"


class StatusEntry(LenientDirective, ObjectDescription[int]):
    """An object description of one or more statuses or classes, with a body."""

    # An entry without a status costs a warning, not its body.
    required_arguments = 0
    optional_arguments = 1
    known_options: ClassVar[Any] = dict.fromkeys(ObjectDescription.option_spec, flag)

    def run(self) -> list[nodes.Node]:
        """Return the description."""
        self.convert_options()
        if not self.arguments:
            self.warn(WarningType.UNKNOWN, "expected a status, such as '404'")
            return self.in_place(self.parse_content_to_nodes())
        httpstatus_domain(self.env).note_enum(self.env.docname, self.config.httpstatus_enum)
        self._rows: dict[int, str] = {}
        made = super().run()
        if self._rows:
            is_in_index = "no-index-entry" not in self.options
            listing = Listing(self.env.docname, self.place(), self._rows, {}, is_in_index=is_in_index)
            # The description, or what is left of it without typesetting.
            made[-1]["http_status_listing"] = listing  # type: ignore[index]
        return made

    def get_signatures(self) -> list[str]:
        """Return the statuses and classes: one a line, or several in a line."""
        find = httpstatus_domain(self.env).registry().find
        signatures: dict[object, str] = {}
        for line in super().get_signatures():
            # Between commas, blanks separate what can be nothing but a status each.
            for item in [line] if find(line) else list(filter(str.strip, re.split("[,;]", line))) or [line]:
                words = item.split()
                is_list = not find(item) and all(it.isdigit() or class_digit(it) or find(it) for it in words)
                for text in words if is_list else [item.strip()]:
                    status = find(text)
                    number = status.code if status else class_digit(text)
                    if signatures.setdefault(number or text, text) is not text:
                        self.warn(WarningType.DUPLICATE, f"{text!r} is named twice")
        return list(signatures.values())

    def handle_signature(self, sig: str, signode: addnodes.desc_signature) -> int:
        """Show a status or class.

        :raises ValueError: if the signature names none.
        """
        registry = httpstatus_domain(self.env).registry()
        status = registry.find(sig)
        number = status.code if status else registry.find_class(sig)
        if not number:
            body = "; a body stands after an empty line" if self.names and " " in sig else ""
            self.warn(WarningType.UNKNOWN, f"{registry.unknown(sig)}{body}")
            raise ValueError(sig)
        title = status.title if status else class_title(number)
        name, _blank, meaning = title.partition(" ")
        signode["support_smartquotes"] = False
        signode += addnodes.desc_name("", name)
        if meaning:
            signode += [addnodes.desc_sig_space(), addnodes.desc_annotation("", meaning)]
        signode["http_status_title"] = title
        return number

    def add_target_and_index(self, name: int, sig: str, signode: addnodes.desc_signature) -> None:
        """Make the signature what references to the status or class lead to."""
        node_id = free_id(self.state.document, f"http-status-{target_name(name)}")
        signode["ids"].append(node_id)
        self.state.document.note_explicit_target(signode)
        self._rows[name] = node_id
        if "no-index-entry" not in self.options:
            self.indexnode["entries"].append(index_line(signode["http_status_title"], node_id))

    def transform_content(self, content_node: addnodes.desc_content) -> None:
        """Tell of options that stand at the beginning of the body."""
        for node in content_node.children[:1]:
            self.tell_misplaced(node)

    # The hooks of Sphinx's table of contents, as they are from 8.1 to 9.2.
    def _object_hierarchy_parts(self, sig_node: addnodes.desc_signature) -> tuple[str, ...]:
        return (sig_node["http_status_title"],) if "http_status_title" in sig_node else ()

    def _toc_entry_name(self, sig_node: addnodes.desc_signature) -> str:
        return str(sig_node.get("http_status_title", ""))
