"""The publishing body and its website, from `data/publisher.yml`."""

from dataclasses import dataclass, replace
from pathlib import Path

from nianbao.finding import Finding
from nianbao.project.identity import check_identity
from nianbao.project.publicfiles import read_public_files
from nianbao.report.model import Contact, Report
from nianbao.report.reader import read_contact, read_level, read_scope
from nianbao.source.fields import Fields
from nianbao.source.projectkeys import PUBLISHER, WEBSITE
from nianbao.source.yamltree import read_yaml


@dataclass(frozen=True, slots=True)
class Publisher:
    """The publishing body and its website; fields that are not known are empty, and are not shown."""

    name: str
    """The government, as in 某某县人民政府."""
    office: str
    """The office that compiles the report."""
    short_name: str
    """As titles of reports have it, 某某县; empty where that is the name."""
    level: str
    """Of the body, one of LEVELS, or empty; a new year begins with it, as with the scope."""
    scope: str
    """Whose figures its reports hold, one of SCOPES, or empty."""
    contact: Contact
    title: str
    """Name of the portal of all years."""
    domain: str
    """Host of the website, without scheme."""
    site_code: str
    """政府网站标识码, ten characters (国办发〔2017〕47号)."""
    icp: str
    """ICP备案编号 of the website."""
    police: str
    """公安备案编号 of the website."""
    badge: str
    """Address at which the 党政机关网站标识 is verified."""
    mistakes: str
    """Address of 我为政府网站找错 for this website."""
    region: str
    """行政区划代码, six digits; only compared with `site_code`."""
    police_picture: str
    """Pictures of the badges, as paths below `docs/`; empty for texts."""
    badge_picture: str
    mistakes_picture: str
    copyright: str
    """The publisher's terms of reuse; empty where there are none, and then nothing is shown."""
    files: tuple[str, ...] = ()
    """Files of `docs` that are public although no page leads to them, as paths from there."""

    def of(self, report: Report) -> "Publisher":
        """As it was called when it made this report: bodies are renamed and merged."""
        return replace(self, name=report.body, short_name="") if report.body else self


def read_publisher(path: Path, file: str, findings: list[Finding], *, production: bool) -> Publisher:
    """Read the file; problems are added to `findings`. In production a missing identifier is an error, else listed.

    The pictures that it names lie below `docs/`, beside the folder of the file.
    """
    data = read_yaml(path, file, findings)
    told = findings if data.entries else []  # a file that cannot be read is one finding already
    fields = Fields(data, told, PUBLISHER)
    website = fields.fields("website")
    name, office = fields.text("name"), fields.text("office")
    short_name, level, scope = fields.text("short_name"), read_level(fields), read_scope(fields)
    contact = read_contact(fields.fields("contact"))
    texts = {key.name: website.text(key.name) for key in WEBSITE}
    files = read_public_files(website, path.parent.parent / "docs")
    website.close()
    fields.close()
    if data.entries:
        docs = path.parent.parent / "docs"
        findings += check_identity(texts, contact.phone, website, docs, production=production)
    return Publisher(
        name=name, office=office, short_name=short_name, level=level, scope=scope, contact=contact, files=files, **texts
    )


def no_publisher() -> Publisher:
    """A publisher of whom nothing is known: of a project that is not read."""
    texts = {key.name: "" for key in WEBSITE}
    return Publisher(name="", office="", short_name="", level="", scope="", contact=Contact(), files=(), **texts)


def pictures_of(publisher: Publisher) -> frozenset[str]:
    """The pictures and other files of `docs` that the publisher's data name, as paths from there."""
    pictures = (publisher.police_picture, publisher.badge_picture, publisher.mistakes_picture)
    return frozenset((*publisher.files, *pictures)) - {""}
