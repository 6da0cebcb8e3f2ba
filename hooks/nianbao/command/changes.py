"""Two versions of the project beside each other: `nianbao diff`, `nianbao summary`."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from nianbao.cache.place import store_of
from nianbao.command.findings import as_github, as_text
from nianbao.command.refusal import refuse
from nianbao.project.project import read_project
from nianbao.publish.environment import in_production
from nianbao.publish.reasons import read_reasons
from nianbao.review import diffprint
from nianbao.review.diff import YearDiff, compare
from nianbao.review.history import as_markdown, check_history, read_history
from nianbao.review.summary import read_locks, read_site, summary
from nianbao.review.uploads import read_uploads
from nianbao.review.versions import VersionProblem, version_folder

DIFF_FORMATS: dict[str, Callable[[Sequence[YearDiff]], str]] = {
    "text": diffprint.as_text,
    "json": diffprint.as_json,
    "markdown": diffprint.as_markdown,
}


def diff(root: Path, options: argparse.Namespace) -> int:
    """List the figures that differ between two versions."""
    try:
        with version_folder(options.before, root) as old, version_folder(options.after, root) as new_root:
            store = store_of(root, os.environ)  # what both versions have alike is read once
            years = compare(read_project(old, store=store), read_project(new_root, store=store))
    except VersionProblem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    if unknown := [str(year) for year in options.year if year not in {found.year for found in years}]:
        return refuse(f"两个版本里都没有这个年度：{'、'.join(unknown)}")
    print(DIFF_FORMATS[options.format]([found for found in years if not options.year or found.year in options.year]))
    return 0


def summarize(root: Path, options: argparse.Namespace) -> int:
    """Print what a reviewer of a change needs to know, in Markdown. Fails when something published was undone.

    The standard output is the summary's file, so what is undone is an annotation by the other stream.
    """
    try:
        with version_folder(options.before, root) as old:
            store = store_of(root, os.environ)
            project = read_project(root, production=in_production(os.environ), store=store)
            earlier, history, locks = read_project(old, store=store), read_history(old, root), read_locks(old, root)
            years = compare(earlier, project)
    except VersionProblem as problem:
        return refuse(f"{problem.problem}（{problem.mend}）")
    undone = list(check_history(history, locks.opened, earlier))
    site, reasons = read_site(root), read_reasons(root)
    ready = read_uploads(root, project) if site and not reasons else ()  # else there is no preview to find them in
    print(summary(years, [*project.findings, *undone], locks, site, reasons, ready), end="")
    print("", *as_markdown(history), sep="\n")
    show = as_github if os.environ.get("GITHUB_ACTIONS") else as_text
    return refuse(show(undone), code=1) if undone else 0
