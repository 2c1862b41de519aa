"""Mentions that link themselves: ``httpstatus_autolink``. Loaded where it is set."""
