"""The tools that some tests need beside Python."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

#: Where .ci/run has npm install axe-core and vnu-jar.
NPM = Path(__file__).parent.parent / ".venv" / "npm" / "node_modules"


def need(tool: str, found: Path | str | None) -> str:
    """Return where a tool is. Without it the test is skipped, and in CI fails."""
    if found and Path(found).exists():
        return str(found)
    message = f"{tool} is not on this machine"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def program(name: str) -> str:
    """Return the path of a program."""
    return need(name, shutil.which(name))
