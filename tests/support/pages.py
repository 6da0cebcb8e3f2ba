"""Every page of the real site, by its address: what tests of the browser visit."""

PAGES = (
    "/",
    "/2018/",
    "/2018/overview/",
    "/2018/work/",
    "/2018/problems/",
    "/2018/plan/",
    "/2018/statistics/",
    "/search/",
    "/2018/search/",
    "/2018/downloads/",
    "/2018/print/",
    "/contents/",
    "/corrections/",
    "/series/",
    "/compare/",
    "/data/",
)

KINDS = (
    "/",
    "/2018/",
    "/2018/work/",
    "/2018/statistics/",
    "/2018/downloads/",
    "/2018/print/",
    "/contents/",
    "/corrections/",
    "/series/",
    "/compare/",
    "/data/",
    "/404.html",
)
"""One page of each kind, searches left out: for what costs much and depends on the kind alone."""
