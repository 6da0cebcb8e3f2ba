"""The preview while it is written: what did not change is not made again."""

from pathlib import Path

from serving import free_address, previewing


def test_the_preview_takes_unchanged_downloads_from_the_cache(fresh: Path) -> None:
    address = free_address()
    with previewing(fresh, address) as said:
        assert "2018 年下载文件：新做 13 个，取自缓存 0 个" in said
    with previewing(fresh, address) as said:
        assert "2018 年下载文件：新做 0 个，取自缓存 13 个" in said
