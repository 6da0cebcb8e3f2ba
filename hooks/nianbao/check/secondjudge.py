"""A second judge of markup: nh3, the parser of a browser's kind, with the same list of tags and attributes.

What our own reading of the text lets pass, it must keep. It reads HTML as browsers do, and finds where we were misled.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

import nh3

from nianbao.text.tags import read_tags

Kept = tuple[str, str]
"""A tag, and one of its attributes, or an empty text for the tag itself."""


def dropped(
    html: str,
    passed: Iterable[Kept],
    attributes: Mapping[str, Collection[str]],
    allows: Callable[[str, str, str], bool],
) -> list[Kept]:
    """What a browser's parser would not keep of that which `passed`.

    `attributes` gives the names that each tag may have, `allows` whether it may have a value for one.
    """
    clean = nh3.clean(
        html,
        tags=set(attributes),
        attributes={tag: set(names) for tag, names in attributes.items()},
        attribute_filter=lambda tag, name, value: value if allows(tag, name, value) else None,
        url_schemes={"http", "https", "mailto", "tel", "stat", "table", "chart"},
        link_rel=None,
    )
    kept: Counter[Kept] = Counter()
    for tag in read_tags(clean, *attributes):
        if not tag.closing:
            kept.update([(tag.name, ""), *((tag.name, attribute.name) for attribute in tag.attributes())])
    return sorted(Counter(passed) - kept)
