"""The data of a year as schema.org has them (`Dataset`), for the downloads page."""

from typing import Any
from urllib.parse import urljoin

from nianbao.export.download import Download
from nianbao.export.downloads import YearDownloads
from nianbao.export.format import Group
from nianbao.project.publisher import Publisher
from nianbao.project.year import Year


def dataset(publisher: Publisher, year: Year, downloads: YearDownloads, page: str | None) -> dict[str, Any]:
    """The data of a year with their files; addresses are absolute where the page's own (`page`) is known."""
    start, end = year.report.period
    then = publisher.of(year.report)
    body = {"@type": "GovernmentOrganization", "name": then.name}
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{then.name}{year.year}年政府信息公开统计数据",
        "description": f"{year.title}的统计表、其他表格和派生数据，每个数带有指标、单位和出处。",
        "inLanguage": "zh-CN",
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "creator": body,
        "publisher": body,
        "variableMeasured": [section.title for section in year.report.form.sections],
        "isAccessibleForFree": True,
        "distribution": [_distribution(file, page) for file in downloads.of(Group.DATA)],
    }
    if year.report.published:
        data["datePublished"] = year.report.published.isoformat()
    if year.corrections:
        data["dateModified"] = max(item.day for item in year.corrections).isoformat()
    return data | ({"url": page} if page else {})


def _distribution(file: Download, page: str | None) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": urljoin(page or "", f"../{file.address}"),
        "encodingFormat": file.media_type,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
