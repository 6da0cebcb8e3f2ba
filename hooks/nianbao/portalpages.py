"""Pages that the portal adds to the editors' own: they have no source, only a template of the same name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PortalPage:
    """A page without a source."""

    slug: str
    """Its address, `/contents/` or `/2018/search/`, and the name of its template in `overrides/`."""
    title: str

    @property
    def source(self) -> str:
        """What stands for a source: the title and the template."""
        return f"---\ntemplate: {self.slug}.html\n---\n# {self.title} {{#{self.slug}}}\n"


PORTAL_PAGES = (
    PortalPage("search", "搜索"),
    PortalPage("contents", "网站地图"),
)
"""Pages that belong to no year."""

YEAR_PAGES = (PortalPage("search", "搜索"), PortalPage("downloads", "下载"))
"""Pages of each year, beside its chapters."""
