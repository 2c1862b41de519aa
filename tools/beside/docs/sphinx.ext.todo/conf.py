todo_include_todos = True
