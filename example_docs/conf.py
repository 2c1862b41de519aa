"""Configuration of the documentation."""

from datetime import date

import sphinxext_httpstatus

project = "sphinxext-httpstatus"
author = "The sphinxext-httpstatus developers"
copyright = f"{date.today().year}, {author}"  # noqa: DTZ011
version = release = sphinxext_httpstatus.__version__

extensions = [
    "sphinx.ext.doctest",
    "sphinx.ext.extlinks",
    "sphinx.ext.intersphinx",
    "sphinxcontrib.httpdomain",
    "sphinxext_httpstatus",
]

extlinks = {"source": ("https://github.com/python/cpython/tree/3.14/%s", "%s")}
# The names of Python's documentation that the pages refer to: the build needs no network.
intersphinx_mapping = {"python": ("https://docs.python.org/3", "python-objects.txt")}

html_theme = "alabaster"
doctest_test_doctest_blocks = ""
