"""Pictures that stand in their address (RFC 2397)."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"data:(image/(?:png|jpeg|gif|webp))((?:;[^,;]*)*),", re.IGNORECASE)


def in_address(address: str) -> tuple[bytes, str]:
    """Bytes and media type of a picture that stands in its address (RFC 2397)."""
    found = _DATA.match(address)
    if not found:
        return b"", ""
    written = address[found.end() :]
    try:
        content = base64.b64decode(written) if ";base64" in found[2].lower() else unquote_to_bytes(written)
    except (binascii.Error, ValueError):
        return b"", ""
    return content, found[1].lower()
