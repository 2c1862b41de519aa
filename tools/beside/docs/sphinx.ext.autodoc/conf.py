autodoc_typehints = "both"
