"""An enum that is read from its file: Python's own of another version above all."""

from __future__ import annotations

import http
import inspect
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import used_in
from tests.links import links

if TYPE_CHECKING:
    from tests.conftest import Project

#: Another Python's: a phrase, a description and a member that the running one does not have.
SOURCE = (
    inspect.getsource(http)
    .replace("'Not Found',\n        'Nothing matches the given URI'", "'Not Here',\n        'Nobody knows the URI'")
    .replace("    GONE = (410,", "    NEW_IN_FUTURE = 499, 'New in Future'\n    GONE = (410,")
)
CONF = 'httpstatus_enum = "../Lib/http/__init__.py:HTTPStatus"\n'


@pytest.fixture
def documented(project: Project) -> Project:
    """A project beside the source of the Python that it documents."""
    assert SOURCE.count("Not Here") == SOURCE.count("NEW_IN_FUTURE") == 1
    project.write({"../Lib/http/__init__.py": SOURCE})
    project.conf(CONF)
    return project


def test_table_and_role_have_what_the_file_says(documented: Project) -> None:
    documented.write({"index.rst": ":http:status:`404`\n\n.. http-status-table::\n   :columns: code name phrase\n"})
    built = documented.build("text")
    assert built.warnings == []
    text = built.text("index.txt")
    assert text.startswith("404 Not Here\n")
    assert re.search(r'"499" +\| "NEW_IN_FUTURE" +\| New in Future', text)
    assert http.HTTPStatus.NOT_FOUND.phrase == "Not Found"


@pytest.mark.parametrize(
    "text",
    [
        ":py:attr:`http.HTTPStatus.NEW_IN_FUTURE`",
        ":py:data:`http.client.NEW_IN_FUTURE`",
        ":http:status:`NEW_IN_FUTURE`",
        ":http:status:`http.HTTPStatus.NEW_IN_FUTURE`",
        "HTTPStatus.NEW_IN_FUTURE",
        "HTTP 499",
        ".. py:function:: answer(status=HTTPStatus.NEW_IN_FUTURE)",
        ".. py:function:: answer(status=http.HTTPStatus.NEW_IN_FUTURE)",
    ],
)
def test_members_stand_for_the_names_of_the_documented_python(documented: Project, text: str) -> None:
    documented.conf(f'{CONF}httpstatus_autolink = "strict"')
    documented.write({"index.rst": f"{text}\n\n.. http-status-table::\n   :codes: 404 499\n"})
    built = documented.build()
    assert built.warnings == []
    first = next(link for link in links(built.text("index.html")) if "answer" not in link)
    assert first == "#http-status-499"
    assert used_in(built) == {499: [""]}


def test_the_enum_of_a_table_may_be_one_of_a_file(project: Project) -> None:
    text = 'import enum\nclass S(enum.IntEnum):\n    NO_IDEA = 499\n    """Nobody knows."""\n'
    project.write({"../app/__init__.py": "raise SystemExit", "../app/statuses.py": text})
    table = ".. http-status-table::\n   :enum: ../app/statuses.py:S\n   :columns: name phrase description\n"
    project.write(
        {
            "index.rst": f":py:attr:`app.statuses.S.NO_IDEA`\n\n{table}",
            "a/page.rst": f":orphan:\n\n{table}   :no-index:\n",
        }
    )
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[0] == "#http-status-499"
    for page in ("index.html", "a/page.html"):
        assert "Nobody knows." in built.text(page)


def test_a_changed_file_is_seen_by_the_next_build(documented: Project) -> None:
    table = ".. http-status-table::\n"
    documented.write(
        {
            "index.rst": "Page\n====\n",
            "table.rst": f":orphan:\n\n{table}",
            "role.rst": ":orphan:\n\n:http:status:`404`\n",
        }
    )
    documented.build()
    assert documented.build().app.env.found_docs >= {"index", "table", "role"}
    documented.write({"../Lib/http/__init__.py": SOURCE.replace("Not Here", "Not At All")})
    built = documented.build()
    assert built.warnings == []
    assert "404 Not At All" in built.text("role.html")
    assert read_again(documented) == []
    documented.write({"../Lib/http/__init__.py": SOURCE})
    assert read_again(documented) == ["role", "table"]
    documented.write({"../Lib/http/__init__.py": f"{SOURCE}\n# It says nothing else.\n"})
    assert read_again(documented) == []


def read_again(project: Project) -> list[str]:
    """The documents that a build reads."""
    app = project.app()
    read: list[str] = []
    app.connect("source-read", lambda _app, docname, _source: read.append(docname))
    app.build()
    app.cleanup()
    return sorted(read)


def test_what_of_the_file_can_not_be_used_is_told_of_in_conf_py(documented: Project) -> None:
    documented.write({"../Lib/http/__init__.py": f"{SOURCE}\nHTTPStatus = None\n", "index.rst": ":http:status:`404`\n"})
    built = documented.build("text")
    assert built.warnings == [
        "conf.py:2: WARNING: httpstatus_enum: '../Lib/http/__init__.py:HTTPStatus' is of type NoneType, neither an enum nor"
        " a module of constants; 'http.HTTPStatus' is used [httpstatus.enum]"
    ]
    assert built.text("index.txt") == "404 Not Found\n"


def test_a_file_that_a_table_can_not_use_is_told_of_at_the_directive(project: Project) -> None:
    project.write({"index.rst": "\n.. http-status-table::\n   :enum: lib/statuses.py:S\n"})
    assert project.build().warnings == [
        "index.rst:2: WARNING: http-status-table: 'lib/statuses.py:S' leads to 'lib/statuses.py', where there is no file;"
        " no table is shown [httpstatus.enum]"
    ]


def test_a_file_that_comes_back_is_read_again(project: Project) -> None:
    project.write(
        {
            "index.rst": ".. http-status-table::\n   :enum: statuses.py:S\n",
            "statuses.py": "import enum\nS = enum.Enum('S', {'OK': 200})\n",
        }
    )
    assert project.build().warnings == []
    (project.srcdir / "statuses.py").rename(project.srcdir / "away.py")
    assert len(project.build().warnings) == 1
    (project.srcdir / "away.py").rename(project.srcdir / "statuses.py")
    built = project.build()
    assert built.warnings == []
    assert "http-status-200" in built.text("index.html")


def test_names_that_only_the_building_python_has_are_none_of_the_documented_one(documented: Project) -> None:
    documented.write({"../Lib/http/__init__.py": SOURCE.replace("GONE", "WENT")})
    documented.write({"index.rst": ":py:attr:`http.HTTPStatus.GONE`\n\n.. http-status-table::\n"})
    (warning,) = documented.build().warnings
    assert warning.startswith("index.rst:1: WARNING: py:attr reference target not found: http.HTTPStatus.GONE")


def test_any_knows_the_dotted_names(project: Project) -> None:
    project.write(
        {"../app/__init__.py": "", "../app/statuses.py": "import enum\nS = enum.Enum('S', {'NO_IDEA': 499})\n"}
    )
    mentions = ":any:`app.statuses.S.NO_IDEA` :any:`http.client.GONE`"
    tables = ".. http-status-table::\n\n.. http-status-table::\n   :enum: ../app/statuses.py:S\n"
    project.write({"index.rst": f"{mentions}\n\n{tables}"})
    built = project.build()
    assert built.warnings == []
    assert links(built.text("index.html"))[:2] == ["#http-status-499", "#http-status-410"]
    assert used_in(built).keys() == {410, 499}
    project.write({"index.rst": ":any:`no.such.NAME`\n"})
    assert "'any' reference target not found: no.such.NAME" in project.build().warnings[0]


def test_a_member_that_can_not_be_shown_is_told_of_by_the_next_build(project: Project) -> None:
    text = "import enum\nclass S(enum.Enum):\n    OK = 200\n"
    project.write({"index.rst": ".. http-status-table::\n   :enum: s.py:S\n", "s.py": text})
    assert project.build().warnings == []
    project.write({"s.py": f"{text}    BAD = object()\n"})
    (warning,) = project.build().warnings
    assert "s.S.BAD is <object object at 0x" in warning
    # The object is elsewhere each time; the page is not read again for that.
    project.write({"s.py": f"{text}    BAD = object()\n\n"})
    assert project.build().warnings == []
