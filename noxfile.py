"""The versions that are supported, each tested in an environment of its own."""

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
    session.run("pytest", "-n", "auto", *session.posargs)
