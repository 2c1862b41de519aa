math_number_all = True
