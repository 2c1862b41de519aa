"""The one list of warnings, and the one way to give one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxext_httpstatus.warnings import WarningType, ask, shown, warn

from .conftest import warnings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Project


def test_a_type_has_a_subtype_and_a_meaning_of_its_own() -> None:
    assert len({kind.subtype for kind in WarningType}) == len({kind.meaning for kind in WarningType}) == 7
    assert all(kind.meaning.endswith(".") and kind.subtype == kind.name.lower() for kind in WarningType)


@pytest.mark.parametrize("kind", WarningType)
def test_a_warning_has_its_type_and_place_and_an_author_s_text_as_it_is(project: Project, kind: WarningType) -> None:
    project.write({"index.rst": ""})
    app = project.app()
    warn(kind, "%s of {} and %d%%", ("index", 3))
    assert warnings_of(app) == [f"index.rst:3: WARNING: %s of {{}} and %d%% [httpstatus.{kind.subtype}]"]


def test_what_is_raised_is_named_whatever_it_is() -> None:
    def raising(error: BaseException) -> Callable[[], None]:
        def question() -> None:
            raise error

        return question

    class Silent(Exception):  # noqa: N818
        def __str__(self) -> str:
            raise self

    class Interrupted(Exception):  # noqa: N818
        def __str__(self) -> str:
            raise KeyboardInterrupt

    nameless: type[BaseException] = type("", (Silent,), {})
    assert ask(raising(ValueError("no\nway"))) == (None, "ValueError: no way")
    assert ask(raising(ValueError())) == (None, "ValueError")
    assert ask(raising(Silent())) == (None, "Silent")
    assert ask(raising(nameless())) == (None, "?")
    assert shown(10**5000) == "an object of type int"
    with pytest.raises(KeyboardInterrupt):
        ask(raising(Interrupted()))


def test_a_type_can_be_suppressed(project: Project) -> None:
    project.conf('suppress_warnings = ["httpstatus.note"]')
    project.write({"index.rst": ""})
    app = project.app()
    warn(WarningType.NOTE, "left out", None)
    warn(WarningType.OPTION, "given", None)
    assert warnings_of(app) == ["WARNING: given [httpstatus.option]"]
