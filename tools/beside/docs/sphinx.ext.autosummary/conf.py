autosummary_generate = True
