"""The checks, each in an environment of its own, and the versions that are supported."""

import re
import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "tests", "newest", "wasm", "package", "downstream", "mutation"]

#: Each Sphinx with its newest docutils, or its oldest, and a Python: the newest of all last, the oldest of all first.
NEWEST = (
    ("8.1", "0.21", "3.13"),
    ("8.2", "0.21", "3.12"),
    ("9.0", "0.22", "3.11"),
    ("9.1", "0.22", "3.12"),
    ("9.2", "0.23", "3.13"),
)
OLDEST = (
    ("8.1", "0.20", "3.11"),
    ("8.2", "0.20", "3.13"),
    ("9.0", "0.20", "3.12"),
    ("9.1", "0.21", "3.13"),
    ("9.2", "0.21", "3.13"),
)
#: The tests of what docutils has a part in: it reads directives and roles, and writes what is no HTML.
OF_DOCUTILS = (
    *(f"tests/test_{name}.py" for name in ("directives", "domain", "inventory", "links", "messages", "notes", "pages")),
    *(f"tests/test_{name}.py" for name in ("roles", "rows", "summary", "table", "transforms")),
    *(f"tests/whole/test_{name}.py" for name in ("builders", "documents", "fuzz", "myst", "notes", "outputs")),
)
#: The schema of each file that a service reads.
SCHEMAS = {
    "vendor.github-workflows": ".github/workflows/*.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/*.yml",
    "vendor.citation-file-format": "CITATION.cff",
    "vendor.readthedocs": ".readthedocs.yaml",
}
PROJECT = nox.project.load_toml("pyproject.toml")


@nox.session
def lint(session: nox.Session) -> None:
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports", "--no-cache")
    for schema, pattern in SCHEMAS.items():
        session.run("check-jsonschema", f"--builtin-schema={schema}", *sorted(map(str, Path().glob(pattern))))


@nox.session
@nox.parametrize(("sphinx", "docutils", "python"), [*NEWEST, *OLDEST])
def tests(session: nox.Session, sphinx: str, docutils: str) -> None:
    groups = nox.project.dependency_groups(PROJECT, "test")
    session.install("-e.", *groups, f"sphinx=={sphinx}.*", f"docutils=={docutils}.*")
    is_whole = (sphinx, docutils, session.python) in (*NEWEST, OLDEST[0])
    options = ("-n", "auto", "--dist", "worksteal", "-m", "not tools", *session.posargs)
    session.run("pytest", *options, *(() if is_whole else OF_DOCUTILS))


@nox.session(python="3.13", venv_backend="uv")
def newest(session: nox.Session) -> None:
    """Run the tests with the newest of everything, and of Sphinx and docutils also what is not released yet."""
    # Not of all: httpx 1.0, in development, has no httpx.codes.
    unreleased = ("sphinx>=8.1.dev0", "docutils>=0.21.dev0")
    groups = nox.project.dependency_groups(PROJECT, "test")
    session.install("--prerelease=if-necessary-or-explicit", "--upgrade", "-e.", *groups, *unreleased)
    versions = "import docutils, sphinx; print(sphinx.__version__, docutils.__version__)"
    sphinx, docutils, _python = NEWEST[-1]
    if re.fullmatch(rf"{sphinx}\.\d+ {docutils}(\.\d+)?\s*", str(session.run("python", "-c", versions, silent=True))):
        session.skip("the matrix has the newest versions")
    session.run("pytest", "-n", "auto", "--dist", "worksteal", "-m", "not tools", *session.posargs)


@nox.session(python="3.13", venv_backend="uv")
def wasm(session: nox.Session) -> None:
    """Run the tests on Python 3.14, compiled for Node, which has no processes, threads or sockets for it."""
    npm = Path(session.create_tmp())
    wheels = npm / "wheels"
    session.run("npm", "install", "--silent", "--no-save", f"--prefix={npm}", "pyodide@314.0.7", external=True)
    # The last ones that need no native code. What others have of it is for this machine: there they do without.
    pure = ("hypothesis<6.156", "jsonschema<4.18")
    groups = nox.project.dependency_groups(PROJECT, "test")
    session.install("--python-version=3.14", f"--target={wheels}", *groups, *pure)
    options = ("-m", "not tools and not processes", *session.posargs)
    session.run("node", "tools/wasm/run.mjs", str(npm), str(wheels), *options, external=True)


@nox.session(python="3.13")
def soak(session: nox.Session) -> None:
    """Try random documentations and texts for hours."""
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "test"))
    files = [f"tests/whole/test_{name}.py" for name in ("documents", "fuzz", "incremental")]
    session.run("pytest", "-n", "auto", "--hypothesis-profile=soak", *files, *session.posargs)


@nox.session(python="3.13")
def mutation(session: nox.Session) -> None:
    """Change what is known of statuses in one place at a time: a test notices, or the change is explained."""
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "mutation"))
    session.run("python", "tools/mutation.py", env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})


@nox.session(python="3.13")
def downstream(session: nox.Session) -> None:
    """Build documentation of others with the extension and without; ``-- all`` builds the large ones too."""
    session.run("python", "-m", "tools.downstream", *session.posargs)


@nox.session(python="3.13")
def beside(session: nox.Session) -> None:
    """Build documentation that uses other extensions, without ours and with it; it needs Graphviz."""
    session.install("-e.", *nox.project.dependency_groups(PROJECT, "beside"))
    session.run("python", "-m", "tools.beside", *session.posargs)


@nox.session(python="3.13")
def package(session: nox.Session) -> None:
    """Build what a release publishes, into ``dist``, and try it where nothing else is installed."""
    session.install(*nox.project.dependency_groups(PROJECT, "package"))
    dist, from_tree = Path("dist"), Path(session.create_tmp())
    for folder in (dist, from_tree):
        shutil.rmtree(folder, ignore_errors=True)
    # The first builds the wheel from the source distribution.
    session.run("python", "-m", "build", f"--outdir={dist}")
    session.run("python", "-m", "build", "--wheel", f"--outdir={from_tree}")
    session.run("twine", "check", "--strict", *map(str, dist.iterdir()))
    session.run("check-wheel-contents", str(dist))
    (wheel,), (second,) = dist.glob("*.whl"), from_tree.glob("*.whl")
    wheels = {"WHEEL": str(wheel.resolve()), "WHEEL_FROM_TREE": str(second.resolve())}
    session.run("pytest", "tools/wheel", *session.posargs, env=wheels)


@nox.session(python="3.13")
def catalogues(session: nox.Session) -> None:
    """Bring the message catalogues up to date with the source; new messages are left empty for a translator."""
    # It writes its version into each file.
    session.install("babel==2.18.0")
    domain = "sphinxext_httpstatus"
    locale = Path(domain, "locale")
    template = locale / f"{domain}.pot"
    session.run(
        *("pybabel", "extract", domain, f"--output={template}", "--add-location=file"),
        *("--project=sphinxext-httpstatus", "--version=0", "--last-translator=The sphinxext-httpstatus developers"),
        *("--charset=UTF-8", "--header-comment=# Messages of sphinxext-httpstatus."),
    )
    # The same source gives the same file, whenever it is extracted; what Babel fills in for want of an address goes.
    text = re.sub(r"(POT-Creation-Date: )[^\\]*", r"\g<1>2026-01-01 00:00+0000", template.read_text(encoding="utf-8"))
    text = re.sub("EMAIL@ADDRESS|LANGUAGE <LL@li.org>", "", text)
    template.write_text(text, encoding="utf-8")
    options = ("--ignore-pot-creation-date", "--no-fuzzy-matching", "--ignore-obsolete")
    session.run(
        "pybabel", "update", f"--domain={domain}", f"--input-file={template}", f"--output-dir={locale}", *options
    )
    session.run("pybabel", "compile", f"--domain={domain}", f"--directory={locale}")
