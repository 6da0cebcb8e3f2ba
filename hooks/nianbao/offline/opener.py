"""What a reader double-clicks: a page in Chinese at the top of the offline edition that leads to the report.

It leads on by a script of its own in a file. Opened inside the archive, before unpacking, as Windows lets one do, the
script is not there: the page stays and says what to do. Without scripts its link leads on.
"""

from html import escape

from nianbao.project.year import Year
from nianbao.site.policy import with_policy

NAME = "打开报告.html"
_SCRIPT = "assets/open.js"


def opener(year: Year) -> dict[str, bytes]:
    """The page and its script, by their names in the edition."""
    return opening(NAME, f"{year.title}（离线版）", "打开报告", f"{year.year}/index.html")


def opening(name: str, title: str, words: str, page: str) -> dict[str, bytes]:
    """A page of this name, and its script, that lead to another page."""
    title, page = escape(title), escape(page)
    html = f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<script src="{_SCRIPT}"></script>
</head>
<body>
<h1>{title}</h1>
<p><a href="{page}">{words}</a></p>
<p>如果打不开，请先把压缩包全部解压，再双击解压后文件夹里的“{name}”。</p>
</body>
</html>
"""
    script = f'location.replace("{page}")\n'
    return {name: with_policy(html, own="'self' file:").encode(), _SCRIPT: script.encode()}
