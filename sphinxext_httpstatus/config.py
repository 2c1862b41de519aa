"""The values of conf.py: their defaults, and what is done where one can't be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.registry import Registry
from sphinxext_httpstatus.standards import PHRASES, REFERENCES, Reference, Status
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

_URL = r"https?://[^/\s]\S*"


def _is_label(value: object) -> bool:
    rest, placeholders = re.subn(r"\{(code|phrase|name)\}", "", value) if isinstance(value, str) else ("", 0)
    return placeholders > 0 and "{" not in rest and "}" not in rest and rest.isprintable()


def _is_fallback(value: object) -> bool:
    if not isinstance(value, str):
        return value is None
    return value in {"", "rfc", "mdn"} or bool("{code}" in value and re.fullmatch(_URL, value))


#: Name -> default, what is expected, whether a value is that.
_VALUES: dict[str, tuple[Any, str, Callable[[Any], bool]]] = {
    "httpstatus_enum": ("http.HTTPStatus", "a dotted path such as 'http.HTTPStatus'", lambda it: isinstance(it, str)),
    "httpstatus_spec": ("rfc9110", "'rfc9110' or 'rfc7231'", lambda it: isinstance(it, str) and it in REFERENCES),
    "httpstatus_label": ("{code} {phrase}", "a label made of {code}, {phrase} and {name}", _is_label),
    # Of the role "rfc". Plain mentions lead outside only if the author has said where.
    "httpstatus_fallback": (None, "'rfc', 'mdn', '' or a URL such as 'https://example.org/{code}'", _is_fallback),
    "httpstatus_extra": ({}, "a dictionary of codes", lambda it: isinstance(it, dict)),
    "httpstatus_adopt_statuscode": (True, "True or False", lambda it: isinstance(it, bool)),
    # As good as False, which would let the command line set nothing but 0 and 1.
    "httpstatus_autolink": (None, "False, 'strict' or 'loose'", lambda it: it in (None, False, "strict", "loose")),
}
#: Name -> default.
DEFAULTS = {name: default for name, (default, *_) in _VALUES.items()}


def on_config_inited(app: Sphinx, config: Config) -> None:
    """On ``config-inited``: warn of each value that can't be used and put the default in its place."""
    conf_py = Path(app.confdir, "conf.py")
    for name, (default, expected, is_right) in _VALUES.items():
        value = config[name]
        kind = WarningType.CONFIG
        problem = "" if is_right(value) else f"expected {expected}, not {value!r}"
        if name == "httpstatus_enum" and not problem:
            try:
                load(value)
            except EnumError as error:
                kind, problem = WarningType.ENUM, str(error)
        if problem:
            used = {"httpstatus_fallback": "rfc", "httpstatus_autolink": False}.get(name, default)
            warn(kind, f"{name}: {problem}; {used!r} is used", _location(conf_py, name))
            config[name] = default
    for problem in Registry(load(config.httpstatus_enum)).problems:
        warn(WarningType.ENUM, f"httpstatus_enum: {problem}", _location(conf_py, "httpstatus_enum"))
    for problem in extra_statuses(config.httpstatus_extra)[1]:
        warn(WarningType.CONFIG, f"httpstatus_extra: {problem}", _location(conf_py, "httpstatus_extra"))


def extra_statuses(value: Mapping[object, object]) -> tuple[dict[int, Status], list[str]]:
    """Read ``httpstatus_extra``: return the statuses by code, and what of it can't be used, one sentence each."""
    statuses: dict[int, Status] = {}
    problems: list[str] = []
    for code, given in value.items():
        try:
            if isinstance(code, bool) or not isinstance(code, int) or not 100 <= code <= 999:
                raise ValueError(f"expected a status code of three digits, not {code!r}")  # noqa: TRY301
            statuses[code] = _extra_status(code, given)
        except ValueError as error:
            problems.append(f"{error}; it is left out")
    return statuses, problems


def _extra_status(code: int, given: object) -> Status:
    if not isinstance(given, dict):
        raise ValueError(f"{code}: expected a dictionary such as {{'phrase': 'Client Closed Request'}}, not {given!r}")  # noqa: TRY004
    expected = {"phrase", "name", "description", "label", "url", "rfc", "section"}
    if unknown := sorted(map(repr, given.keys() - expected)):
        raise ValueError(f"{code}: unknown {', '.join(unknown)}; there are {', '.join(sorted(expected))}")
    texts = {key: "" if key not in given else str(given[key]) for key in expected}
    if not all(isinstance(given[key], str | int) for key in given) or not all(
        text.isprintable() for text in texts.values()
    ):
        raise ValueError(f"{code}: expected texts of one line, not {given!r}")
    phrase = texts["phrase"].strip() or PHRASES.get(code, "")
    if not phrase:
        raise ValueError(f"{code}: expected a 'phrase'")
    name = texts["name"] or re.sub(r"\W+", "_", phrase).strip("_").upper()
    return Status(code, name, phrase, texts["description"], _extra_reference(code, texts))


def _extra_reference(code: int, texts: Mapping[str, str]) -> Reference | None:
    label, url, rfc, section = (texts[key] for key in ("label", "url", "rfc", "section"))
    if url and rfc:
        raise ValueError(f"{code}: expected a 'url' or an 'rfc', not both")
    if url and not re.fullmatch(_URL, url):
        raise ValueError(f"{code}: expected a 'url' such as 'https://example.org/', not {url!r}")
    if rfc and not re.fullmatch("[0-9]{1,5}", rfc):
        raise ValueError(f"{code}: expected the number of an 'rfc' such as 9110, not {rfc!r}")
    if section and not (rfc and re.fullmatch(r"[0-9A-Za-z]+(\.[0-9]+)*", section)):
        raise ValueError(f"{code}: expected a 'section' of an 'rfc' such as '15.5.5', not {section!r}")
    return Reference(label, int(rfc or 0), section, url=url) if label or url or rfc else None


def _location(conf_py: Path, name: str) -> str | None:
    """Where conf.py sets a value, as ``path:line``; None if it is set elsewhere, as on the command line."""
    try:
        lines = conf_py.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    numbers = [number for number, line in enumerate(lines, 1) if re.match(rf"{name}\s*[:=]", line)]
    return f"{conf_py}:{numbers[-1]}" if numbers else None
