"""The wheel, installed where nothing else is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WHEEL = Path(os.environ["WHEEL"])
FROM_TREE = Path(os.environ["WHEEL_FROM_TREE"])
PACKAGE = Path(__file__).parent.parent.parent / "sphinxext_httpstatus"
TYPED = Path(__file__).with_name("use.py")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", WHEEL, cwd=folder)
    return python


def test_a_second_build_gives_the_same_bytes() -> None:
    assert WHEEL != FROM_TREE
    assert WHEEL.read_bytes() == FROM_TREE.read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "static/httpstatus.css",
        "locale/sphinxext_httpstatus.pot",
        *(file.relative_to(PACKAGE).as_posix() for file in sorted(PACKAGE.glob("locale/*/*/*.mo"))),
    ],
)
def test_data_is_in_the_wheel(name: str) -> None:
    with zipfile.ZipFile(WHEEL) as wheel:
        assert f"sphinxext_httpstatus/{name}" in wheel.namelist()


def test_only_sphinx_and_docutils_are_asked_for(python: Path, tmp_path: Path) -> None:
    code = "from importlib.metadata import requires; print(requires('sphinxext-httpstatus'))"
    assert run(python, "-c", code, cwd=tmp_path) == "['docutils>=0.20', 'sphinx>=8.1']\n"


def test_a_documentation_is_built(python: Path, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["sphinxext_httpstatus"]\n', encoding="utf-8")
    text = "Title\n=====\n\n:http:status:`404`\n\n.. http-status-table::\n   :codes: 4xx\n"
    (tmp_path / "index.rst").write_text(text, encoding="utf-8")
    run(python, "-m", "sphinx", "-n", "-W", tmp_path, tmp_path / "html", cwd=tmp_path)
    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert '<a class="http-status http-status-4xx reference internal" href="#http-status-404"' in page
    assert 'id="http-status-404"' in page
    assert (tmp_path / "html" / "_static" / "httpstatus.css").exists()


def test_types_are_there_for_others(python: Path, tmp_path: Path) -> None:
    shutil.copy(TYPED, tmp_path)
    options = ("--strict", "--config-file=", "--cache-dir=cache", f"--python-executable={python}")
    run(sys.executable, "-m", "mypy", *options, TYPED.name, cwd=tmp_path)
