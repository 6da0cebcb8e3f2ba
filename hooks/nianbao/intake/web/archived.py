"""A page that was saved with its pictures in one file (`.mht`, RFC 2557)."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from nianbao.finding import Problem
from nianbao.intake.block import Original
from nianbao.intake.web.decode import decode_page
from nianbao.intake.web.document import read_markup

_PICTURE = "image"


def read_archived(content: bytes) -> Original:
    """The blocks of the page. Raises Problem where the file holds none."""
    message = message_from_bytes(content, policy=policy.default)
    parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise Problem("文件里没有网页", "请用浏览器或 Word 打开，另存为 .html 或 .docx，再试一次")
    return read_markup(_text(page), dict(_pictures(parts)))


def _text(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    written = content if isinstance(content, bytes) else b""
    try:
        return written.decode(part.get_content_charset() or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode_page(written)


def _pictures(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    """The pictures by their addresses, as the page names them: in full, from its folder on, or by an id."""
    for part in parts:
        content = part.get_payload(decode=True)
        if part.get_content_maintype() == _PICTURE and isinstance(content, bytes):
            address = str(part.get("Content-Location") or "")
            yield address, content
            yield "/".join(address.split("/")[-2:]), content
            yield "cid:" + str(part.get("Content-ID") or "").strip("<>"), content
