sphinx_tabs_valid_builders = ["linkcheck"]
