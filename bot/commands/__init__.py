"""`python -m bot`: the command line, one module a noun."""
