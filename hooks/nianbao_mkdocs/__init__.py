"""The adapter: the library's work as events of MkDocs, and the theme.

Whatever depends on MkDocs or Material is here and nowhere else; `nianbao`, beside it, knows neither. What holds for
MkDocs holds for ProperDocs too (`engine`).
"""
