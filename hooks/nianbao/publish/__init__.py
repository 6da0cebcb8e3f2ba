"""The site built by a site generator and swapped in, looked at before it goes out, and tried where it was deployed.

Here belongs what asks a host, what is done to the whole built folder, and the protocol by which a generator is handed a
project and gives findings back. What a page or a file holds does not: that is made below. Whether the content is right
was asked in `project`. No generator is named: one registers itself (`nianbao_mkdocs` does).
May use `offline`, `review` and what is below them.
"""
