"""The dialog of `nianbao draft`: one proposed sentence after the other is taken, or left in its placeholder."""

from nianbao.command.keyboard import END, Keyboard
from nianbao.command.wrapped import width, wrapped
from nianbao.editing.desk import Desk, Moved
from nianbao.editing.draft import standing, take
from nianbao.editing.sentence import Proposal
from nianbao.finding import Problem


def take_one_by_one(desk: Desk, keyboard: Keyboard) -> None:
    """Ask of each proposal whether to take it, until there are no more, or somebody stops."""
    left: list[str] = []
    done: list[str] = []
    """What was left, or nothing for what was taken, so that it can be taken back."""
    while proposal := next((each for each in standing(desk) if each.text not in left), None):
        _show(proposal)
        key = keyboard.key().lower()
        if key in ("q", END):
            break
        if key == "y" and _take(desk, proposal):
            done.append("")
        elif key == "s":
            left.append(proposal.text)
            done.append(proposal.text)
        elif key == "u":
            _take_back(desk, left, done)
    print(f"采用了 {done.count('')} 句，还有 {len(standing(desk))} 句在“【待填：建议：…】”里。")


def _show(proposal: Proposal) -> None:
    print("", *wrapped(proposal.final, "  ", width()), sep="\n")
    print("按键：y 采用　s 留着　u 退回上一句　q 停下", flush=True)


def _take(desk: Desk, proposal: Proposal) -> bool:
    try:
        take(desk, proposal)
    except Moved:
        desk.read()
        print("文件刚才在别处改过，没有写。重新来看：")
        return False
    except Problem as problem:
        print(f"{problem}（{problem.mend}）")
        return False
    return True


def _take_back(desk: Desk, left: list[str], done: list[str]) -> None:
    if not done:
        print("前面没有可以退回的。")
    elif done.pop():
        left.pop()
    else:
        try:
            desk.take_back()
        except Problem as problem:
            print(f"{problem}（{problem.mend}）")
