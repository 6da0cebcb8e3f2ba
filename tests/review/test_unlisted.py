"""Figures of a year whose lock holds none are compared with the version before."""

from dataclasses import replace
from pathlib import Path

from nianbao.correction.lock import Lock, frozen_file, make_lock
from nianbao.project.project import Project
from nianbao.review.unlisted import check_unlisted


def test_of_an_old_lock_the_version_before_knows_what_changed(real: Project, tmp_path: Path) -> None:
    year = real.years[0]
    statistics = dict(year.report.statistics)
    statistics["1.1.b"] = replace(statistics["1.1.b"], value=5)
    after = replace(real, years=(replace(year, report=replace(year.report, statistics=statistics)),))
    path = tmp_path / "data/2018/frozen.yml"
    path.parent.mkdir(parents=True)
    assert list(check_unlisted(tmp_path, real, after)) == [], "it is not locked"
    path.write_text(frozen_file(Lock({"data/2018/statistics.yml": "0" * 16})), encoding="utf-8")
    (found,) = check_unlisted(tmp_path, real, after)
    assert found.message.startswith("主动公开情况/制发规范性文件总数: 公布的是“4件”，现在是“5件”")
    assert list(check_unlisted(tmp_path, real, real)) == []
    path.write_text(frozen_file(make_lock(real.root, 2018, year.report)), encoding="utf-8")
    assert list(check_unlisted(tmp_path, real, after)) == [], "the check has found it by the lock"
