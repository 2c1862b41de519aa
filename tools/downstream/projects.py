"""The projects whose documentation is built: rows, and no logic."""

from __future__ import annotations

from typing import NamedTuple

#: What builds all but those that it can't.
SPHINX = "sphinx==9.2.0"
#: The plainest look, for conf.py.
PLAIN = 'html_theme = "basic"\nhtml_theme_options = {}\nhtml_sidebars = {}\n'


class Documentation(NamedTuple):
    """A project's documentation, as its source distribution has it, or the newest source package of Python."""

    #: Empty for the source package.
    version: str = ""
    #: What its build needs beside the project itself.
    requirements: tuple[str, ...] = ()
    #: Extensions of its ``conf.py`` that need the network.
    dropped: tuple[str, ...] = ()
    #: Where its ``conf.py`` is.
    folder: str = "docs"
    #: How the names of its pages end.
    suffix: str = ".rst"
    #: How many processes build it: Sphinx's ``-j``.
    jobs: str = "auto"
    sphinx: str = SPHINX
    #: What is added to its ``conf.py``.
    conf: str = PLAIN
    #: The page whose table, typed by hand, the extension's takes the place of.
    table: str = ""
    #: How often the time of a build is measured, with the extension and without.
    rounds: int = 0


# What newer Sphinx has elsewhere, and what CPython's Makefile does before a build. The edition is that of its table.
CPYTHON_CONF = """
import pathlib, shutil, sphinx.util, sphinx.util.display
sphinx.util.status_iterator = sphinx.util.display.status_iterator
pathlib.Path("build").mkdir()
shutil.copy("../Misc/NEWS", "build")
httpstatus_enum = "../Lib/http/__init__.py:HTTPStatus"
httpstatus_spec = "rfc7231" if tuple(map(int, version.split("."))) < (3, 13) else "rfc9110"
"""
# Where statuses are mentioned, and the pages above; the changelog is as long as all the others.
CPYTHON_PAGES = """
include_patterns = ["contents.rst", "howto/urllib2.rst", "library/http*", "library/urllib*", "whatsnew/*"]
include_patterns += ["howto/index.rst", "library/index.rst", "library/internet.rst"]
exclude_patterns.append("whatsnew/changelog.rst")
"""
CPYTHON = Documentation(
    requirements=("python-docs-theme==2026.9.1",),
    folder="Doc",
    # Sphinx 9 ends a build at index entries such as "builtin: len", which Python 3.11 has.
    sphinx="sphinx==8.2.3",
    conf=CPYTHON_CONF,
    table="library/http",
    rounds=3,
)

PROJECTS = {
    "kinto": Documentation(
        "26.5.0",
        (
            "mock==5.2.0",
            "python-rapidjson==1.25",
            "setuptools==81.0.0",
            "sphinxcontrib-httpdomain==2.2.1",
            "webtest==3.0.7",
        ),
        dropped=("sphinx_github_changelog",),
    ),
    "flower": Documentation("2.2.0", ("sphinxcontrib-httpdomain==2.2.1",)),
    "werkzeug": Documentation("3.1.9", ("pallets-sphinx-themes==2.5.0", "sphinxcontrib-log-cabinet==1.0.1")),
    "aiohttp": Documentation(
        "3.14.5",
        (
            "myst-parser==5.2.0",
            "sphinx-issues==6.0.0",
            "sphinxcontrib-mermaid==2.1.1",
            "sphinxcontrib-towncrier==0.5.0a0",
            "towncrier==26.9.0",
        ),
    ),
    "falcon": Documentation(
        "4.4.0",
        (
            "falconry-pygments-theme==0.3.0",
            "myst-parser==5.2.0",
            "pyyaml==6.0.3",
            "sphinx-copybutton==0.5.2",
            "sphinx-design==0.8.0",
            "towncrier==26.9.0",
        ),
    ),
    "scrapy": Documentation(
        "2.19.0",
        (
            "h2==4.4.1",
            "pydantic==2.14.3",
            "scrapy-spider-metadata==0.2.0",
            "sphinx-notfound-page==1.1.0",
            "sphinx-reredirects==1.1.0",
            "sphinx-rtd-dark-mode==1.3.0",
            "sphinx-scrapy==0.15.0",
        ),
        # In parallel its build never ends, without the extension too.
        jobs="1",
    ),
    "django": Documentation("5.2.19", suffix=".txt"),
    "cpython": CPYTHON._replace(conf=CPYTHON_CONF + CPYTHON_PAGES),
    "cpython-all": CPYTHON,
}

#: Those that are built when none is named: the small ones.
SMALL = ("flower", "werkzeug", "cpython")
