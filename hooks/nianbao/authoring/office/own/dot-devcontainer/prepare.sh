#!/bin/sh
# 准备编辑环境：照锁定的版本把发布程序装进 .venv，再装一种中文字体（生成 PDF 要用）。更新发布程序以后再运行一次。
set -eu

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
has_font() { command -v fc-list >/dev/null && fc-list :lang=zh-cn | grep -q .; }

python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "需要 Python 3.11 或更新的版本，请安装后再运行。" >&2
  exit 1
fi
echo "正在安装发布程序……"
"$python" -m venv --clear .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
if [ ! -e .venv/bin/nianbao ]; then
  echo "发布程序还没有锁定，没有装上：怎样补上，见 requirements.txt 开头。" >&2
  exit 1
fi
if ! has_font && command -v apt-get >/dev/null && as_root true 2>/dev/null; then
  echo "正在安装中文字体……"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fontconfig fonts-noto-cjk >/dev/null
fi
has_font || [ "$(uname)" = Darwin ] || echo "这台电脑没有中文字体，不生成 PDF；可以运行 sudo apt-get install -y fonts-noto-cjk" >&2
echo "准备好了：可以运行 nianbao check、nianbao serve。"
