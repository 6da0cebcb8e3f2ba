"""The publishing body and its website, from `data/publisher.yml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nianbao.fields import Fields
from nianbao.finding import Finding, Place, Severity
from nianbao.reading import read_contact
from nianbao.report import Contact
from nianbao.yamltree import read_yaml

_IDENTITY = {
    "domain": "网站域名",
    "site_code": "政府网站标识码",
    "icp": "ICP 备案编号",
    "police": "公安备案编号",
}


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
    place: Place


def read_publisher(path: Path, file: str, findings: list[Finding]) -> Publisher:
    """Read the file; problems are added to `findings`."""
    fields = Fields(read_yaml(path, file, findings), findings)
    readable = bool(fields.mapping.entries)
    website = fields.fields("website", required=readable)
    publisher = Publisher(
        name=fields.text("name", required=readable),
        office=fields.text("office", required=readable),
        contact=read_contact(fields.fields("contact")),
        title=website.text("title", required=readable),
        domain=website.text("domain"),
        site_code=website.text("site_code"),
        icp=website.text("icp"),
        police=website.text("police"),
        place=website.place,
    )
    website.close()
    fields.close()
    return publisher


def missing_identity(publisher: Publisher, severity: Severity) -> Iterator[Finding]:
    """A finding for each identifier that a government website must show and that is not known."""
    for key, words in _IDENTITY.items():
        if not getattr(publisher, key):
            mend = f"请向网站主管部门核实后填写 website.{key}；没有核实前留空"
            yield Finding(publisher.place, words, "还没有填写，页面上不显示", mend, severity, "identity")
