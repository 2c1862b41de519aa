"""The comparison of builds that ``python -m tools.beside`` makes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.links import inventory
from tools.beside import __main__ as beside_main
from tools.beside.comparison import Build, differences, new_faults, new_warnings, read, without_looks
from tools.beside.documentation import DOCS, EXTENSIONS, write

if TYPE_CHECKING:
    from pathlib import Path


def build(outdir: Path, files: dict[str, str | bytes], said: str = "") -> Build:
    for name, content in files.items():
        path = outdir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(outdir, said)


def test_whatever_differs_is_said(tmp_path: Path) -> None:
    before = build(
        tmp_path / "a", {"gone.html": "", "same.tex": "x", "a/b.js": "1\n2\n", "objects.inv": inventory("a\n")}
    )
    after = build(tmp_path / "b", {"same.tex": "x", "a/b.js": "1\n3\n", "new.css": "", "objects.inv": inventory("b\n")})
    found = [
        "a/b.js: -2",
        "a/b.js: +3",
        "gone.html: is missing",
        "new.css: is new",
        "objects.inv: -a",
        "objects.inv: +b",
    ]
    assert differences(before, after) == found
    assert differences(before, after, frozenset({"new.css"})) == [line for line in found if "new" not in line]
    assert differences(before, before) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("a\n", "a\r\n"), ("a", "a\n"), (b"\xff", b"\xfe"), ("-- a", "--- a"), ("a\n" * 9, "b\n" * 9)],
    ids=["line endings", "last line ending", "no text", "looks like a head", "many"],
)
def test_no_difference_is_lost(before: str | bytes, after: str | bytes, tmp_path: Path) -> None:
    assert differences(build(tmp_path / "a", {"x": before}), build(tmp_path / "b", {"x": after}))


def test_what_is_different_each_time_is_masked(tmp_path: Path) -> None:
    uuids = "0d4ba3a6-67b1-4b0c-9c3b-1d1d1d1d1d1d", "11111111-67b1-4b0c-9c3b-1d1d1d1d1d1d"
    before, after = (
        build(
            tmp_path / letter,
            {
                f"tippy/page.{uuid}.js": "",
                "page.html": f'<script src="tippy/page.{uuid}.js">',
                "searchindex.js": '{"sphinx.domains.std":2' + (',"sphinxext_httpstatus":2}' if letter == "b" else "}"),
                "objects.inv": inventory("a\n" + ("httpstatus-index std:label -1 x.html X\n" if letter == "b" else "")),
            },
            f"warning of <object at 0x{letter}>",
        )
        for letter, uuid in zip("ab", uuids, strict=True)
    )
    assert differences(before, after) == new_warnings(before, after) == []


def test_warnings_are_counted(tmp_path: Path) -> None:
    before = build(tmp_path, {}, "once\ngone\n\n")
    after = build(tmp_path, {}, "once\nonce\nnew\n")
    assert sorted(new_warnings(before, after)) == ["new", "once"]
    assert new_warnings(after, after) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.html", '<a href="#x"><b>1</b></a><a href="#x">2</a><p id="x">', []),
        ("a.html", '<a href="https://x">1<a href="https://y">2</a></a>', ['a link in a link: <a href="https://y">']),
        ("a.html", '<p id="x"></p><p id="x"></p>', ["the id 'x' twice"]),
        ("a.html", '<a class="http-status" href="#x">', ["nothing at '#x'"]),
        ("x/beside.html", '<a class="reference" href="https://x">', ["no link to a status"]),
        ("x/beside.html", '<a class="http-status reference" href="https://x">', []),
        ("a.tex", r"\label{\detokenize{x:y}} \hyperref[\detokenize{x:y}]{1}", []),
        ("a.tex", r"\label{\detokenize{x:y}} \hyperref[\detokenize{x:z}]{1}", ["nothing at 'x:z'"]),
    ],
)
def test_what_should_be_in_no_build_is_found(name: str, text: str, expected: list[str], tmp_path: Path) -> None:
    built = build(tmp_path / "a", {name: text})
    assert built.faults == [(name, fault) for fault in expected]
    assert new_faults(build(tmp_path / "b", {}), built) == [f"{name}: {fault}" for fault in expected]
    assert new_faults(built, built) == []


def test_the_looks_of_a_code_of_httpdomain_may_differ_and_nothing_else_of_it(tmp_path: Path) -> None:
    plain = '<a class="reference external" href="https://x/404">404 Not Found</a>'
    ours = (
        '<a class="http-status http-status-4xx reference external" href="https://x/404" title="404 (MDN)">'
        '<span class="http-status http-status-4xx">404 Not Found</span></a>'
    )
    before = build(tmp_path / "a", {"a.html": plain, "a.tex": "{x}{404}"})
    looks = build(
        tmp_path / "b", {"a.html": ours, "a.tex": r"{x}{\DUrole{http-status}{\DUrole{http-status-4xx}{404}}}"}
    )
    assert differences(before, looks)
    assert differences(before, without_looks(looks)) == []
    for number, changed in enumerate((ours.replace("x/404", "y/404"), ours.replace(">404", ">405"), f"{ours} {ours}")):
        other = build(tmp_path / str(number), {"a.html": changed, "a.tex": "{x}{404}"})
        assert differences(before, without_looks(other))


NOTHING = Build({}, Counter(), [])
CHANGES = {
    "nothing": NOTHING,
    "a warning": NOTHING._replace(warnings=Counter(["one"])),
    "a file": NOTHING._replace(files={"x": b""}),
    "a fault": NOTHING._replace(faults=[("x.html", "nothing at '#x'")]),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "which",
    [("first", False, 2), ("last", False, 2), ("first", True, 2), ("last", True, 2), ("last", True, 1)],
    ids=str,
)
def test_each_build_is_looked_at(
    which: tuple[str, bool, int], change: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fake(names: object, order: str, builder: str, *, beside: bool, jobs: int) -> Build:
        return CHANGES[change] if (order, beside, jobs) == which else NOTHING

    monkeypatch.setattr(beside_main, "build", fake)
    # A documentation without parts of ours has the links that it has without ours: what they lead to is not looked at.
    is_ours = change != "nothing" and not (change == "a fault" and not which[1])
    # With parts of ours there are pages more: only that the orders and processes make the same ones is looked at.
    assert beside_main.compare("x", ["x"], "html") is is_ours
    assert capsys.readouterr().out.count("\nx ") == 2


@pytest.mark.parametrize("name", EXTENSIONS)
def test_each_extension_has_pages_with_ours_and_without(name: str, tmp_path: Path) -> None:
    write(tmp_path, [name], "without", beside=False)
    assert not list(tmp_path.rglob("beside*"))
    without = {path.relative_to(tmp_path).with_suffix("").as_posix() for path in tmp_path.glob(f"{name}/*.[rm][sd]*")}
    assert without
    assert "http-status-table" not in "".join(path.read_text() for path in tmp_path.rglob("*.[rm][sd]*"))
    write(tmp_path, [name], "last", beside=True)
    assert (tmp_path / "conf.py").read_text().startswith(f"extensions = [{name!r}, 'sphinxext_httpstatus']\n")
    assert len(list(tmp_path.glob("*/*.[rm][sd]*"))) >= 6, "Sphinx would not read it in parallel"
    assert "http-status-table" in "".join(path.read_text() for path in tmp_path.glob(f"{name}/beside.*"))


def test_a_documentation_is_of_what_is_written_now(tmp_path: Path) -> None:
    write(tmp_path, EXTENSIONS, "first", beside=True)
    write(tmp_path, [], "without", beside=False)
    assert {path.name for path in tmp_path.iterdir()} == {"common", "conf.py", "index.rst"}
    assert "sphinxext_httpstatus" not in (tmp_path / "conf.py").read_text()
    assert DOCS.exists()
