"""The site built with the site generator and swapped in, and the deployed site tried.

Here belongs what runs other programs or asks a host, what is done to the whole built folder, and the generator's words
made into findings. What a page or a file holds does not: that is made below. Whether the content is right was asked in
`project`. The generator is started as a program and never imported; its events are answered by `hooks/portal.py`.
May use `offline`, `review` and what is below them.
"""
