"""A key of a file that editors write: what it is called, what to fill in, what may stand behind it.

The files' keys are in modules of their own (`reportkeys`, `projectkeys`). Readers get them with `Fields`, and the JSON
Schemas are made from them. The rows of `statistics.yml` are no such keys: they come from the statutory form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """Kind of value that a key takes."""

    TEXT = auto()
    DATE = auto()
    MOMENT = auto()
    """A date, with the time of day where it is known."""
    DIGIT = auto()
    TRUTH = auto()
    """`true` or `false`."""
    ANY = auto()
    """Whatever people note down there: it is not read."""
    BLOCK = auto()
    """Keys of its own."""
    LIST = auto()
    """A list of such blocks."""
    NAMED = auto()
    """Such blocks, each under a name that the editor chooses."""
    TEXTS = auto()
    """A list of single values."""
    WORDS = auto()
    """Lists of single values, each under a name that the editor chooses."""
    PAIRS = auto()
    """Single values, each under a name that the editor chooses."""
    ROWS = auto()
    """Lists of numbers, each under a name that the editor chooses."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a data file: name, title and explanation for the editor (Chinese), and kind of value."""

    name: str
    title: str
    help: str
    """What to fill in."""
    required: bool = False
    kind: Kind = Kind.TEXT
    keys: tuple["Key", ...] = ()
    """The keys below it."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The values that it may have, each with its meaning; empty: any."""
    pattern: str = ""
    """What the value looks like, as a regular expression that means the same in Python and in JavaScript."""
    way: str = ""
    """The way of writing the block that it belongs to, where there are several: keys of two ways exclude each other."""
    joins: bool = False
    """Whether its way may be taken beside others in the same block."""
    may_be_empty: bool = False
    """Whether a list that is required may be empty."""


SEAL = "[0-9a-f]{16}"
"""What a seal looks like: the first 16 digits of the file's SHA-256."""

SCOPES = {"summary": "汇总本地区各单位", "organ": "只报本机关"}
LEVELS = {"province": "省级", "city": "设区的市", "county": "县区", "township": "乡镇街道"}
NUMBER_TYPES = {"count": "整数", "decimal": "有小数"}
SLUG = r"[a-z][a-z0-9-]*"
ADDRESS = r"(?:[a-z0-9-]+/)+|(?:[0-9]{4}/)?data/[^/]+\.[a-z]+"
"""An address from the root of the site: of a page, `2023/work/`, or of a file to download, `2023/data/….pdf`."""
PUBLISHED_ADDRESS = r"(?!/)(?!.*//)(?!(?:.*/)?\.{1,2}(?:/|$))[^\\?#\u0000-\u001f]+"
"""An address of a page or of any file, from the root of the site, without host, query and anchor."""
RULE = r"(.+?)(<=|>=|=|≤|≥)(.+)"
"""A relation between columns."""

CONTACT = (
    Key("address", "地址", "办公地址。"),
    Key("postcode", "邮政编码", '六位数字，加上引号，例如 "100000"。'),
    Key("phone", "电话", "带区号，例如 010-00000000。"),
    Key("fax", "传真", "带区号，例如 010-00000000。"),
    Key("email", "电子邮箱", "公布的邮箱地址。"),
)
