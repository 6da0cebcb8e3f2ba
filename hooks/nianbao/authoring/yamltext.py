"""A text as a value in a YAML file, so that it is read back as it is."""

import json
import re

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff][\w\u3400-\u9fff（）《》〔〕·、。，@./-]*")
_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "空")
"""What YAML, or the reader of the data files, takes for something else than a text."""


def yaml_text(text: str) -> str:
    """Without quotes where that is safe; nothing for an empty text."""
    if not text or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS):
        return text
    return json.dumps(text, ensure_ascii=False)  # a text of JSON is one of YAML
