coverage_show_missing_items = True
coverage_modules = ["coverage_lib"]
