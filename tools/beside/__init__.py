"""Documentation that uses other extensions, with ours beside them: no warning and no difference may be ours."""
