needs_types = [
    {"directive": "req", "title": "Requirement", "prefix": "R_", "color": "#BFD8D2", "style": "node"},
    {"directive": "impl", "title": "Implementation", "prefix": "I_", "color": "#DF744A", "style": "node"},
]
needs_id_regex = "^[A-Z_0-9]+"
needs_flow_engine = "graphviz"
# Codes for what a need has inside.
httpstatus_extra = {512: {"phrase": "In a Need"}, 513: {"phrase": "In a Need Too"}}
