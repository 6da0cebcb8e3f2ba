"""Pictures by their bytes: how each kind begins, and whether it ends where it says."""

from nianbao.attached.png import is_sound

PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF87a", "GIF 图片"),
    (b"GIF89a", "GIF 图片"),
    (b"RIFF", "WebP 图片"),
    (b"\x00\x00\x01\x00", "图标"),
)
"""First bytes and name (Chinese)."""
_FOREIGN = (
    b"<script",
    b"<html",
    b"<!doctype",
    b"<?php",
    b"<svg xmlns",
    b"%PDF-",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
)
"""What may not stand behind a JPEG picture; cameras add previews there."""
_PADDING = 32
"""Bytes that old programs leave behind a GIF picture."""
_GIF_HEAD = 13


def is_whole(kind: str, content: bytes) -> bool:
    """Whether a picture of this kind is complete and nothing stands behind it; True for all other kinds."""
    if kind == "PNG 图片":
        return is_sound(content)
    if kind == "GIF 图片":
        end = _gif_end(content)
        return end is not None and len(content) - end <= _PADDING and not _is_foreign(content[end:])
    if kind == "WebP 图片":
        size = int.from_bytes(content[4:8], "little") + 8
        return len(content) in (size, size + 1)
    if kind == "JPEG 图片":
        end = content.rfind(b"\xff\xd9")
        behind = content[content.find(b"\xff\xd9") :]
        return end > 0 and not _is_foreign(behind)
    return True


def _is_foreign(behind: bytes) -> bool:
    """Whether another file stands behind a picture."""
    return any(sign.lower() in behind.lower() for sign in _FOREIGN)


def _gif_end(content: bytes) -> int | None:
    """Where the trailer (`;`) ends; None where there is none. `,` begins a picture, `!` an extension."""
    at = _GIF_HEAD + _table(content[10:11])
    while at < len(content):
        sign = content[at : at + 1]
        if sign == b";":
            return at + 1
        if sign == b",":
            at += 10 + _table(content[at + 9 : at + 10]) + 1
        elif sign == b"!":
            at += 2
        else:
            return None
        while at < len(content) and content[at]:
            at += 1 + content[at]
        at += 1
    return len(content) if len(content) > _GIF_HEAD else None  # old programs leave the trailer out


def _table(flags: bytes) -> int:
    """Bytes of a table of colours, by the flags before it."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0
