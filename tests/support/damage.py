"""Files damaged at random: bytes changed, cut and repeated, the same for the same seed."""

from random import Random

from packages import packed, unpacked


def damaged(content: bytes, chance: Random) -> bytes:
    raw = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        at, other = chance.randrange(len(raw) or 1), chance.randrange(len(raw) or 1)
        raw[at : at + chance.randrange(20)] = chance.choice((b"", chance.randbytes(3), bytes(raw[other : other + 30])))
    return bytes(raw)


def changed(content: bytes, chance: Random) -> bytes:
    """The file damaged as a whole, or, where it is a package, in one of its parts."""
    if content[:2] != b"PK" or chance.random() < 0.3:
        return damaged(content, chance)
    parts = unpacked(content)
    part = chance.choice(sorted(parts))
    return packed(parts | {part: damaged(parts[part], chance)})
