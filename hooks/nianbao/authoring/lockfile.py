"""`requirements.txt` of an office: one version of the engine and of everything that it needs, with hashes."""

from nianbao.authoring.engine import ENGINE
from nianbao.authoring.officetexts import dependencies
from nianbao.authoring.wheel import Wheel

_HEAD = """# 发布程序和它用到的软件包，各锁定一个版本，连同校验码。由 nianbao init 写出，请不要手改。
# 安装（在这个文件所在的文件夹里运行）：python -m pip install --require-hashes -r requirements.txt
"""
_UNLOCKED = """# 发布程序自己还没有锁定：下面只有它用到的软件包。请取得它的安装文件（.whl），运行
#     nianbao init --update --wheel 文件
# 以后照这个文件安装，才会连发布程序一起装好；GitHub 上的检查和发布也要等到那时才能用。
"""


def lock_text(wheel: Wheel | None) -> str:
    """The lock; without a wheel it says that the engine is missing, and what to do."""
    engine = f"./{ENGINE}/{wheel.name} --hash=sha256:{wheel.sha256}\n" if wheel else _UNLOCKED
    return f"{_HEAD}{engine}{dependencies()}"
