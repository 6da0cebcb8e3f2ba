"""An office's repository is begun, or brought up to date, in a folder."""

import argparse
import sys
from pathlib import Path

from nianbao.authoring.answers import NEEDED, ONE_SCOPE, QUESTIONS, Answers, answers_of, problem_with
from nianbao.authoring.codeowners import FILE, owner_of
from nianbao.authoring.engine import AS_WRITTEN, ENGINE, LOCK, engine_version
from nianbao.authoring.office import check_room, new_office, write_office
from nianbao.authoring.officetexts import guide_pictures
from nianbao.authoring.wheel import Wheel, read_wheel, running_wheel
from nianbao.command.ask import ask_all, option_of, terminal
from nianbao.command.folder import project_folder
from nianbao.command.update import update
from nianbao.finding import Problem
from nianbao.form.reader import read_forms
from nianbao.source.keys import SCOPES


def begin_or_update(start: Path, options: argparse.Namespace) -> int:
    """Begin a repository in a folder, or update the one there. 1: something is left to the office; 2: nothing done."""
    folder = (start / options.folder).resolve()
    given = {key.name: value for key in QUESTIONS if (value := getattr(options, key.name)) is not None}
    try:
        wheel = _wheel(options.wheel)
        if options.update:
            _refuse_answers(given, options.owner)
            return update(folder, wheel, merging=options.merge)
        owners = [owner_of(typed) for typed in options.owner]
        return _begin(folder, given, owners, wheel, merging=options.merge)
    except Problem as problem:
        print(f"{problem.problem}（{problem.mend}）", file=sys.stderr)
    except OSError as error:
        mend = "请看有没有写入的权限，磁盘是不是满了，再试"
        print(f"{error.filename or folder}: 不能读写：{error.strerror}（{mend}）", file=sys.stderr)
    return 2


def _begin(folder: Path, given: dict[str, str], owners: list[str], wheel: Wheel | None, *, merging: bool) -> int:
    if merging:
        raise Problem("--merge 只用于更新", "请与 --update 一起写")
    _check_folder(folder)
    answers = _answers(given)
    texts = new_office(answers, wheel, read_forms(folder, []), owners)
    check_room(folder, texts, wheel)
    write_office(folder, texts, wheel)
    names = [name for name in (*texts, *guide_pictures()) if not name.startswith(AS_WRITTEN)]
    print(*sorted(names), *([f"{ENGINE}/{wheel.name}"] if wheel else []), sep="\n")
    print(f"已在 {folder} 建好“{answers.title}”，共 {len(names) + bool(wheel)} 个文件。")
    _say_what_next(answers, wheel)
    return 0


def _check_folder(folder: Path) -> None:
    """Raise Problem where no project can be begun."""
    above = project_folder(folder)
    if above == folder:
        raise Problem(
            f"{folder} 已经是一个项目，没有改动任何文件",
            "请换一个空文件夹；要更新发布程序，请在这个文件夹里运行 nianbao init --update",
        )
    if above:
        raise Problem(f"{folder} 在另一个项目 {above} 里面", "请换一个不在项目里的文件夹")
    if folder.exists() and not folder.is_dir():
        raise Problem(f"{folder} 是一个文件", "请写文件夹的名称")


def _answers(given: dict[str, str]) -> Answers:
    """The answers from the options; missing ones are asked for. Raises Problem where one is missing or invalid."""
    for key in QUESTIONS:
        if key.name in given and (problem := problem_with(key, given[key.name])):
            raise Problem(problem, f"见 {option_of(key)}")
    missing = [key for key in QUESTIONS if key.name in NEEDED and key.name not in given]
    if not missing:
        return answers_of(given)
    if terminal():
        return answers_of(ask_all(given))
    options = "、".join(f"{option_of(key)} {key.title}" for key in missing)
    raise Problem(f"还缺少：{options}", "请补上这些选项；在终端里运行，会逐项询问。用法见 nianbao init --help")


def _wheel(typed: str | None) -> Wheel | None:
    """The engine's file: the one that was named, or the one that the running engine came from."""
    if typed is None:
        return running_wheel()
    wheel = read_wheel(Path(typed).resolve())
    if wheel.version != engine_version():
        raise Problem(
            f"{wheel.name} 是 {wheel.version} 版，现在运行的是 {engine_version()} 版",
            f"请先运行 pip install {typed}，再运行 nianbao init",
        )
    return wheel


def _refuse_answers(given: dict[str, str], owners: list[str]) -> None:
    if owners:
        raise Problem("更新时不用 --owner", f"{FILE} 是本单位自己的文件；要改，请直接编辑，样子见 guide/publishing.md")
    if typed := [option_of(key) for key in QUESTIONS if key.name in given]:
        raise Problem(f"更新时不用 {'、'.join(typed)}", "要改，请直接编辑 data/publisher.yml")


def _say_what_next(answers: Answers, wheel: Wheel | None) -> None:
    if wheel:
        print(f"发布程序 {wheel.version} 版放在 {ENGINE}/，锁定在 {LOCK}。")
    else:
        print(f"发布程序还没有锁定：找不到它的安装文件。取得以后运行 nianbao init --update --wheel 文件，见 {LOCK}。")
    print(f"这个仓库发布的是：{answers.name}，{SCOPES[answers.scope]}。{ONE_SCOPE}")
    print("接下来：进入这个文件夹，运行 nianbao new 年度，建好一个年度的文件；怎样做见 CONTRIBUTING.md。")
