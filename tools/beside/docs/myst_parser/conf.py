myst_enable_extensions = [
    *("attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist", "html_image", "replacements"),
    *("smartquotes", "strikethrough", "substitution", "tasklist"),
]
myst_heading_anchors = 3
myst_substitutions = {"gone": "410 Gone", "found": "**404 Not Found**"}
suppress_warnings = ["myst.strikethrough"]
