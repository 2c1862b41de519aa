from pathlib import Path
import sys

# The libraries that the pages document.
sys.path[:0] = map(str, Path(__file__).parent.glob("*/"))

project = "Answers"
author = "Some"
version = release = "1.0"
today = "A day"
httpstatus_autolink = "strict"
# Of Python, which these documentations do not refer to.
nitpick_ignore_regex = [("py:(obj|class)", r"enum\.\w+"), ("py:class", "http.HTTPStatus")]
