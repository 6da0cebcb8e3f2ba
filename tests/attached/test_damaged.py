"""Whatever a file holds, it is judged and never stops the check: bytes changed, cut and repeated at random."""

import contextlib
from random import Random

import pytest
from pikepdf import Name, String

import packages
from damage import changed
from nianbao.attached.cleaning import clean
from nianbao.attached.inspect import inspect
from nianbao.finding import Problem
from packages import core, docx, packed, paragraph, xlsx
from pdfs import note, pdf

FILES = {
    "a.docx": docx(
        '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr><w:ins w:id="2"><w:r/></w:ins></w:p>'
        + paragraph("甲"),
        ("attachedTemplate", "http://a.example/t", True),
        parts={"docProps/core.xml": core(creator="张三"), "word/comments.xml": "<comments><comment/></comments>"},
    ),
    "a.xlsx": xlsx("<c><f>A1</f><v>13812345678</v></c>", ("revisionHeaders", "revisions/a.xml", False)),
    "a.pdf": pdf(lambda made: note(made, Subtype=Name.Text, T=String("张三")), "report"),
    "a.zip": packed({"a.docx": docx()}),
    "a.png": packages.png(),
}


@pytest.mark.parametrize("times", [60, pytest.param(3000, marks=pytest.mark.proof)])
def test_a_damaged_file_is_judged(times: int) -> None:
    chance, judged = Random(19), 0  # noqa: S311 - the same changes each time
    for _ in range(times):
        name = chance.choice(sorted(FILES))
        content = changed(FILES[name], chance)
        judged += bool(inspect(name, content))
        with contextlib.suppress(Problem):
            clean(name, content)
    assert judged > times // 2
