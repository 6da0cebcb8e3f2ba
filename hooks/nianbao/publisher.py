"""The publishing body and its website, from `data/publisher.yml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.fields import Fields
from nianbao.finding import Finding, Severity
from nianbao.keys import IDENTITY
from nianbao.reading import read_contact
from nianbao.report import Contact
from nianbao.yamltree import read_yaml


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
    for key in IDENTITY:
        value, place = getattr(publisher, key.name), website.line(key.name)
        if not value:
            remedy = f"请向网站主管部门核实后填写 website.{key.name}；没有核实前留空"
            yield Finding(place, key.title, "还没有填写，页面上不显示", remedy, severity, "identity")
        elif not re.fullmatch(key.pattern, value):
            yield Finding(place, key.title, f"“{value}”不是{key.title}的样子", key.help, rule="identity")
