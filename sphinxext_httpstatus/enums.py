"""What an enum says of its statuses."""

from __future__ import annotations

import enum
import functools
import itertools
import re
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.importer import enum_names, import_dotted, import_file, split_file
from sphinxext_httpstatus.standards import PHRASES, Status
from sphinxext_httpstatus.warnings import ask, shown, type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# How the constants of frameworks begin: HTTP_404_NOT_FOUND.
_PREFIX = "HTTP_[0-9]{3}_"


class EnumError(ValueError):
    """A path leads to no HTTP statuses. The message says what would."""


class StatusSource:
    """What an enum of HTTP statuses, or a module of constants, says."""

    def __init__(
        self,
        path: str,
        members: Iterable[Status],
        aliases: Iterable[tuple[str, int]],
        problems: Iterable[str],
        name: str = "",
    ) -> None:
        """Take what was read."""
        #: The path it was loaded from: ``"http.HTTPStatus"``, ``"../Lib/http/__init__.py:HTTPStatus"``.
        self.path = path
        #: Its dotted name, which is the path if that is no file's: ``"http.HTTPStatus"``.
        self.name = name or path
        #: The members in definition order, without references. Aliases are no members.
        self.members = tuple(members)
        #: The name of each alias and the code it stands for.
        self.aliases = tuple(aliases)
        #: What of it can't be shown, one sentence each.
        self.problems: tuple[str, ...] = tuple(problems)


def load(path: str, confdir: str = "") -> StatusSource:
    """Import and read an enum of integers (``"http.HTTPStatus"``), or a module of constants.

    The attributes ``phrase`` and ``description`` are read where members have them. A missing phrase is IANA's or, for a
    code that IANA does not know, made from the name; a missing description is the member's docstring.

    :param path: a dotted path, or a file and a name in it: ``"../Lib/http/__init__.py:HTTPStatus"``.
    :param confdir: the folder from which the file is named.
    :raises EnumError: if there is no such object, or nothing in it is a status.
    """
    file, name = split_file(path)
    is_whole_file = file and not name
    if not is_whole_file and not _is_dotted(name or path):
        # As entry points are written.
        dotted = path.replace(":", ".")
        raise EnumError(
            f"{path!r} is no dotted path such as 'http.HTTPStatus', nor a file and name such as 'statuses.py:Status'"
            + (f"; did you mean {dotted!r}?" if _is_dotted(dotted) else "")
        )
    # Module, finders and loaders are the author's: whatever they raise, SystemExit included, must not end the build.
    source, raised = ask(lambda: _read_file(path, Path(confdir, file), name) if file else _read_dotted(path))
    module = path.partition(".")[0]
    if raised == f"ModuleNotFoundError: No module named {module!r}":
        raised = f"there is no module {module!r} on sys.path"
    if raised:
        raise EnumError(f"{path!r} can't be imported: {raised}")
    if isinstance(source, StatusSource):
        return source
    raise EnumError(f"{path!r} {source}")


def _is_dotted(path: str) -> bool:
    return all(part.isidentifier() for part in path.split("."))


def _read_dotted(path: str) -> StatusSource | str:
    return _read(path, path, import_dotted(path))


def _read_file(path: str, file: Path, name: str) -> StatusSource | str:
    found = import_file(file, name)
    return found if isinstance(found, str) else _read(path, found[1], found[0])


class _Asked:
    """Asks members and constants, and keeps what they raise."""

    def __init__(self, name: str) -> None:
        self._name = name
        # What was asked for and what it raised -> the names of those that did.
        self._raised: dict[tuple[str, str], list[str]] = {}

    def __call__(self, name: str, question: Callable[[], Any], attribute: str = "") -> Any:
        answer, raised = ask(question)
        if raised:
            self._raised.setdefault((attribute, raised), []).append(f".{name}" if name else "")
        return answer

    def text(self, name: str, member: object, attribute: str) -> str:
        """A member's attribute if it is text, on one line; empty where there is none."""
        return self(name, lambda: _one_line(getattr(member, attribute, "")), f".{attribute}") or ""

    def problems(self) -> Iterator[str]:
        """What was raised, a sentence for all that raised the same."""
        for (attribute, raised), (first, *others) in self._raised.items():
            more = f"; so do {len(others)} more" if others else ""
            yield f"{self._name}{first}{attribute} raises {raised}{more}"


def _read(path: str, dotted: str, found: Any) -> StatusSource | str:
    """What an enum or module says; a text that says what is wrong if it has no statuses."""
    asked = _Asked(dotted)
    if is_module := isinstance(found, types.ModuleType):
        named = _constants(found, asked)
    elif isinstance(found, type) and issubclass(found, enum.Enum):
        named = found.__members__
    else:
        return f"is of type {type_name(found)}, neither an enum nor a module of constants"
    named = {_one_line(name): member for name, member in named.items()}
    members: dict[int, Status] = {}
    aliases: list[tuple[str, int]] = []
    problems: list[str] = []
    docstrings = _docstrings(found, named, asked)
    for name, member in named.items():
        code = asked(name, functools.partial(_code, member))
        if isinstance(code, str):
            problems.append(f"{dotted}.{name} is {code}")
        elif code in members:
            aliases.append((name, code))
        elif code:
            words = re.sub(_PREFIX, "", name).replace("_", " ").title()
            phrase = asked.text(name, member, "phrase") or PHRASES.get(code) or words
            description = asked.text(name, member, "description") or docstrings.get(name, "")
            members[code] = Status(code, name, phrase, description)
    if not members:
        noun = "constant" if is_module else "member"
        first = f": {problems[0]}" if problems else ""
        dot = ":" if path.endswith(".py") else "."
        enums = [f"{path}{dot}{name}" for name in enum_names(found)]
        advice = [f"name its enum: {' or '.join(map(repr, enums))}"] * bool(enums)
        return "; ".join((f"has no {noun} that is a status code of three digits{first}", *asked.problems(), *advice))
    return StatusSource(path, members.values(), aliases, (*problems, *asked.problems()), dotted)


def _constants(module: types.ModuleType, asked: _Asked) -> Mapping[str, object]:
    """The constants of a module that are statuses.

    ``HTTP_404_NOT_FOUND`` and the like; or else members of an enum, as in :mod:`http.client`; or else all integers of
    three digits; or else texts of digits, which are none.
    """
    capitals = {name: value for name, value in vars(module).items() if name.isupper()}
    constants = {name: it for name, it in capitals.items() if asked(name, functools.partial(isinstance, it, int))}
    return (
        {name: value for name, value in constants.items() if re.match(_PREFIX, name)}
        or {name: value for name, value in constants.items() if isinstance(value, enum.Enum)}
        or {name: value for name, value in constants.items() if isinstance(_code(value), int)}
        # Digits as text: for the message that they are no integers.
        or {name: value for name, value in capitals.items() if type(value) is str and value.isdigit()}
    )


def _code(member: object) -> int | str:
    """The code of a member or constant; a text that says what it is in place of one."""
    value = member._value_ if isinstance(member, enum.Enum) else member
    if isinstance(value, bool) or not isinstance(value, int):
        return f"{shown(value)}, not an integer"
    # The number itself: a class of the author's may compare otherwise.
    code = int.__int__(value)
    return code if 100 <= code <= 999 else f"{shown(code)}, not a status code of three digits"


def _docstrings(
    found: types.ModuleType | type[enum.Enum], named: Mapping[str, object], asked: _Asked
) -> dict[str, str]:
    """The docstrings of members that have no description: their own, or those beside or below them in the source."""
    first = next(iter(named.values()), None)
    # A property that raises is there all the same.
    if any(ask(lambda: hasattr(first, "description"))):
        return {}
    class_doc = _one_line(type(first).__doc__)
    own = {name: asked.text(name, member, "__doc__") for name, member in named.items()}
    own = {name: text for name, text in own.items() if text not in {"", class_doc}}
    return own or asked("", lambda: _source_docstrings(found)) or {}


def _source_docstrings(found: types.ModuleType | type[enum.Enum]) -> dict[str, str]:
    # Here and not above: reading the source is Sphinx's, and most enums have no need of it.
    from sphinx.errors import PycodeError  # noqa: PLC0415
    from sphinx.pycode import ModuleAnalyzer  # noqa: PLC0415

    if isinstance(found, types.ModuleType):
        module, scope = found.__name__, ""
    else:
        module, scope = found.__module__, found.__qualname__
    try:
        docstrings = ModuleAnalyzer.for_module(module).find_attr_docs()
    except PycodeError:
        return {}
    return {
        name: " ".join(itertools.takewhile(str.strip, lines))
        for (where, name), lines in docstrings.items()
        if where == scope
    }


def _one_line(value: object) -> str:
    # Control characters have no place in a page, and end an e-book.
    return "".join(filter(str.isprintable, " ".join(str.split(value)))) if isinstance(value, str) else ""
