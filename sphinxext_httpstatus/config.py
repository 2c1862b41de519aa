"""The values of conf.py: their defaults, and what is done where one can't be used."""

from __future__ import annotations

import ast
import difflib
import functools
import re
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.links import LITERAL
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import PHRASES, REFERENCES, Reference, Status
from sphinxext_httpstatus.warnings import WarningType, ask, known, shown, type_name, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config


def _is_label(value: object) -> bool:
    rest, placeholders = re.subn(r"\{(code|phrase|name)\}", "x", value) if isinstance(value, str) else ("", 0)
    rest = LITERAL.sub(r"\1", rest)
    return placeholders > 0 and not re.search("[{}]|``", rest) and rest.isprintable()


def _is_fallback(value: object) -> bool:
    if not isinstance(value, str):
        return value is None
    # As it is used: of a code, and of a class.
    urls = value.replace("{code}", "404"), value.replace("{code}", "4xx")
    return value in {"", "rfc", "mdn"} or ("{code}" in value and all(map(_is_url, urls)))


def _is_url(text: str) -> bool:
    """Whether a text is the address of a page, as all that reads it will take it: its port too."""
    try:
        parts = urlsplit(text)
        is_complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_complete and text.isprintable() and " " not in text


_OFF = (None, False, "", "0")
#: Name -> default, what is expected, whether a value is that.
_VALUES: dict[str, tuple[Any, str, Callable[[Any], bool]]] = {
    "httpstatus_enum": (
        "http.HTTPStatus",
        "a dotted path such as 'http.HTTPStatus' or a file and name",
        lambda it: isinstance(it, str),
    ),
    "httpstatus_spec": ("rfc9110", "'rfc9110' or 'rfc7231'", lambda it: isinstance(it, str) and it in REFERENCES),
    "httpstatus_label": ("{code} {phrase}", "a label made of {code}, {phrase}, {name} and ``literals``", _is_label),
    # None: the role leads to the RFC; plain mentions lead outside only if the author has said where.
    "httpstatus_fallback": (None, "'rfc', 'mdn', '' or a URL such as 'https://example.org/{code}'", _is_fallback),
    "httpstatus_extra": ({}, "a dictionary of codes", lambda it: isinstance(it, dict)),
    "httpstatus_adopt_statuscode": (True, "True or False", lambda it: isinstance(it, bool)),
    # As good as False, which would let the command line set nothing but 0 and 1; that sets text.
    "httpstatus_autolink": (None, "False, 'strict' or 'loose'", lambda it: it in (*_OFF, "strict", "loose")),
}
#: Name -> default.
DEFAULTS = {name: default for name, (default, *_) in _VALUES.items()}


def on_config_inited(app: Sphinx, config: Config) -> None:
    """On ``config-inited``: warn of each value that can't be used and put the default in its place."""
    location = functools.cache(functools.partial(_location, app))
    for name, advice in _unknown_names(config):
        warn(WarningType.CONFIG, f"{name}: unknown; {advice}", location(name))
    for name, (default, expected, is_right) in _VALUES.items():
        value = _plain(config[name])
        kind = WarningType.CONFIG
        problem = "" if is_right(value) else f"expected {expected}, not {shown(value)}"
        if name == "httpstatus_enum" and not problem:
            try:
                load(value, str(app.confdir))
            except EnumError as error:
                kind, problem = WarningType.ENUM, str(error)
        if problem:
            used = {"httpstatus_fallback": "rfc", "httpstatus_autolink": False}.get(name, default)
            warn(kind, f"{name}: {problem}; {used!r} is used", location(name))
            value = used
        config[name] = value
    if config.httpstatus_autolink in _OFF:
        config.httpstatus_autolink = False
    for problem in Registry(load(config.httpstatus_enum, str(app.confdir))).problems:
        warn(WarningType.ENUM, f"httpstatus_enum: {problem}", location("httpstatus_enum"))
    extra, problems = extra_statuses(config.httpstatus_extra)
    for problem in problems:
        warn(WarningType.CONFIG, f"httpstatus_extra: {problem}", location("httpstatus_extra"))
    config.httpstatus_extra = {code: config.httpstatus_extra[code] for code in extra}


def _unknown_names(config: Config) -> Iterator[tuple[str, str]]:
    """Yield each name of conf.py that is meant to be a value of ours and is none, and what to say of it.

    There is no public way to ask what conf.py sets; ``_raw_config`` is as it is here from Sphinx 8.1 to 9.2.
    """
    for name, value in getattr(config, "_raw_config", {}).items():
        # Not what the author's code needs: no class, module or function, which may be asked by its type alone.
        is_value = not issubclass(type(value), (type, types.ModuleType, types.FunctionType))
        if type(name) is str and is_value and name not in config and not name.startswith("_"):
            folded = name.lower().removeprefix("sphinxext_")
            # A name of ours behind another word is the author's own.
            is_other = folded.endswith(tuple(DEFAULTS))
            is_near = not is_other and difflib.get_close_matches(folded, DEFAULTS, n=1, cutoff=0.92)
            if is_near or folded.startswith("httpstatus_"):
                # What all of them begin with makes any two alike.
                yield name, known(folded, DEFAULTS, cutoff=0.85)


def _plain(value: object, depth: int = 2) -> Any:
    """A value in Python's own types, whose methods raise nothing; what is of another or is deeper, as text."""
    plain, raised = ask(functools.partial(_of_own_type, value, depth))
    return _Other(f"an object of type {type_name(value)}, which raises {raised}") if raised else plain


def _of_own_type(value: object, depth: int) -> Any:
    match value:
        case None | bool():
            return value
        # One of thousands of digits can't be shown.
        case int() if abs(int.__int__(value)) < 10**9:
            return int.__int__(value)
        case str():
            return str.__str__(value)
        case dict() if depth:
            return {_plain(key): _plain(inner, depth - 1) for key, inner in value.items()}
    return _Other(shown(value))


class _Other:
    """Stands for an object of another type, which need not be looked at again."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def extra_statuses(value: Mapping[object, object]) -> tuple[dict[int, Status], list[str]]:
    """Read ``httpstatus_extra``: return the statuses by code, and what of it can't be used, one sentence each.

    :param value: made of Python's own types.
    """
    statuses: dict[int, Status] = {}
    problems: list[str] = []
    for code, given in value.items():
        try:
            status = _extra_status(code, given)
            statuses[status.code] = status
        except ValueError as error:
            problems.append(f"{error}; it is left out")
    return statuses, problems


def _extra_status(code: object, given: object) -> Status:
    if isinstance(code, bool) or not isinstance(code, int) or not 100 <= code <= 999:
        raise ValueError(f"expected a status code, an integer of three digits, not {shown(code)}")
    if not isinstance(given, dict):
        example = {"phrase": "Client Closed Request"}
        raise ValueError(f"{code}: expected a dictionary such as {example}, not {shown(given)}")  # noqa: TRY004
    keys = {"phrase", "name", "description", "label", "url", "rfc", "section"}
    if unknown := sorted(map(shown, given.keys() - keys)):
        raise ValueError(f"{code}: unknown {', '.join(unknown)}; there are {', '.join(sorted(keys))}")
    if not all(isinstance(text, str | int) and f"{text}".isprintable() for text in given.values()):
        raise ValueError(f"{code}: expected texts of one line, not {shown(given)}")
    texts = {key: str(given.get(key, "")) for key in keys}
    phrase = texts["phrase"].strip() or PHRASES.get(code, "")
    if not phrase:
        raise ValueError(f"{code}: expected a 'phrase'")
    name = texts["name"] or re.sub(r"\W+", "_", phrase).strip("_").upper()
    return Status(code, name, phrase, texts["description"], _extra_reference(code, texts))


def _extra_reference(code: int, texts: Mapping[str, str]) -> Reference | None:
    label, url, rfc, section = (texts[key] for key in ("label", "url", "rfc", "section"))
    if url and rfc:
        raise ValueError(f"{code}: expected a 'url' or an 'rfc', not both")
    if url and not _is_url(url):
        raise ValueError(f"{code}: expected a 'url' such as 'https://example.org/', not {url!r}")
    if rfc and not re.fullmatch("[0-9]{1,5}", rfc):
        raise ValueError(f"{code}: expected the number of an 'rfc' such as 9110, not {rfc!r}")
    if section and not (rfc and re.fullmatch(r"[0-9A-Za-z]+(\.[0-9]+)*", section)):
        raise ValueError(f"{code}: expected a 'section' of an 'rfc' such as '15.5.5', not {section!r}")
    return Reference(label, int(rfc or 0), section, url=url) if label or url or rfc else None


def _location(app: Sphinx, name: str) -> str | None:
    """Where conf.py sets a value, as ``path:line``; None if the command line does."""
    conf_py = Path(app.confdir, "conf.py")
    if name in app.config.overrides or not conf_py.exists():
        return None
    # What is there now may be no more what Python has read.
    tree = ask(lambda: ast.parse(conf_py.read_bytes()))[0] or ast.Module([], [])
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    set_at = [node.lineno for node in names if isinstance(node.ctx, ast.Store)]
    # At its beginning if it is set in a file that conf.py imports.
    return f"{conf_py}:{max(set_at, default=1)}"
