"""Tags of finished pages: read as a browser reads them, changed without touching anything else."""

import pytest

from nianbao.page.finish import finish
from nianbao.project.publisher import no_publisher
from nianbao.text.tags import edited, first_element, read_tags, tag_at, without_comments, without_scripts


@pytest.mark.parametrize(
    ("html", "href"),
    [
        ('<a href="x">', "x"),
        ("<A CLASS=y\nHREF = 'x'>", "x"),
        ("<a href=x>", "x"),
        ("""<a href="'x'">""", "'x'"),
        ('<a title="a > b" href="x">', "x"),
        ('<a title="甲"href="x">', "x"),
        ('<a href="a&amp;b">', "a&b"),
        ('<a href="x" href="y">', "x"),
        ('<a data-href="y" href="x"/>', "x"),
        ("<a hidden>", ""),
    ],
)
def test_an_attribute_has_the_value_that_its_page_means(html: str, href: str) -> None:
    (tag,) = read_tags(html, "a")
    assert (tag.name, tag.closing, tag.get("href")) == ("a", False, href)


def test_tags_in_comments_and_scripts_are_none() -> None:
    html = '<!-- <a> --><script>let x = "<a>"</script><style>a { }</style><abbr><a></a>'
    assert [(tag.name, tag.closing) for tag in read_tags(html, "a")] == [("a", False), ("a", True)]
    assert [tag.name for tag in read_tags(html)] == ["script", "script", "style", "style", "abbr", "a", "a"]


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<b title="x">', True),
        ("<b />", True),
        ("<b title='x' lang=zh>", True),
        ("<b/onclick=x>", False),
        ('<b title="x"lang="y">', False),
        ("<b title=`x`>", False),
    ],
)
def test_what_browsers_might_read_otherwise_is_not_plain(html: str, plain: bool) -> None:  # noqa: FBT001 - a case
    tag = tag_at(html, 0)
    assert tag
    assert tag.is_plain is plain


@pytest.mark.parametrize("html", ["< b>", "<3", "<b", '<b title="x>'])
def test_what_is_no_tag(html: str) -> None:
    assert tag_at(html, 0) is None


def test_all_but_the_edited_pieces_stays() -> None:
    html = '<p  class=x>甲 <a href="x" >乙</a></p>'
    (link, _) = read_tags(html, "a")
    address = link.find("href")
    assert address
    assert (
        edited(html, [(link.end, link.end, "！"), (address.start, address.end, "")])
        == "<p  class=x>甲 <a >！乙</a></p>"
    )


def test_comments_and_scripts_are_left_out_as_browsers_end_them() -> None:
    assert without_comments("a<!-- b -->c<!-->d<!-- e --!>f") == "ac<!-->d<!-- e --!>f"
    assert without_scripts('a<script src="<b>">c</script>d<STYLE>e</style>f') == "adf"


def test_the_first_element_of_a_name() -> None:
    html = '<h1 id="a">甲<i>乙</i></h1><h1>丙</h1>'
    assert html[slice(*first_element(html, "h1"))] == "甲<i>乙</i>"
    assert html[slice(*first_element(html, "h2"))] == ""


def test_a_page_loses_its_comments_and_keeps_its_scripts() -> None:
    page = "<p>甲<!-- 乙\n<script>丙</script> -->丁</p><script>a = '<!-- b -->'</script><style>/*<!-- c -->*/</style>"
    kept = "<p>甲丁</p><script>a = '<!-- b -->'</script><style>/*<!-- c -->*/</style>"
    assert finish(page, no_publisher(), "") == finish(kept, no_publisher(), "") == kept
