"""A file of any kind as blocks: which reader reads it. Each is imported when a file of its format is read."""

from collections.abc import Callable

from nianbao.finding import Problem
from nianbao.intake.block import Original
from nianbao.intake.format import SAVE, Format, format_of
from nianbao.intake.limits import check_bytes, check_original
from nianbao.intake.plain.decode import decode_plain


def read_original(name: str, content: bytes) -> Original:
    """What the file holds. `name` is that of the file, with its ending.

    Nothing is run, and nothing fetched. Raises Problem where the file is empty, damaged, locked, too large, or of a
    kind that is not read.
    """
    check_bytes(content)
    try:
        found = format_of(name, content)
        return check_original(_reader(found)(content))
    except Problem:
        raise
    except Exception:  # noqa: BLE001 - a damaged file fails in the libraries in many ways
        raise Problem("文件损坏，读不完整", SAVE) from None


def _reader(found: Format) -> Callable[[bytes], Original]:
    match found:
        case Format.WORD:
            from nianbao.intake.word.document import read_word

            return read_word
        case Format.WORKBOOK:
            from nianbao.intake.sheet.workbook import read_workbook

            return read_workbook
        case Format.PDF:
            from nianbao.intake.pdf.document import read_pdf

            return read_pdf
        case Format.PAGE:
            from nianbao.intake.web.document import read_page

            return read_page
        case Format.ARCHIVED_PAGE:
            from nianbao.intake.web.archived import read_archived

            return read_archived
        case Format.MARKDOWN | Format.MARKED_TEXT | Format.TEXT:
            return _plain_reader(found)
        case Format.OFD:
            raise Problem("是 OFD 文件，暂时读不了", "请用 OFD 阅读软件另存（导出）为 PDF 或 Word，再试一次")
    from nianbao.intake.office import reader_of

    return reader_of(found)


def _plain_reader(found: Format) -> Callable[[bytes], Original]:
    from nianbao.intake.plain.lines import read_text
    from nianbao.intake.plain.markdown import read_markdown

    def read(content: bytes) -> Original:
        text = decode_plain(content) or ""
        return read_text(text) if found is Format.TEXT else read_markdown(text, wrapped=found is Format.MARKDOWN)

    return read
