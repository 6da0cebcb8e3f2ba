"""Pages that the portal adds to the editors' own: they have no source, only a template of the same name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page without a source."""

    slug: str
    """Its address, `/contents/` or `/2018/search/`, and the name of its template in `overrides/`."""
    title: str
    about: str = ""
    """One sentence on what it holds, for search engines; without it the title has to do."""
    heading: str = ""
    """Of a page that is content as a chapter is: its first heading, with `{title}` and `{year}` of the year."""

    @property
    def source(self) -> str:
        """What stands for a source: the title and the template."""
        return f"---\ntemplate: {self.slug}.html\n---\n# {self.title} {{#{self.slug}}}\n"


PORTAL_PAGES = (
    PortalPage("series", "历年变化", "同一指标历年的数字和图，跨表式的断点都有说明。"),
    PortalPage("compare", "年度对比", "任选两个年度，逐行对比统计表，标出变化。"),
    PortalPage("search", "搜索", "在历年报告的正文和统计表里查找文字和数字。"),
    PortalPage("contents", "站点地图", "网站的全部页面，按年度列出。"),
    PortalPage("corrections", "更正", "报告发布以后的更正，逐条列出原来和现在的写法。"),
    PortalPage("data", "开放数据接口", "供程序读取历年统计数据的文件、字段和约定。"),
)
"""Pages that belong to no year, as the menu lists them."""

YEAR_PAGES = (
    PortalPage("search", "搜索", "在正文和统计表里查找文字和数字。"),
    PortalPage("downloads", "下载", "整份报告和数据的各种格式，附大小和校验值。", "下载{year}年报告"),
    PortalPage("print", "全文（打印版）", "整份报告在一页里，适合打印和通读。", "{title}"),
)
"""Pages of each year, beside its chapters."""
