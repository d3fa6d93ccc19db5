"""How many pages a list takes."""


def pages_of(count: int, size: int) -> int:
    """Nothing fills a page too: the one that says so."""
    return max(1, -(-count // size))
