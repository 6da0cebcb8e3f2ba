"""`nianbao clean`: names, comments and tracked changes are taken out of attached files."""

import argparse
from pathlib import Path

from nianbao.command.command import Command
from nianbao.command.refusal import refuse
from nianbao.work.wholefile import write_whole

ORIGINALS = ".originals"
"""The folder in a project where files stay as they were before they were cleaned. Git leaves it out."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="要清理的文件：docx、xlsx、pptx 或 pdf")
    parser.add_argument("--output", type=Path, metavar="文件夹", help="清理好的放进这个文件夹，原来的文件不动")


def _run(root: Path, options: argparse.Namespace) -> int:
    """Clean each file and say what was taken out. Exit code 1 where something is left, 2 where one is not cleaned."""
    files: list[Path] = options.files
    if missing := [file for file in files if not file.is_file()]:
        return refuse("\n".join(f"{file}: 没有这个文件" for file in missing))
    output: Path | None = options.output
    if output and output.exists() and not output.is_dir():
        return refuse(f"{output}: 不是文件夹（--output 后面写一个文件夹）")
    if output and (there := _there_already(output, files)):
        return refuse(f"{there}: 已经有这个文件，没有动（请换一个文件夹，或先移走它）")
    return max(_clean(root, file, output) for file in files)


def _there_already(output: Path, files: list[Path]) -> Path | None:
    """A file in the folder that would be written over; also where two files have one name."""
    names = [file.name for file in files]
    return next((output / name for name in names if (output / name).exists() or names.count(name) > 1), None)


def _clean(root: Path, file: Path, output: Path | None) -> int:
    from nianbao.attached.cleaning import ByHand, clean
    from nianbao.attached.inspect import inspect
    from nianbao.finding import Problem

    try:
        content = file.read_bytes()
        cleaned = clean(file.name, content)
        left = inspect(file.name, cleaned.content)
        if output or cleaned.removed:
            print(f"{file}: {_write(root, file, cleaned.content, output)}")
        else:
            print(f"{file}: 没有要清理的，文件没有动")
    except ByHand as problem:
        return _by_hand(file, content, f"{problem}（{problem.mend}）")
    except Problem as problem:
        return refuse(f"{file}: {problem}（{problem.mend}）")
    except OSError as error:
        return refuse(f"{file}: 读不出来，或写不进去：{error.strerror}（请核对文件和文件夹的权限，文件没有动）")
    for removed in cleaned.removed:
        print(f"  去掉了{removed}")
    for issue in left:
        print(f"  还要自己改：{issue.part + '：' if issue.part else ''}{issue.problem}（{issue.mend}）")
    return 1 if left else 0


def _by_hand(file: Path, content: bytes, way: str) -> int:
    """Say how a file of an old format is cleaned, and what is in it. Gives the exit code."""
    from nianbao.attached.inspect import inspect

    print(f"{file}: {way}")
    for issue in inspect(file.name, content):
        print(f"  里面：{issue.part + '：' if issue.part else ''}{issue.problem}")
    return 1


def _write(root: Path, file: Path, content: bytes, output: Path | None) -> str:
    """Write the cleaned file, and say where the original is."""
    if output:
        output.mkdir(parents=True, exist_ok=True)
        write_whole(output / file.name, content)
        return f"清理好的在 {output / file.name}，原来的没有动"
    kept = _keep(root, file)
    write_whole(file, content)
    return f"已清理，原来的文件在 {kept}（不会提交，确认无误后可以删去）"


def _keep(root: Path, file: Path) -> str:
    """Copy a file as it is into the folder of the originals."""
    from nianbao.cache.store import sha256

    folder, content = root / ORIGINALS, file.read_bytes()
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8", newline="\n")
    kept = folder / f"{file.stem}-{sha256(content)[:8]}{file.suffix}"
    kept.write_bytes(content)
    return kept.relative_to(root).as_posix()


COMMAND = Command("clean", "去掉附件里的姓名、批注和修订痕迹", _run, _add_options)
