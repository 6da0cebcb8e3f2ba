"""Building the site: beside the one that is there, and in its place only when all went well."""

import sys
from collections.abc import Callable
from pathlib import Path

from nianbao.cache.files import list_files
from nianbao.export.maker import ExportFailed
from nianbao.finding import Problem, errors
from nianbao.publish.generator import Refused
from nianbao.publish.make import make_site
from nianbao.publish.published import Published, Show
from nianbao.publish.reasons import keep_reasons
from nianbao.publish.site import Site
from nianbao.publish.swap import clean, clear, swap
from nianbao.work.failure import failure


def build(begin: Callable[[], Site], root: Path, show: Show) -> Published | None:
    """Build into a folder beside `site/` and swap it in only when all went well; what was built, None if nothing.

    What is wrong is shown by `show`, and kept for the summary of the change.
    """
    site = root / "site"
    fresh, old = clean(root)
    try:
        made = begin()
        found = make_site(made, fresh)
        wrong = errors(found)
        if not wrong:
            listed = list_files(fresh)
            swap(site, fresh, old)
            if found:
                print(show(found))
            print(f"网站已生成：{site}")
            return Published(made.project.findings, tuple(found), listed, made.opened.closed)
        reasons, shown = [str(finding) for finding in wrong], show(wrong)
    except Refused as refused:
        reasons, shown = [str(refused)], show([refused.finding])
    except ExportFailed as failed:
        reasons, shown = str(failed).splitlines(), f"下载文件没有做成：\n{failed}"
    except Problem as problem:
        shown = f"{problem.problem}（{problem.mend}）"
        reasons = [shown]
    except OSError as error:
        shown = failure(error, root)
        reasons = [shown]
    finally:
        clear(root)
    print(shown, file=sys.stderr)
    keep_reasons(root, reasons)
    print("没有生成新网站；原来的 site/ 没有改动。")
    return None
