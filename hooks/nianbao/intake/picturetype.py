"""The media type of a picture by its first bytes."""

from nianbao.attached.picture import PICTURES

_TYPES = {"PNG 图片": "image/png", "JPEG 图片": "image/jpeg", "GIF 图片": "image/gif", "WebP 图片": "image/webp"}


def media_type(content: bytes) -> str:
    """The type; empty where it is none that a page shows."""
    for beginning, kind in PICTURES:
        if content.startswith(beginning) and (beginning != b"RIFF" or content[8:12] == b"WEBP"):
            return _TYPES.get(kind, "")
    return ""
