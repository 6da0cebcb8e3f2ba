"""Web addresses as people type and read them, and as a request needs them: hosts and paths in Chinese are encoded."""

from urllib.parse import quote, unquote, urlsplit, urlunsplit

from nianbao.finding import Problem

_KEPT = "/%:@!$&'()*+,;=~"
"""What stays as it is in a path; a percent sign too, because an address may be encoded already."""


def requestable(address: str) -> str:
    """The address of a folder, whole and encoded; without a scheme it is taken for https.

    Raises Problem where it cannot be an address.
    """
    typed = address.strip()
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
        encoded = f"[{host}]" if ":" in host else host.encode("idna").decode()
    except ValueError:  # brackets, a port that is no number, a name that is too long
        raise _no_address(address) from None
    if parts.scheme not in ("http", "https") or not host or any(mark.isspace() for mark in typed):
        raise _no_address(address)
    path = quote(parts.path.removesuffix("index.html").rstrip("/") + "/", safe=_KEPT)
    return urlunsplit((parts.scheme, encoded + port, path, "", ""))


def _no_address(address: str) -> Problem:
    return Problem(f"“{address}”不是网址", "请写成 https://域名/栏目/ 这样，以 http:// 或 https:// 开头")


def readable(address: str) -> str:
    """The address as a person reads it."""
    parts = urlsplit(address)
    try:
        host = parts.netloc.encode().decode("idna")
    except UnicodeError:
        host = parts.netloc
    return urlunsplit((parts.scheme, host, unquote(parts.path), "", ""))
