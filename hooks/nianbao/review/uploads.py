"""Uploads: files that a command would write, made by the check for editors who have nothing but GitHub's web page.

They lie beside the preview, each where it goes, with a text that says what they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from nianbao.address.built import is_current
from nianbao.address.published import LIST, address_list, built_addresses, listed_addresses, unlisted, without_pdf
from nianbao.cache.store import NOTHING, Store
from nianbao.correction.lock import frozen_file, lock_of, make_lock, renewed, unfinished
from nianbao.correction.seal import seals_of
from nianbao.finding import errors
from nianbao.project.project import Project
from nianbao.project.year import Year
from nianbao.source.filenames import FROZEN_FILE

FOLDER = "上传到仓库"
"""Its name in the preview."""
NOTE = "说明.txt"

_HOW = """这里是检查时做好的文件，给只用 GitHub 网页的编辑。上传到仓库，就不用运行命令了。

怎样上传
1. 在 GitHub 上打开本项目，点左上角的分支名，选正在修改的分支。
2. 打开文件要去的文件夹，点“Add file”，再点“Upload files”，把文件拖进去。
3. 写一句话说明，选“Commit directly to the … branch”，点“Commit changes”。

各个文件
"""
_AGAIN = """
以后又有改动
文件是照这次检查的内容做的。上传以前，数据或正文又有改动的，请等新的检查完成，重新下载。
锁定文件上传以后、报告发布以前又要改的：在网页上删去分支里的 frozen.yml，改好，等检查完成，重新下载、上传。
报告发布以后不要删去它，任何改动都写更正。
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file ready to be uploaded to the repository, with its path and an explanation."""

    path: str
    """Where it goes, from the root of the repository."""
    text: str
    about: str
    """What it is, and when it is right to upload it; for editors (Chinese)."""


def uploads(
    project: Project, seals: Mapping[int, Mapping[str, str]], listed: Iterable[str], built: AbstractSet[str]
) -> tuple[Upload, ...]:
    """The lock of each year that is finished, and the list of addresses where the site has new ones.

    `seals` are those of the years that are not locked; `built` is empty where no site was built.
    """
    return (*_locks(project, seals), *_addresses(set(listed), set(built)))


def _locks(project: Project, seals: Mapping[int, Mapping[str, str]]) -> Iterator[Upload]:
    for year in reversed(project.years):
        if year.year in seals and not unfinished(project.findings, year.year):
            lock = make_lock(project.root, year.year, year.report, seals[year.year])
            yield Upload(f"data/{year.year}/{FROZEN_FILE}", frozen_file(lock), _about_lock(year))


def _about_lock(year: Year) -> str:
    about = f"锁定 {year.year} 年度，以后每处改动都要写更正。各章和数据都核对好、准备发布时上传。"
    if year.report.published:
        return about
    where = f"data/{year.year}/report.yml 的 published"
    return f"{about}这一年没有发布日期：补录的旧报告，原件确实没有日期，才这样锁定；其他的请先填写 {where}，再下载。"


def _addresses(listed: set[str], built: set[str]) -> Iterator[Upload]:
    """The list of addresses as upload; none of a site built without a Chinese font, which lacks PDFs."""
    if (new := unlisted(listed, built)) and not without_pdf(built):
        about = f"登记 {len(new)} 个新网址，替换原来的文件。登记过的一个也不能消失：文件名都定了、准备发布时上传。"
        yield Upload(LIST, address_list({*listed, *built}), about)


def read_uploads(root: Path, project: Project, store: Store = NOTHING) -> tuple[Upload, ...]:
    """The uploads of a project, from its files and the built site, whose record is in the store."""
    numbers = [year.year for year in project.years]
    seals = {year: seals_of(root, year) for year in numbers if not (root / f"data/{year}/{FROZEN_FILE}").exists()}
    renewals = tuple(_renewals(root, project))
    built = built_addresses(root / "site") if is_current(root, store) else set[str]()
    return (*renewals, *uploads(project, seals, listed_addresses(root), built))


def _renewals(root: Path, project: Project) -> Iterator[Upload]:
    """The locks that were made before they held figures, with what they lack, of years that still fit them."""
    for year in project.years:
        lock = lock_of(root, year.year, [])
        if lock and lock.old and not errors(project.findings):
            about = (
                f"补上 {year.year} 年度以前的锁定文件里没有的各个数，原有的不动，替换原来的文件。报告没有改动时上传。"
            )
            text = frozen_file(renewed(lock, root, year.year, year.report))
            yield Upload(f"data/{year.year}/{FROZEN_FILE}", text, about)


def upload_files(ready: Sequence[Upload]) -> dict[str, bytes]:
    """The folder that the preview gets, by the names of its files; nothing where there is nothing to upload."""
    if not ready:
        return {}
    told = (f"· {upload.path}，传到文件夹 {upload.path.rpartition('/')[0]}\n  {upload.about}\n" for upload in ready)
    texts = {upload.path: upload.text for upload in ready} | {NOTE: "".join([_HOW, *told, _AGAIN])}
    return {f"{FOLDER}/{name}": text.encode() for name, text in texts.items()}
