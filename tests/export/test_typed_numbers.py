"""Numbers of the workbook are those that were typed, digit by digit."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from nianbao.export.excel.xlsx import make_xlsx
from nianbao.export.parts import Parts
from reading import read
from workspace import edit


@pytest.mark.parametrize("typed", ["73802895.9", "99999999999.99"])
def test_a_number_of_the_workbook_is_written_as_it_was_typed(content: Path, typed: str) -> None:
    edit(content / "data/2018/statistics.yml", "信息收取的费用: 0", f"信息收取的费用: {typed}")
    project = read(content)
    made = make_xlsx(project, project.years[0], Parts(project, project.years[0]).rows)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    near = re.compile(rf"<v>({re.escape(typed[:8])}[^<]*)</v>")
    written = [number for sheet in sheets for number in near.findall(sheet)]
    assert written
    assert {*written} == {typed}
