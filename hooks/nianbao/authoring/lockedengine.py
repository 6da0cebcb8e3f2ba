"""Whether the engine that is running is the one that an office's repository has locked."""

from collections.abc import Iterator
from pathlib import Path

from nianbao.authoring.engine import LOCK, RECORD, engine_version
from nianbao.finding import Finding, Severity
from nianbao.source.yamltree import Scalar, read_yaml


def check_engine(root: Path) -> Iterator[Finding]:
    """A finding (INFO) where another version runs than the repository locks: its checks may differ from the others'."""
    if not (root / RECORD).is_file():
        return  # the engine's own repository, or an office that left the updates
    said = read_yaml(root / RECORD, RECORD, []).get("engine")
    locked, running = said.text if isinstance(said, Scalar) else "", engine_version()
    if said and locked and locked != running:
        mend = f"请运行 pip install --require-hashes -r {LOCK}；要换成新版，见 guide/start.md 的“怎样更新”"
        problem = f"现在运行的是 {running} 版，仓库里锁定的是 {locked} 版"
        yield Finding(said.place, "发布程序", problem, mend, severity=Severity.INFO, rule="engine")
