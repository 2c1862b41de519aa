graphviz_output_format = "svg"
