"""Who has only GitHub's page uploads what the check made: locks and the list of addresses, as commands write them."""

import shutil
from pathlib import Path

import pytest

from correcting import change_a_figure, without_figures
from nianbao.address.published import LIST, built_addresses, listed_addresses
from nianbao.correction.seal import seals_of
from nianbao.draft.notice import is_draft
from nianbao.project.project import read_project
from nianbao.review.uploads import FOLDER, NOTE, Upload, read_uploads, upload_files, uploads
from workspace import CONTENT, SITE, copy, edit, nianbao, pass_on

FROZEN = "data/2018/frozen.yml"
REPORT = "data/2018/report.yml"


def ready(root: Path, built: set[str] | None = None) -> dict[str, Upload]:
    """What is offered, with 2018 not locked; `built` are addresses beside those that are listed."""
    listed = listed_addresses(root)
    found = uploads(read_project(root), {2018: seals_of(root, 2018)}, listed, {*listed, *(built or ())})
    return {upload.path: upload for upload in found}


def test_a_finished_year_can_be_locked_as_the_command_locks_it(root: Path) -> None:
    lock = ready(root)[FROZEN].text
    assert nianbao(root, "freeze", "2018", "--undated").returncode == 0
    assert (root / FROZEN).read_text("utf-8") == lock
    assert read_uploads(root, read_project(root)) == (), "it is locked, and there is no site with new addresses"


def test_a_lock_made_before_is_offered_with_what_it_lacks(root: Path) -> None:
    assert nianbao(root, "freeze", "2018", "--undated").returncode == 0
    whole = (root / FROZEN).read_text("utf-8")
    without_figures(root)
    (offered,) = read_uploads(root, read_project(root))
    assert (offered.path, offered.text) == (FROZEN, whole)
    change_a_figure(root)
    assert read_uploads(root, read_project(root)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/2018/statistics.yml", "主动公开政府信息数: 15131", "主动公开政府信息数: 15132"),
        ("data/2018/statistics.yml", "接受培训人员数: 120", "接受培训人员数: 待填"),
        ("docs/2018/plan.md", "# 四、", "【待填：工作计划】\n\n# 四、"),
        (REPORT, "  fax: ", "  fax: 待填 # "),
    ],
    ids=["wrong", "figure", "text", "contact"],
)
def test_a_year_that_is_wrong_or_waits_is_not_offered(root: Path, file: str, old: str, new: str) -> None:
    edit(root / file, old, new)
    assert FROZEN not in ready(root)


def test_of_a_year_without_a_day_of_publication_it_is_said_when_that_is_right(root: Path) -> None:
    words = f"原件确实没有日期，才这样锁定；其他的请先填写 {REPORT} 的 published，再下载。"
    assert words in ready(root)[FROZEN].about
    edit(root / REPORT, "published:  ", "published: 2019-03-15")
    assert words not in ready(root)[FROZEN].about
    assert FROZEN in ready(root)


def test_new_addresses_are_added_to_the_list(root: Path) -> None:
    assert LIST not in ready(root)
    offered = ready(root, {"2018/extra/"})[LIST]
    assert "登记 1 个新网址" in offered.about
    before = (root / LIST).read_text("utf-8").splitlines()
    assert sorted(set(offered.text.splitlines()) - set(before)) == ["2018/extra/"]
    assert set(before) <= set(offered.text.splitlines())


def test_addresses_of_a_site_without_pdf_are_not_offered(root: Path) -> None:
    assert LIST not in ready(root, {"2018/extra/", "2018/data/报告.docx"})
    assert LIST in ready(root, {"2018/extra/", "2018/data/报告.docx", "2018/data/报告.pdf"})


def test_where_nothing_is_ready_there_is_no_folder() -> None:
    assert upload_files(()) == {}


@pytest.fixture(scope="module")
def uploaded(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four years that were built, and what lies beside their preview put where its text says."""
    root = tmp_path_factory.mktemp("uploaded")
    for name in ("data", "docs", "site"):
        shutil.copytree(published / name, root / name)
    for name, content in upload_files(read_uploads(root, read_project(root))).items():
        (root / "preview" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "preview" / name).write_bytes(content)
    shutil.copytree(root / "preview" / FOLDER / "data", root / "data", dirs_exist_ok=True)
    return root


def test_the_preview_of_a_finished_site_brings_them(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    copy(CONTENT + SITE, root)
    pass_on(site.parent, root)
    (root / FROZEN).unlink(missing_ok=True)
    assert nianbao(root, "preview").returncode == 0
    assert not is_draft((root / "preview/2018/index.html").read_text("utf-8"))
    assert (root / "preview" / FOLDER / FROZEN).is_file()
    assert (root / "preview" / FOLDER / NOTE).is_file()


def test_uploaded_they_lock_the_years_and_list_the_addresses(uploaded: Path) -> None:
    assert nianbao(uploaded, "check").returncode == 0
    years = sorted(path.name for path in (uploaded / "data").glob("20*"))
    assert [nianbao(uploaded, "freeze", year).stderr[:11] for year in years] == [
        f"{year} 年度已经锁定" for year in years
    ]
    assert set(listed_addresses(uploaded)) == built_addresses(uploaded / "site")


def test_their_text_names_each_with_its_folder_and_what_a_change_asks_for(uploaded: Path) -> None:
    text = (uploaded / "preview" / FOLDER / NOTE).read_text("utf-8")
    for year in (path.name for path in (uploaded / "data").glob("20*")):
        assert f"· data/{year}/frozen.yml，传到文件夹 data/{year}\n" in text
    assert f"· {LIST}，传到文件夹 data\n" in text
    assert "又有改动的，请等新的检查完成，重新下载" in text
