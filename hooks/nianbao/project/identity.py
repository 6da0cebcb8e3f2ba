"""Checks of the identity that a government website has to show (国办发〔2017〕47号 and the registers' own forms).

What is not known stays empty and is never made up: it is listed, and in production it is an error.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from nianbao.finding import Finding, Severity
from nianbao.source.fields import Fields
from nianbao.source.projectkeys import IDENTITY, PICTURES, REGION

_RULE = "identity"


def check_identity(
    values: Mapping[str, str], phone: str, website: Fields, docs: Path, *, production: bool
) -> Iterator[Finding]:
    """What is missing, of a wrong form, or does not go together.

    `values` are the texts of `website` by key, `docs` is the folder of the pages and their pictures.
    """
    missing = Severity.ERROR if production else Severity.INFO
    for key in IDENTITY:
        value, place = values[key.name], website.line(key.name)
        if not value:
            remedy = f"请向网站主管部门核实后填写 website.{key.name}；没有核实前留空"
            yield Finding(place, key.title, "还没有填写，页面上不显示", remedy, severity=missing, rule=_RULE)
        elif not re.fullmatch(key.pattern, value):
            yield Finding(place, key.title, f"“{value}”不是{key.title}的样子", key.help, rule=_RULE)
    if not phone:
        remedy = "请在 contact.phone 填写公开的办公电话"
        yield Finding(website.place, "联系电话", "还没有填写，页面上不显示", remedy, severity=missing, rule=_RULE)
    for key in PICTURES:
        picture = values[key.name]
        if picture and not (re.fullmatch(key.pattern, picture) and (docs / picture).is_file()):
            yield Finding(website.line(key.name), key.title, f"docs 里没有图片“{picture}”", key.help, rule=_RULE)
    yield from _check_domain(values["domain"], website)
    yield from _check_region(values["region"], values["site_code"], website)


def _check_domain(domain: str, website: Fields) -> Iterator[Finding]:
    if re.fullmatch("[a-z0-9.-]+", domain) and not domain.endswith(".gov.cn"):
        problem, remedy = f"“{domain}”不是政府网站的域名", "政府网站的域名以 .gov.cn 结尾，请核对"
        yield Finding(website.line("domain"), "网站域名", problem, remedy, severity=Severity.WARNING, rule=_RULE)


def _check_region(region: str, code: str, website: Fields) -> Iterator[Finding]:
    """The code of a local government's site begins with that of its division: so it is on every site that we saw."""
    if region and not re.fullmatch(REGION.pattern, region):
        problem = f"“{region}”不是{REGION.title}的样子"
        yield Finding(website.line(REGION.name), REGION.title, problem, REGION.help, rule=_RULE)
    elif region and re.fullmatch("[0-9]{10}", code) and not code.startswith(region):
        problem = f"前六位“{code[:6]}”与{REGION.title}“{region}”不同"
        remedy = "请照证书核对这两项"
        yield Finding(
            website.line("site_code"), "政府网站标识码", problem, remedy, severity=Severity.WARNING, rule=_RULE
        )
