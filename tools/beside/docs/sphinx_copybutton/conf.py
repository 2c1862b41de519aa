copybutton_prompt_text = r"\$ |>>> "
copybutton_prompt_is_regexp = True
