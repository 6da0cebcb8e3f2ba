"""HTTP headers that a server adds to the published folder, where it can; the samples in `deploy/` say the same.

`_headers` at the root of the site is read by static hosts such as Cloudflare Pages and Netlify; to others it is one
more file.
"""

from nianbao.site.policy import header_policy

SECURITY = {
    "Content-Security-Policy": header_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""For every file. HSTS is left to the portal, which answers for the whole host."""

_HASHED = ("/assets/stylesheets/*", "/assets/javascripts/*")
"""The theme's files: their names change with their content."""


def headers_file() -> str:
    """`_headers`: paths, each with its headers indented below it."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in SECURITY.items())]
    for path in _HASHED:
        lines += [path, "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
