"""The offline edition: the built pages of one year, made to work by double click.

A browser then reads from a disk, where it knows no front pages of folders, runs no modules and fetches nothing.
"""
