"""The recipes of the manual, as documentations that have nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

PAGE = Path(__file__).parent.parent / "example_docs" / "recipes.rst"

_SECTION = re.compile(r"^(\S.*)\n-+\n\n(?=(\d+) lines)", re.MULTILINE)
_BLOCK = re.compile(
    r"^\.\. (?:manual-example|code-block)::.*\n(?:   :(?!caption).*\n)*(?:   :caption: (.*)\n)?(?:   :.*\n)*\n((?:(?:   .*)?\n)+)",
    re.MULTILINE,
)
# What the readers have of their own.
_OPENAPI = """\
openapi: 3.0.0
info: {title: Texts, version: "1"}
paths:
  /texts/{id}:
    get:
      summary: The text of an id.
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: The text.}
        "404": {description: There is no such text.}
        "410": {description: Its author took it back.}
"""


class Recipe(NamedTuple):
    """A recipe."""

    title: str
    #: How many lines it says it has.
    promised: int
    #: File -> what the recipe puts there.
    files: dict[str, str]

    @property
    def lines(self) -> int:
        """How many lines it has that are not empty."""
        return sum(bool(line.strip()) for text in self.files.values() for line in text.splitlines())

    def documentation(self) -> dict[str, str]:
        """The recipe in a documentation: file -> text."""
        files = {name: text for name, text in self.files.items() if name not in {"conf.py", "index.rst"}}
        conf = self.files.get("conf.py", "")
        if "extensions = " not in conf:
            conf = f'extensions = ["sphinxext_httpstatus"]\n{conf}'
        files["conf.py"] = f'project = "Texts"\nversion = release = "1"\ncopyright = "C"\nauthor = "A"\n{conf}'
        if "index.md" not in files:
            files["index.rst"] = f"Texts\n=====\n\n{self.files.get('index.rst', '')}"
        if "texts.yml" in files.get("index.rst", ""):
            files["texts.yml"] = _OPENAPI
        return files


def recipes() -> list[Recipe]:
    """Return the recipes of the page."""
    text = PAGE.read_text(encoding="utf-8")
    headings = list(_SECTION.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    found: list[Recipe] = []
    for heading, end in zip(headings, ends, strict=True):
        files: dict[str, str] = {}
        for caption, body in _BLOCK.findall(text, heading.end(), end):
            name = caption or "index.rst"
            files[name] = f"{files.get(name, '')}{dedent(body).strip()}\n\n"
        found.append(Recipe(heading[1], int(heading[2]), files))
    return found
