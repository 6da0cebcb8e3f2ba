"""The publishing body and its website, from `data/publisher.yml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.fields import Fields
from nianbao.finding import Finding, Severity
from nianbao.reading import read_contact
from nianbao.report import Contact
from nianbao.yamltree import read_yaml

_IDENTITY = {
    "domain": ("网站域名", r"[a-z0-9-]+(\.[a-z0-9-]+)+", "只写域名，例如 www 开头的一段，不带 http:// 和斜线"),
    "site_code": ("政府网站标识码", r"[0-9]{10}|bm[0-9]{8}|N[0-9]{9}", "标识码共 10 位"),
    "icp": ("ICP 备案编号", r"\w?ICP备[0-9]{8,10}号(-[0-9]+)?", "请照备案证书填写，例如 某ICP备 加 8 位以上数字和 号"),
    "police": ("公安备案编号", r"\w公网安备 ?[0-9]{14}号", "请照备案证书填写，14 位数字"),
}
"""Identifiers of a government website: name, form (国办发〔2017〕47号 and the registers' own), and how to mend it."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes. Fields that are not known are empty, are not shown, and are never made up."""

    name: str
    """The government, as in 红寺堡区人民政府."""
    office: str
    """The office that compiles the report."""
    contact: Contact
    title: str
    """Name of the portal of all years."""
    domain: str
    """Host of the website, without scheme."""
    site_code: str
    """政府网站标识码, ten characters (国办发〔2017〕47号)."""
    icp: str
    """ICP备案编号."""
    police: str
    """公安备案编号."""


def read_publisher(path: Path, file: str, findings: list[Finding], *, production: bool) -> Publisher:
    """Read the file; problems are added to `findings`. In production a missing identifier is an error, else listed."""
    data = read_yaml(path, file, findings)
    fields = Fields(data, findings if data.entries else [])  # a file that cannot be read is one finding already
    website = fields.fields("website", required=True)
    publisher = Publisher(
        name=fields.text("name", required=True),
        office=fields.text("office", required=True),
        contact=read_contact(fields.fields("contact")),
        title=website.text("title", required=True),
        domain=website.text("domain"),
        site_code=website.text("site_code"),
        icp=website.text("icp"),
        police=website.text("police"),
    )
    website.close()
    fields.close()
    if data.entries:
        severity = Severity.ERROR if production else Severity.INFO
        findings += _check_identity(publisher, website, severity)
    return publisher


def _check_identity(publisher: Publisher, website: Fields, severity: Severity) -> Iterator[Finding]:
    for key, (name, form, mend) in _IDENTITY.items():
        value, place = getattr(publisher, key), website.line(key)
        if not value:
            remedy = f"请向网站主管部门核实后填写 website.{key}；没有核实前留空"
            yield Finding(place, name, "还没有填写，页面上不显示", remedy, severity, "identity")
        elif not re.fullmatch(form, value):
            yield Finding(place, name, f"“{value}”不是{name}的样子", mend, rule="identity")
