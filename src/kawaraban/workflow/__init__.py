"""What an editor asks for, one function each: load, run one stage, save.

The commands and the web desk call these and nothing else.
"""
