html_baseurl = "https://docs.example.org/"
