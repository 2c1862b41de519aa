intersphinx_mapping = {"other": ("https://other.example.org/", "sphinx.ext.intersphinx/objects.inv")}
