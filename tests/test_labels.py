import pytest

from nianbao.labels import chapter_number, nearest, plain


@pytest.mark.parametrize(
    "label",
    ["政务微信公开政府信息数", "4. 政务微信公开政府信息数", "4.政务微信公开政府信息数", " 政务微信 公开政府信息数 "],
)
def test_a_label_is_the_same_with_or_without_its_printed_number(label: str) -> None:
    assert plain(label) == "政务微信公开政府信息数"


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("（一）予以公开", "予以公开"),
        ("(一) 予以公开", "予以公开"),
        ("三、依申请公开情况", "依申请公开情况"),
        ("其中：涉及国家秘密", "涉及国家秘密"),
        ("其中:1.属于国家秘密", "属于国家秘密"),
        ("专职人员数（不包括政府公报及政府网站工作人员数）", "专职人员数(不包括政府公报及政府网站工作人员数)"),
        ("12345市民服务热线", "12345市民服务热线"),
        ("三", "三"),
    ],
)
def test_plain(printed: str, bare: str) -> None:
    assert plain(printed) == bare


def test_the_nearest_label_comes_first() -> None:
    labels = ["政务微博公开政府信息数", "政务微信公开政府信息数", "收到申请数"]
    assert nearest("政务微信公开信息数", labels)[0] == "政务微信公开政府信息数"
    assert nearest("完全不相干", labels) == []


@pytest.mark.parametrize(
    ("title", "number"),
    [("一、概述", 1), ("十、其他", 10), ("十二、附则", 12), ("政府信息公开情况统计表", None), ("一是创新", None)],
)
def test_chapter_number(title: str, number: int | None) -> None:
    assert chapter_number(title) == number
