def linkcode_resolve(domain, info):
    return f"https://example.org/{info['module']}" if domain == "py" else None
