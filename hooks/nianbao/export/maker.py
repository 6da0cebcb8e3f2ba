"""The shape of every format, and how it says that this machine cannot make it."""

from collections.abc import Callable


class Unavailable(Exception):
    """The machine lacks what the format needs, for example a Chinese font; the text is for an editor, one line."""


class ExportFailed(Exception):
    """Files that could not be made: a line each, for editors."""


def failure(what: str, error: Exception) -> str:
    """The line for an editor about a file that could not be made: `what` names the year and the format."""
    return f"{what} 没有做成：{reason(error)}（请核对这一年的数据和正文；看不出问题时，请把这一行交给维护程序的人）"


def reason(error: Exception) -> str:
    """Message of an error on one line; the name of its class where it has none."""
    return " ".join(str(error).split()) or type(error).__name__


Maker = Callable[[], bytes]
"""Makes one whole file; the same input gives the same bytes. Raises Unavailable where the machine lacks something and
the file may be left out of a preview."""
