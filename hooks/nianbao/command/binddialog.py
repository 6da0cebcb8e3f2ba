"""The dialog of `nianbao bind`: one open number after the other, in reading order, until there are none or `q`."""

from collections.abc import Callable, Sequence

from nianbao.command.bindquestion import choice_lines, difference, question
from nianbao.command.derivedialog import ask_derivation
from nianbao.command.keyboard import END, Keyboard
from nianbao.command.reasondialog import ask_reason
from nianbao.command.wrapped import width
from nianbao.editing.answer import Acknowledge, Answer, BindTo, Correct, DerivedAs, Free
from nianbao.editing.choice import MOST, Choice, search
from nianbao.editing.desk import Desk, Moved
from nianbao.editing.open import Kind, Open
from nianbao.finding import Problem

_LATER, _WRITTEN = "later", "written"
_STOP = ("q", END)


class Dialog:
    """Asks about each open number of a year, and writes what is answered."""

    def __init__(self, desk: Desk, keyboard: Keyboard) -> None:
        self._desk = desk
        self._keyboard = keyboard
        self._later: list[tuple[object, ...]] = []
        self._done: list[str] = []
        """What each answer was, so that it can be taken back."""
        self._stopped = False
        self._found: tuple[Choice, ...] = ()
        """What was searched for, in the place of the choices."""
        self._keys: dict[str, Callable[[Open], None]] = {
            "y": self._take,
            "/": self._search,
            "f": self._free,
            "d": self._derive,
            "s": self._put_off,
            "t": self._correct,
            "a": self._acknowledge,
            "r": self._read,
        }

    def run(self) -> None:
        """Ask until nothing is open, or somebody stops."""
        while not self._stopped:
            if number := self._next():
                self._found = ()
                self._say(f"\n还有 {len(self._desk.open)} 个数要看。")
                self._say(*question(number, number.choices, width()))
                self._until_done(number)
            else:
                self._at_the_end()

    def _at_the_end(self) -> None:
        """The last answer can be taken back too."""
        self._stopped = True
        if self._done:
            self._say("\n看完了。按 u 退回上一个，按别的键结束。")
            if self._keyboard.key() == "u":
                self._stopped = False
                self._take_back()

    @property
    def written(self) -> int:
        """How many answers were written and not taken back."""
        return self._done.count(_WRITTEN)

    @property
    def put_off(self) -> int:
        """How many numbers were put off, and are still open."""
        return sum(each.key in self._later for each in self._desk.open)

    def _next(self) -> Open | None:
        return next((each for each in self._desk.open if each.key not in self._later), None)

    def _until_done(self, number: Open) -> None:
        """Read keys until one of them has done something: the next question comes."""
        state = (self._done.copy(), self._desk.open)
        while not self._stopped and (self._done, self._desk.open) == state:
            key = self._keyboard.key()
            if key in _STOP:
                self._stopped = True
            elif key == "u":
                self._take_back()
            elif key.isascii() and key.isdigit() and key != "0":
                self._choose(number, int(key))
            elif key.lower() in self._keys:
                self._keys[key.lower()](number)
            elif key.strip():
                self._say(f"没有“{key}”这个键。按 q 停下。")

    def _shown(self, number: Open) -> Sequence[Choice]:
        return self._found or number.choices

    def _take(self, number: Open) -> None:
        if number.certain:
            self._write(number, BindTo(number.certain.target))
        else:
            self._say("这里没有确定的一项，请看清再按数字选。")

    def _choose(self, number: Open, digit: int) -> None:
        choices = self._shown(number)[:MOST]
        if digit > len(choices):
            self._say(f"只有 {len(choices)} 项可选。")
            return
        choice = choices[digit - 1]
        if choice.agrees and choice.brackets:
            self._write(number, BindTo(choice.target))
        elif choice.agrees or not choice.brackets:
            self._say("约数、用文字说的数不能绑定。说的就是这一项的，写成准确的数再绑定；不用绑定的按 f。")
        else:
            self._differs(number, choice)

    def _differs(self, number: Open, choice: Choice) -> None:
        self._say(*difference(number, choice, width()), "其他键返回。")
        key = self._keyboard.key().lower()
        if key == "t" and choice.corrected:
            self._write(number, Correct(choice.target))
        elif key == "a" and choice.brackets:
            self._keep_as_published(number, choice)
        elif key == "r":
            self._read(number)
        else:
            self._stopped = key in _STOP
            self._say("没有改动。")

    def _correct(self, number: Open) -> None:
        if number.meant is None:
            self._say("文字说的是哪一项不能确定，请按数字选。")
        elif not number.meant.corrected:
            self._say("这里程序不能代写，请打开文件改正，再按 r。")
        else:
            self._write(number, Correct(number.meant.target))

    def _acknowledge(self, number: Open) -> None:
        if number.kind is Kind.OPEN:
            self._say("这个数与数据没有矛盾。")
        elif number.meant is None:
            self._say("文字说的是哪一项不能确定，请按数字选。")
        else:
            self._keep_as_published(number, number.meant)

    def _keep_as_published(self, number: Open, choice: Choice) -> None:
        if why := self._keyboard.line("为什么照原文保留（会显示在页面上）："):
            self._write(number, Acknowledge(choice.target, why))
        else:
            self._say("没有写理由，没有改动。")

    def _search(self, number: Open) -> None:
        words = self._keyboard.line("查找（名称里的字或数，几个用空格隔开）：")
        self._found = search(words, number.item, self._desk.year.report)
        if self._found:
            self._say(*choice_lines(number, self._found, width()), "按数字选；/ 再查。")
        else:
            self._say(f"没有名称里有“{words}”的项。" if words else "没有写要查什么。")

    def _free(self, number: Open) -> None:
        if why := ask_reason(self._keyboard):
            self._write(number, Free(why))
        else:
            self._say("没有改动。")

    def _derive(self, number: Open) -> None:
        made = ask_derivation(self._keyboard, self._desk, number)
        if made:
            self._write(number, DerivedAs(made))
        else:
            self._say("没有改动。")

    def _put_off(self, number: Open) -> None:
        self._later.append(number.key)
        self._done.append(_LATER)

    def _read(self, number: Open) -> None:
        del number
        try:
            self._desk.read()
        except Problem as problem:
            self._say(f"{problem}（{problem.mend}）")
        else:
            self._say("重新读过了。")
            self._done.append("")

    def _write(self, number: Open, answer: Answer) -> None:
        try:
            self._desk.answer(number, answer)
        except Moved:
            self._say("文件刚才在别处改过，这一句变了，没有写。重新来看：")
            self._done.append("")
        except Problem as problem:
            self._say(f"{problem}（{problem.mend}）")
        else:
            self._done.append(_WRITTEN)
            self._say("写好了。")

    def _take_back(self) -> None:
        while self._done and not self._done[-1]:
            self._done.pop()
        if not self._done:
            self._say("前面没有可以退回的。")
        elif self._done[-1] == _LATER:
            self._done.pop()
            self._later.pop()
        else:
            self._undo()

    def _undo(self) -> None:
        self._done.pop()
        try:
            self._desk.take_back()
        except Problem as problem:
            self._say(f"{problem}（{problem.mend}）")
        else:
            self._say("退回了。")

    def _say(self, *lines: str) -> None:
        print(*lines, sep="\n", flush=True)
