"""The rules of the grammar: what each reads stands in its docstring, the order in ``scan``."""
