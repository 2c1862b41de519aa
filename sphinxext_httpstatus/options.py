"""Options of directives that cost a warning where docutils' own would cost the directive."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.util.docutils import SphinxDirective

from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Callable


class AnyOption(dict[str, Any]):
    """Option converters that let every name and value through."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Callable[[str | None], str | None]:
        return lambda value: value


class LenientDirective(SphinxDirective):
    """A directive that warns of the options that are unknown or bad, and goes on without them."""

    option_spec: ClassVar[Any] = AnyOption()
    #: Name -> converter, as ``option_spec`` has them elsewhere.
    known_options: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def warn(self, kind: WarningType, message: str) -> None:
        """Give a warning at the directive."""
        warn(kind, f"{self.name}: {message}", self.get_location())

    def convert_options(self) -> None:
        """Convert the options in place."""
        for name, value in list(self.options.items()):
            if name not in self.known_options:
                problem = self.unknown_option(name)
            else:
                try:
                    self.options[name] = self.known_options[name](value)
                    continue
                except (TypeError, ValueError) as error:
                    problem = " ".join(str(error).split())
            self.warn(WarningType.OPTION, f"option {name!r}: {problem}")
            del self.options[name]

    def unknown_option(self, name: str) -> str:
        """Return what to say of an option that there is not."""
        known = sorted(self.known_options)
        close = difflib.get_close_matches(name, known, n=1)
        return f"unknown; did you mean {close[0]!r}?" if close else f"unknown; it is none of {', '.join(known)}"
