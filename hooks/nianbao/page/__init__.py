"""One page: the values for its template, its metadata for machines, and the last touch to its finished HTML.

Here belongs what is asked of a single page of the site. Files beside the pages, and what holds for all of them alike
(policy, stylesheet, scripts), are for `site`; views over several years for `trends`; the markup around the text for the
templates of the theme. Finished pages are changed for a disk in `offline`. May use `export` and what is below it; not
`site`, which is beside it.
"""
