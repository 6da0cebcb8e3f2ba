"""Formats whose file cannot be made. They are functions of a module, so that another process finds them too."""

from collections.abc import Iterator
from functools import partial

from nianbao.export.format import Format, Group
from nianbao.export.maker import Maker, Unavailable
from nianbao.project.project import Project
from nianbao.project.year import Year


def one_format(year: Year, make: Maker) -> Format:
    """The one format of a site that has no other."""
    return Format("odt", "ODT", use="", group=Group.REPORT, media_type="text/plain", name=f"{year.year}.odt", make=make)


def going_wrong(project: Project, year: Year, _: str) -> Iterator[Format]:
    """Of a file that goes wrong."""
    yield one_format(year, partial(refuse, project, year))


def lacking(project: Project, year: Year, _: str) -> Iterator[Format]:
    """Of a file for which this machine lacks something."""
    yield one_format(year, partial(lack, project, year))


def refuse(project: Project, year: Year) -> bytes:
    raise ValueError(f"a label of {year.year}\nis too long: {project.publisher.name}")


def lack(project: Project, year: Year) -> bytes:  # noqa: ARG001 - what every maker is given
    raise Unavailable("本机没有这种字体（请安装后再试）")
