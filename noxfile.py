"""The versions that are supported, each tested in an environment of its own."""

import re
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "tests"]

#: Sphinx -> the Pythons it runs on, of those that this project supports.
SPHINX = {
    "8.1": ("3.11", "3.12", "3.13"),
    "8.2": ("3.11", "3.12", "3.13"),
    "9.0": ("3.11", "3.12", "3.13"),
    "9.1": ("3.12", "3.13"),
    "9.2": ("3.13",),
}
PROJECT = nox.project.load_toml("pyproject.toml")


@nox.session(python="3.13")
def lint(session: nox.Session) -> None:
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "lint"), "nox")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")


@nox.session
@nox.parametrize(("python", "sphinx"), [(python, sphinx) for sphinx, pythons in SPHINX.items() for python in pythons])
def tests(session: nox.Session, sphinx: str) -> None:
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "test"), f"sphinx=={sphinx}.*")
    session.run("pytest", "-n", "auto", "-m", "not tools", *session.posargs)


@nox.session(python="3.13")
def catalogues(session: nox.Session) -> None:
    """Bring the message catalogues up to date with the source; new messages are left empty for a translator."""
    session.install("babel>=2.13")
    domain = "sphinxext_httpstatus"
    locale = Path(domain, "locale")
    template = locale / f"{domain}.pot"
    session.run(
        *("pybabel", "extract", domain, f"--output={template}", "--add-location=file"),
        *("--project=sphinxext-httpstatus", "--version=0", "--last-translator=The sphinxext-httpstatus developers"),
        *("--charset=UTF-8", "--header-comment=# Messages of sphinxext-httpstatus."),
    )
    # The same source gives the same file, whenever it is extracted.
    text = re.sub(r"(POT-Creation-Date: )[^\\]*", r"\g<1>2026-01-01 00:00+0000", template.read_text(encoding="utf-8"))
    template.write_text(text, encoding="utf-8")
    options = ("--ignore-pot-creation-date", "--no-fuzzy-matching", "--ignore-obsolete")
    session.run(
        "pybabel", "update", f"--domain={domain}", f"--input-file={template}", f"--output-dir={locale}", *options
    )
    session.run("pybabel", "compile", f"--domain={domain}", f"--directory={locale}")
