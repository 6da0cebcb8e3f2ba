#!/bin/sh
# 准备编辑环境：这里是发布程序自己的仓库，照 Makefile 从源文件装进 .venv，再装一种中文字体（生成 PDF 要用）。
set -eu
make .venv/.site
make fonts
