"""Names of files that programs leave behind: nobody meant to publish them, and some hold the name of their user."""

import re
from typing import NamedTuple


class Leftover(NamedTuple):
    """What a file is by its name, and what to do with it."""

    problem: str
    mend: str


_REMOVE = "请删去这个文件；本机用的文件不要提交"
_KINDS = (
    (
        r"~\$.+|\.~lock\..*|\.#.+|.+\.(?:laccdb|ldb|lck|lock)",
        Leftover("是办公软件打开文件时留下的锁定文件，里面有使用人的名字", "请关闭那个文件，再删去这一个"),
    ),
    (
        r"~.*|.+~|#.+#|\.?.+\.sw[a-p]|.+\.(?:tmp|temp|asd|crdownload|part|partial|download)",
        Leftover("是程序留下的临时文件", _REMOVE),
    ),
    (
        r".+\.(?:bak|backup|old|orig|save|sav|wbk|xlk|rej|prev)(?:[._-]?\d+)?|backup of .+|备份.*?of .+",
        Leftover("是程序留下的备份文件", _REMOVE),
    ),
    (
        r"(?:eh)?thumbs(?:_vista)?\.db|desktop\.ini|autorun\.inf|\.ds_store|\._.+|icon\r|\.directory|.+\.(?:lnk|url|desktop)",
        Leftover("是操作系统自己用的文件", _REMOVE),
    ),
)
_LEFTOVERS = tuple((re.compile(pattern, re.IGNORECASE | re.DOTALL), said) for pattern, said in _KINDS)
_FOLDERS = re.compile(r"(?:^|/)(?:__MACOSX|@eaDir|\$RECYCLE\.BIN|System Volume Information)/", re.IGNORECASE)
_COPY = re.compile(
    r"副本|复件|拷贝|备份|冲突|(?<![a-z])copy(?![a-z])|conflict|[(（]\d{1,2}[)）](?=\.[^.]*$|$)", re.IGNORECASE
)


def leftover(file: str) -> Leftover | None:
    """What a file is that a program left behind, by its path; None for any other file."""
    name = file.rsplit("/", 1)[-1]
    if _FOLDERS.search(file):
        return Leftover("是压缩或备份程序留下的文件", "请删去它所在的文件夹")
    return next((said for pattern, said in _LEFTOVERS if pattern.fullmatch(name)), None)


def is_copy(file: str) -> bool:
    """Whether a file's name says that it is another one's copy, as programs and people name them."""
    return _COPY.search(file.rsplit("/", 1)[-1]) is not None
