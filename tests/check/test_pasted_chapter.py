"""A chapter as Word hands it over as plain text: from the paste to a page that is like the original, step by step."""

from pathlib import Path

from nianbao.command.lintpages import pages_to_fix, write
from nianbao.finding import Severity
from nianbao.text.markdown import Parsed
from packages import png
from reading import read

FILE = "docs/2018/plan.md"
TITLE = "# 四、2019年工作计划 {#plan}\n\n"
PARAGRAPHS = (
    "下一年，我们将坚持以公开为常态、不公开为例外，继续做好政务公开各项工作。",
    "各单位要对照任务分工，按季度自查，年底前报送完成情况。",
    "围绕群众关心的事项，扩大主动公开的范围，丰富公开的内容。",
    "财政预决算、公共资源配置、重大建设项目等信息，应公开尽公开。",
    "规范依申请公开的受理、办理和答复，做到件件有回音。",
    "对申请较多的事项，转为主动公开。",
    "办好政府网站和政务新媒体，清理长期不更新的账号。",
    "各单位存在的主要问题和整改时限如下：",
    "建立健全考核机制，把政务公开纳入年度考核。",
    "主要从以下三个方面入手：",
    "加强业务培训，重点学习以下内容：",
    "培训情况见下图，全年的安排另行印发。",
)
"""Of the original, in order."""
HEADINGS = (
    "（一）提高思想认识",
    "（二）扩大主动公开",
    "（三）规范依申请公开",
    "（四）加强平台建设",
    "（五）强化监督保障",
)
ROWS = (("单位", "问题", "整改时限"), ("甲局", "更新慢", "三月"), ("乙局", "栏目少", "六月"))
NUMBERED = ("完善制度；", "明确责任；", "定期通报。")
BULLETS = ("公开条例；", "答复的格式；", "典型案例。")
PASTED = "\n".join(
    (
        *(HEADINGS[0], *PARAGRAPHS[:2], HEADINGS[1], *PARAGRAPHS[2:4], HEADINGS[2], *PARAGRAPHS[4:6], HEADINGS[3]),
        *(*PARAGRAPHS[6:8], *map("\t".join, ROWS), HEADINGS[4], *PARAGRAPHS[8:10]),
        *(f"{number}.\t{item}" for number, item in enumerate(NUMBERED, 1)),
        *(PARAGRAPHS[10], *(f"•\t{item}" for item in BULLETS), PARAGRAPHS[11]),
        "- 12 -",
        "",
    )
)


def said(content: Path) -> list[str]:
    """What the check says of the chapter that an editor should act on."""
    findings = read(content).findings
    return [str(each) for each in findings if each.place.file == FILE and each.severity is not Severity.INFO]


def outline(content: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The blocks of the page: what each is, and its words."""
    found = []
    for block in Parsed((content / FILE).read_text("utf-8")).tree():
        parts = {"table": ("th", "td"), "ol": ("li",), "ul": ("li",)}.get(block.tag, ())
        inside = [each for each in block.iter() if each.tag in parts] or [block]
        found.append((block.tag, tuple("".join(each.itertext()).strip() for each in inside)))
        found += [("img", (image.get("alt", ""),)) for image in block.iter("img")]
    return [(tag, words) for tag, words in found if any(words)]


def test_a_pasted_chapter_is_like_the_original_after_three_steps(content: Path) -> None:
    path = content / FILE
    path.write_text(TITLE + PASTED, encoding="utf-8")  # the first: pasted as plain text
    assert [tag for tag, _ in outline(content)].count("p") < 4
    assert all("nianbao lint --write 可以代改" in line for line in said(content)), said(content)

    assert write(pages_to_fix(content)) == {}  # the second: nianbao lint --write

    (content / "docs/2018/training.png").write_bytes(png())  # the third: the picture, which plain text does not hold
    text = path.read_text("utf-8")
    path.write_text(f"{text.rstrip()}\n\n![业务培训现场](training.png)\n", encoding="utf-8")
    assert said(content) == []
    assert list(pages_to_fix(content)) == []

    p, h = ("p",), ("h2",)
    assert outline(content) == [
        ("h1", ("四、2019年工作计划",)),
        *((*h, (HEADINGS[0],)), *((*p, (words,)) for words in PARAGRAPHS[:2])),
        *((*h, (HEADINGS[1],)), *((*p, (words,)) for words in PARAGRAPHS[2:4])),
        *((*h, (HEADINGS[2],)), *((*p, (words,)) for words in PARAGRAPHS[4:6])),
        *((*h, (HEADINGS[3],)), *((*p, (words,)) for words in PARAGRAPHS[6:8])),
        ("table", tuple(cell for row in ROWS for cell in row)),
        *((*h, (HEADINGS[4],)), *((*p, (words,)) for words in PARAGRAPHS[8:10])),
        ("ol", NUMBERED),
        (*p, (PARAGRAPHS[10],)),
        ("ul", BULLETS),
        (*p, (PARAGRAPHS[11],)),
        ("img", ("业务培训现场",)),
    ]
    assert len(PARAGRAPHS) == 12
