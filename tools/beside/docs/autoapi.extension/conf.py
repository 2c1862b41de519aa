autoapi_dirs = ["autoapi.extension/library"]
autoapi_root = "generated_api"
autoapi_keep_files = False
