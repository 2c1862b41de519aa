inheritance_graph_attrs = {"rankdir": "TB"}
