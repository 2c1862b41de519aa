extlinks = {
    "issue": ("https://example.org/issues/%s", "issue %s"),
    "status": ("https://example.org/status/%s", "HTTP %s"),
}
extlinks_detect_hardcoded_links = True
