"""What a system says when a file cannot be read or written, in words for the editor (Chinese), and what to do."""

import errno
import os
from pathlib import Path

_REASONS = {
    "ENOENT": ("没有这个文件，可能刚被移走或改名", "请核对文件在不在，再试一次"),
    "EACCES": ("没有权限", "请核对文件和文件夹的权限，让运行程序的人能读写"),
    "EPERM": ("没有权限", "请核对文件和文件夹的权限，让运行程序的人能读写"),
    "EROFS": ("这个位置是只读的", "请换到可以写入的位置再运行"),
    "ENOSPC": ("磁盘满了", "请清理磁盘，再试一次"),
    "EDQUOT": ("磁盘配额用完了", "请清理磁盘，再试一次"),
    "EFBIG": ("文件太大，系统不让写", "请清理磁盘或放宽限制，再试一次"),
    "EISDIR": ("这里应是文件，却是文件夹", "请移走这个文件夹"),
    "ENOTDIR": ("这里应是文件夹，却是文件", "请移走这个文件"),
    "EEXIST": ("已有同名的文件", "请移走它，再试一次"),
    "EBUSY": ("别的程序正用着它", "请关闭那个程序，再试一次"),
    "ETXTBSY": ("别的程序正用着它", "请关闭那个程序，再试一次"),
    "EMFILE": ("同时打开的文件太多", "请关闭别的程序，再试一次"),
    "ENFILE": ("同时打开的文件太多", "请关闭别的程序，再试一次"),
    "ENAMETOOLONG": ("名字太长", "请把文件或文件夹的名字改短"),
    "ELOOP": ("链接互相指来指去", "请删去这个链接，放入真正的文件"),
    "EIO": ("磁盘读写出错", "请检查磁盘，再试一次"),
    "ENOMEM": ("内存不够", "请关闭别的程序，再试一次"),
}
"""By the names of the numbers: not every system has all."""
_OTHERWISE = "请看看磁盘是不是满了、文件是不是被别的程序占用，再试一次"


def reason(error: OSError) -> str:
    """What is wrong, with the remedy in brackets: `磁盘满了（请清理磁盘，再试一次）`."""
    number = error.errno or 0
    problem, mend = _REASONS.get(errno.errorcode.get(number, ""), (f"系统不让读写，错误号 {number}", _OTHERWISE))
    return f"{problem}（{mend}）"


def failure(error: OSError, root: Path) -> str:
    """The same behind the name of the file, from the project's folder where it lies in it."""
    if not error.filename:
        return reason(error)
    path = Path(os.fsdecode(error.filename))
    inside = path.is_absolute() and path.is_relative_to(root)
    return f"{path.relative_to(root).as_posix() if inside else path}: {reason(error)}"
