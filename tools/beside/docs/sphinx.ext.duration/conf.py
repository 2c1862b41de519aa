# A file of times, different each time.
duration_write_json = ""
