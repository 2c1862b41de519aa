"""Print the seconds that import and setup of an extension take, Sphinx's own being loaded."""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import time
from pathlib import Path

from sphinx.application import Sphinx


def main(name: str) -> None:
    """Set up an application, and then the extension."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        source.mkdir()
        Path(source, "index.rst").write_text("T\n=\n", encoding="utf-8")
        app = Sphinx(source, None, f"{folder}/html", folder, "html", status=None, warning=io.StringIO())
        # Whether a collection falls into so short a time is chance.
        gc.disable()
        start = time.process_time()
        app.setup_extension(name)
        print(time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1])
