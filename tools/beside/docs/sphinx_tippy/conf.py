tippy_enable_wikitips = False
tippy_enable_doitips = False
tippy_props = {"placement": "top"}
tippy_custom_tips = {"https://example.org/": "404 Not Found"}
