"""The adapter: the library's work as events of MkDocs, and the theme.

What MkDocs and Material know of us stands here and nowhere else; `nianbao`, beside it, knows neither. What is said of
MkDocs holds for ProperDocs too (`engine`).
"""
