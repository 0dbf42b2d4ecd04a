"""The command line: thin commands around `whipcount.open`. Data on standard output, messages on standard error.

`main` is the command `whipcount`. Each command is a file of its own, imported when it is asked for.
"""

from whipcount.cli.group import main

__all__ = ["main"]
