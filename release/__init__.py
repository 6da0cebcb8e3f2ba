"""A version of the engine as files: packed, proved to be made of the tagged commit, ready for machines without network.

`python -m release` is what the workflow of releases calls through the Makefile. Nothing here goes into the package.
"""
