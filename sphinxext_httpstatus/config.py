"""The values of conf.py: their defaults, and what is done where one can't be used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxext_httpstatus.enums import EnumError, load
from sphinxext_httpstatus.standards import REFERENCES
from sphinxext_httpstatus.warnings import WarningType, warn

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Name -> default.
DEFAULTS: dict[str, Any] = {
    "httpstatus_enum": "http.HTTPStatus",
    "httpstatus_spec": "rfc9110",
    "httpstatus_label": "{code} {phrase}",
    "httpstatus_fallback": "rfc",
    "httpstatus_adopt_statuscode": True,
}


def check(app: Sphinx, config: Config) -> None:
    """On ``config-inited``: warn of each value that can't be used and put the default in its place."""
    conf_py = Path(app.confdir, "conf.py")
    for name, checked in _CHECKS.items():
        value = config[name]
        try:
            checked(value)
        except ValueError as error:
            kind = WarningType.ENUM if isinstance(error, EnumError) else WarningType.CONFIG
            warn(kind, f"{name}: {error}; {DEFAULTS[name]!r} is used", _location(conf_py, name))
            config[name] = DEFAULTS[name]
    for problem in load(config.httpstatus_enum).problems:
        warn(WarningType.ENUM, f"httpstatus_enum: {problem}", _location(conf_py, "httpstatus_enum"))


def _check_enum(value: object) -> None:
    load(_text(value))


def _check_spec(value: object) -> None:
    if _text(value) not in REFERENCES:
        raise ValueError(f"expected {' or '.join(map(repr, REFERENCES))}, not {value!r}")


def _check_label(value: object) -> None:
    rest, placeholders = re.subn(r"\{(code|phrase|name)\}", "", _text(value))
    if not placeholders or "{" in rest or "}" in rest:
        raise ValueError(f"expected a label made of {{code}}, {{phrase}} and {{name}}, not {value!r}")


def _check_fallback(value: object) -> None:
    text = _text(value)
    if text not in {"", "rfc", "mdn"} and not ("{code}" in text and re.fullmatch(r"https?://[^/\s]\S*", text)):
        raise ValueError(f"expected 'rfc', 'mdn', '' or a URL such as 'https://example.org/{{code}}', not {value!r}")


def _check_flag(value: object) -> None:
    if not isinstance(value, bool):
        raise ValueError(f"expected True or False, not {value!r}")  # noqa: TRY004


_CHECKS: dict[str, Callable[[object], None]] = {
    "httpstatus_enum": _check_enum,
    "httpstatus_spec": _check_spec,
    "httpstatus_label": _check_label,
    "httpstatus_fallback": _check_fallback,
    "httpstatus_adopt_statuscode": _check_flag,
}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    # Not a TypeError: to check() it is a value that can't be used, like any other.
    raise ValueError(f"expected a text, not {value!r}")


def _location(conf_py: Path, name: str) -> str | None:
    """Where conf.py sets a value, as ``path:line``; None if it is set elsewhere, as on the command line."""
    try:
        lines = conf_py.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    numbers = [number for number, line in enumerate(lines, 1) if re.match(rf"{name}\s*[:=]", line)]
    return f"{conf_py}:{numbers[-1]}" if numbers else None
