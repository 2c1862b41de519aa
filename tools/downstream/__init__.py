"""Real documentation, built with the extension and without: nothing but links may differ."""
