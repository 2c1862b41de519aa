"""What language servers see, with the real esbonio."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project

AGENT = """
import sys
import esbonio.sphinx_agent.handlers
from esbonio.sphinx_agent.app import Sphinx
source, output = sys.argv[1:]
Sphinx(srcdir=source, confdir=source, outdir=output, doctreedir=output, buildername="html").build()
"""


@pytest.mark.processes
def test_esbonio_completes_the_role_with_the_documented_statuses(project: Project) -> None:
    project.write({"index.rst": "T\n=\n\n.. http-status-table::\n   :codes: 404\n"})
    outdir = project.srcdir / "_build"
    # In a process of its own: the agent changes Sphinx itself.
    subprocess.run([sys.executable, "-c", AGENT, project.srcdir, outdir], check=True, capture_output=True)
    with sqlite3.connect(outdir / "esbonio.db") as db:
        providers = db.execute("SELECT target_providers FROM roles WHERE name = 'http:status'").fetchall()
        objects = db.execute("SELECT name, objtype FROM objects WHERE domain = 'httpstatus'").fetchall()
    [[provider]] = [json.loads(row[0]) for row in providers]
    assert set(provider["kwargs"]["obj_types"]) == {"httpstatus:status", "httpstatus:class"}
    assert sorted(objects) == [("404", "status"), ("4xx", "class")]
