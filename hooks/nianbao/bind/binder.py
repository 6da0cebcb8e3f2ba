"""Binding, on the tree of one chapter: numbers are tied to rows of the report, tables and charts are put in.

`[15131](stat:…)` becomes a checked link to its row, `![…](table:…)` a table and `![…](chart:…)` a chart.
"""

import re
from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER

from nianbao.address.anchor import is_generated, mention_anchor
from nianbao.address.pages import STATISTICS_PAGE
from nianbao.bind.differing import ways_of_bound
from nianbao.bind.element import add_note, insert, literal, lone_image
from nianbao.finding import Finding, Place, Severity, page_subject
from nianbao.labels import plain, quoted, suggestion, without_stop
from nianbao.render.chart import Bar, Chart, find_chart, plans
from nianbao.render.charthtml import chart_figure
from nianbao.render.classes import EDITOR_NOTE, FIGURE
from nianbao.render.htmltable import Links
from nianbao.render.selection import DERIVED, extra_key, select, selectable
from nianbao.report.figure import Figure, TargetProblem, find_figure
from nianbao.report.model import Acknowledged, Report
from nianbao.report.notesign import without_note
from nianbao.report.value import Absent, print_value
from nianbao.text.chapter import Chapter
from nianbao.text.fix import REMEDY, fixed_page
from nianbao.text.lines import Lines
from nianbao.text.links import leads_somewhere
from nianbao.text.mention import Mention, Uses
from nianbao.text.written import agrees, read_written

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINK_MEND = "绑定数字写成 [15131](stat:名称)；网页写 http:// 或 https:// 开头的完整网址，别的章写文件名"
_HTML = re.compile(HTML_PLACEHOLDER % r"\d+")
_HEADING_ID = re.compile(r"(?!(?:chapters|charts)$)[a-z][a-z0-9-]*")


class Binder:
    """Binds the numbers of one chapter and fills in its tables and charts. Good for one run of `bind`."""

    def __init__(
        self,
        report: Report,
        chapter: Chapter,
        homes: Mapping[str, str] | None = None,
        uses: Uses | None = None,
        notes: Mapping[str, tuple[str, ...]] | None = None,
        public: Report | None = None,
    ) -> None:
        """`homes` gives the page where each selection of tables is at home; `uses` and `notes` belong to the rows.

        `public` is the report as far as it is shown: a number whose row was withdrawn is no link.
        """
        self.report = report
        self.public = public or report
        self.chapter = chapter
        self.homes = homes or {}
        self.uses = uses or {}
        self.notes = notes or {}
        self.mentions: list[Mention] = []
        self.shown: list[str] = []
        """Keys of the selections of tables that the page shows, in reading order."""
        self.findings: list[Finding] = []
        self._page = chapter.slug
        self._section = without_stop(chapter.title)
        self._lines = Lines(chapter)
        self._source = chapter.source
        self._ids: set[str] = set()
        self._occurrences: Counter[str] = Counter()
        self._drawn: Counter[str] = Counter()

    def bind(self, root: Element) -> None:
        """Put numbers, tables and pictures into the tree of the page."""
        self._visit(root)
        for number, text in enumerate(self.notes.get(page_subject(self._page), ()), 1):
            note = Element("p", {"class": EDITOR_NOTE, "role": "note"})
            note.text, note.tail = literal(f"〔编者注：{text}〕"), "\n"
            root.insert(number, note)  # below the title

    def _visit(self, parent: Element) -> None:
        """Walk through the tree in document order, so that sections and repeated mentions are counted as read."""
        for child in list(parent):
            if child.tag in _HEADINGS:
                self._section = without_stop("".join(child.itertext()))
                self._check_heading(child)
            address = child.get("href", "") if child.tag == "a" else ""
            if address.startswith("stat:"):
                self._bind(parent, child, address.removeprefix("stat:"))
            elif child.tag == "a" and not _is_address(address):
                self.findings.append(Finding(self._lines.of_address(address), address, "链接的地址不对", _LINK_MEND))
                child.attrib.pop("href", None)
            elif (image := lone_image(child, "table:")) is not None:
                self._fill(parent, child, image.get("src", "").removeprefix("table:"))
            elif (image := lone_image(child, "chart:")) is not None:
                self._draw(parent, child, image.get("src", "").removeprefix("chart:"))
            else:
                self._visit(child)

    def _check_heading(self, heading: Element) -> None:
        id, title = heading.get("id", ""), "".join(heading.itertext())
        place = self._lines.of_next_heading()
        mend = "请在标题末尾空一格，写 {#英文名}，例如 {#overview}；定了不再改"
        if not _HEADING_ID.fullmatch(id) or is_generated(id):
            problem = f"不能用“{id}”作编号" if id else "标题没有固定的英文编号"
            if fixed_page(self._source, place.file).touches(place.line, place.line):
                mend = f"{mend}；{REMEDY}"
            self.findings.append(Finding(place, title, problem, mend))
        elif id in self._ids:
            self.findings.append(Finding(place, title, f"编号“{id}”在本页重复", "请换一个英文名"))
        self._ids.add(id)

    def _bind(self, parent: Element, link: Element, target: str) -> None:
        place = self._lines.of_address(f"stat:{target}")
        try:
            figure = find_figure(target, self.report.figures)
        except TargetProblem as problem:
            self.findings.append(problem.at(place, target, rule="target"))
            del link.attrib["href"]
            return
        written = _words(link)
        hidden = self.public is not self.report and figure not in self.public.figures
        if not written and (not isinstance(figure.value, Absent) or figure.value is Absent.PENDING):
            written = link.text = figure.printed if figure.unit == "%" else print_value(figure.value)
        acknowledged = self._acknowledged(figure, written)
        self._compare(place, figure, written, target, acknowledged)
        if hidden:
            link.tag = "span"
            link.attrib.clear()
            return
        self._occurrences[figure.id] += 1
        id = mention_anchor(figure.id, self._occurrences[figure.id])
        link.attrib |= {
            "class": FIGURE,
            "id": id,
            "href": f"{self._address(figure.table)}#{figure.anchor}",
            "title": literal(f"{figure.label}：{figure.printed}"),
        }
        self.mentions.append(
            Mention(
                self._page,
                id=id,
                figure=figure,
                written=written,
                section=self._section,
                place=place,
                acknowledged=acknowledged,
            )
        )
        if acknowledged:
            add_note(parent, link, figure.unit, f"〔编者注：统计数据为{figure.printed}。{acknowledged.why}〕")

    def _address(self, table: str) -> str:
        """Source file of the home of an extra table, or without one of the statistics page; empty for this page."""
        home = self.homes.get(extra_key(table), self._page) if table else STATISTICS_PAGE
        return "" if home == self._page else f"{home}.md"

    def _acknowledged(self, figure: Figure, written: str) -> Acknowledged | None:
        number = read_written(written)
        if isinstance(figure.value, Absent) or (number and agrees(number, figure)):
            return None
        for item in self.report.acknowledged:
            if item.found not in ("", print_value(figure.value)):
                continue  # the data have changed since
            same = read_written(item.written) == number if number else item.written == written
            if item.page == self._page and same and self._names(item.target, figure):
                return item
        return None

    def _names(self, target: str, figure: Figure) -> bool:
        try:
            return find_figure(target, self.report.figures) is figure
        except TargetProblem:
            return False

    def _compare(
        self, place: Place, figure: Figure, written: str, target: str, acknowledged: Acknowledged | None
    ) -> None:
        if acknowledged or figure.value in (Absent.PENDING, Absent.UNREADABLE):
            return  # what waits, or cannot be read, is a finding of the data already
        data = f"{figure.place.file} 第 {figure.place.line} 行"
        number = read_written(written)
        if isinstance(figure.value, Absent):
            text = f"正文写的是 {written}" if written else "正文等数据来填"
            problem, mend = f"{text}，数据里是“{figure.printed}”", f"请先在 {data}填写数值"
        elif number is None and (bare := without_note(written)):
            problem, mend = f"方括号里的“{written}”带了注号", f"请只写 {bare}，注号写在圆括号后面"
        elif number is None:
            problem, mend = f"方括号里的“{written}”不是一个数字", "请只写数字，例如 [15131](stat:…)"
        elif not agrees(number, figure):
            problem, mend = f"正文写的是 {written}，数据里是 {figure.printed}", f"请核对原件，改正正文这一处或 {data}"
        else:
            return
        expected = print_value(figure.value)
        finding = Finding(
            place,
            figure.label,
            problem,
            mend,
            severity=Severity.ERROR,
            rule="bound-number",
            expected=expected,
            found=written,
            ways=ways_of_bound(self.report.year, self.chapter, place, figure, written, target),
        )
        self.findings.append(finding)

    def _fill(self, parent: Element, paragraph: Element, name: str) -> None:
        place = self._lines.of_address(f"table:{name}")
        selection = select(name, self.public)
        if selection and selection.key == DERIVED and not self.public.derived and self.report.derived:
            selection = None  # all were made of withdrawn tables
        position = list(parent).index(paragraph)
        parent.remove(paragraph)
        if selection is None:
            self.findings.append(Finding(place, name, *self._no_table(name), rule="table"))
            return
        anchored = self.homes.get(selection.key) == self._page and selection.key not in self.shown
        self.shown.append(selection.key)
        nth = len(self.shown)
        links = Links(
            self._page, uses=self.uses, anchored=anchored, notes=self.notes, title=self.chapter.title, nth=nth
        )
        insert(parent, position, selection.render(self.public, links))

    def _no_table(self, name: str) -> tuple[str, str]:
        """Problem and remedy where no table has a name: it is misspelt, or the year did not print that part."""
        if plain(name) in {plain(away.label) for away in self.report.form.printed.away}:
            return "原件没有印这一部分（report.yml 的 printed_as 里写着）", "请删去这一行，或改正 printed_as"
        return "没有这张表", suggestion(name, selectable(self.report), "请照表的名称填写")

    def _draw(self, parent: Element, paragraph: Element, name: str) -> None:
        position = list(parent).index(paragraph)
        parent.remove(paragraph)
        chart = find_chart(name, self.public)
        if chart is None:
            place, titles = self._lines.of_address(f"chart:{name}"), [plan.title for plan in plans(self.report)]
            otherwise = f"可以画的有{quoted(titles)}" if titles else "这一年没有可以画的图"
            mend = suggestion(name, titles, otherwise)
            self.findings.append(Finding(place, name, "没有这张图", mend, rule="chart"))
            return
        self._drawn[chart.id] += 1
        nth = self._drawn[chart.id] + self.chapter.front  # where the first one is in the section 图表
        insert(parent, position, [chart_figure(chart, self._address_of, nth)])

    def _address_of(self, chart: Chart, bar: Bar) -> str:
        """Address of the row of a bar's figure; empty where no page shows its table."""
        nowhere = chart.table and extra_key(chart.table) not in self.homes
        return "" if nowhere else f"{self._address(chart.table)}#{bar.anchor}"


def _is_address(address: str) -> bool:
    """Whether an address may be a link's; the library hides those of mail, `<a@b.cn>`."""
    return address.startswith(AMP_SUBSTITUTE) or leads_somewhere(address)


def _words(link: Element) -> str:
    """What a link shows; HTML in it, which the tree does not hold, as an ellipsis."""
    return _HTML.sub("…", "".join(link.itertext())).strip()
