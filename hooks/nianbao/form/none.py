"""The form of a report that has no table: text only, as many were before the statutory forms."""

from nianbao.form.model import Form

NO_FORM = "none"
"""What `form:` says of a report without a table."""


def no_form(why: str) -> Form:
    """A form without any part; `why` says why there is none (Chinese, shown where the table would be)."""
    return Form(NO_FORM, "统计表", subtitle="", years=(), open_ended=False, chapters=(), sections=(), why_none=why)
