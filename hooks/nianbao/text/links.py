"""Links of the text: what they may lead to."""

import re

FILE = re.compile(r"\.(?:md|pdf|docx?|xlsx?|csv|zip)$")
"""What a link may lead to beside whole addresses."""
