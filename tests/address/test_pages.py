"""Addresses of pages: what a slug becomes in a link, and which page a link leads to."""

import pytest

from nianbao.address.pages import is_front, page_at, page_path


@pytest.mark.parametrize(
    ("slug", "year", "address"),
    [
        ("work", None, "work/"),
        ("work", 2023, "2023/work/"),
        ("index", None, ""),
        ("index", 2023, "2023/"),
    ],
)
def test_a_page_has_a_folder_and_a_front_page_the_folder_it_stands_in(
    slug: str, year: int | None, address: str
) -> None:
    assert page_path(slug, year) == address


def test_only_the_index_is_a_front_page() -> None:
    assert [slug for slug in ("index", "index-2", "work", "") if is_front(slug)] == ["index"]


@pytest.mark.parametrize(
    ("address", "slug", "page"),
    [
        ("../statistics/", "work", "statistics"),
        ("statistics/", "index", "statistics"),
        ("../", "work", "index"),
        ("", "work", "work"),
        ("", "index", "index"),
        ("../../2022/work/", "work", "../2022/work"),
        ("../data/report.pdf", "downloads", "data/report.pdf"),
    ],
)
def test_a_relative_address_leads_to_a_page_of_the_same_folder(address: str, slug: str, page: str) -> None:
    assert page_at(address, slug) == page


@pytest.mark.parametrize("slug", ["index", "work", "statistics"])
@pytest.mark.parametrize("other", ["index", "work", "plan"])
def test_the_way_from_any_page_to_any_other_leads_there(slug: str, other: str) -> None:
    up = "" if is_front(slug) else "../"
    assert page_at(f"{up}{page_path(other)}", slug) == other
