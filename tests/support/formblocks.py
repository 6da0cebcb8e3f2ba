"""The blocks of a form file: their headings in the guide for programmers and in the one for offices, and their keys."""

from dataclasses import dataclass

from nianbao.form.keys import CHAPTER, CHART, FORM, GROUP, HIGHLIGHT, SENTENCE
from nianbao.form.rulekeys import RULE, SUM
from nianbao.form.tablekeys import COLUMN, ROW, SECTION, TABLE
from nianbao.source.keys import Key


@dataclass(frozen=True, slots=True)
class FormBlock:
    english: str
    chinese: str
    keys: tuple[Key, ...]


BLOCKS = (
    FormBlock("The file", "整个文件", FORM),
    FormBlock("Chapters", "规定的章 `chapters`", CHAPTER),
    FormBlock("Columns", "列 `columns`", COLUMN),
    FormBlock("Parts", "部分 `sections`", SECTION),
    FormBlock("Tables", "表 `tables`", TABLE),
    FormBlock("Rows", "行 `rows`", ROW),
    FormBlock("Rules", "规则 `rules`", RULE),
    FormBlock("Sums", "合起来的数 `sums`", SUM),
    FormBlock("Key figures", "首页的数 `highlights`", HIGHLIGHT),
    FormBlock("Sentences", "起头的句子 `sentences`", SENTENCE),
    FormBlock("Pictures", "图 `charts`", CHART),
    FormBlock("Groups", "图里的组 `groups`", GROUP),
)
