"""The data of all years in one archive."""

from collections.abc import Mapping

from nianbao.cache.store import Store
from nianbao.export.archive import zipped_once
from nianbao.export.download import Download
from nianbao.export.format import Group, safe_name
from nianbao.project.project import Project, newest_day


def make_all_data(project: Project, files: Mapping[str, bytes], store: Store) -> Download:
    """The archive of these files, which stand under their names in a folder of the archive's own name."""
    name, day = safe_name(f"{project.publisher.name}历年政府信息公开统计数据"), newest_day(project)
    contents = {f"{name}/{path}": content for path, content in files.items()}
    entry = zipped_once(contents, day, store)
    return Download(
        id="all-data",
        title="历年数据",
        use="一次取走各年度的全部数据文件",
        group=Group.DATA,
        media_type="application/zip",
        name=f"{name}.zip",
        day=day,
        content=entry.content,
        sha256=entry.sha256,
        cached=entry.cached,
    )
