"""The house as text: every file of the program, read once."""

import ast
import gc
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = (
    "playground",
    "bot",
    "handlers",
    "scheduler",
    "services",
    "models",
    "locales",
    "programmes",
    "migrations",
    "benchmarks",
)


@cache
def module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules(*rooms: str) -> dict[Path, ast.Module]:
    files = (path for room in rooms or ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    read = {path.relative_to(ROOT): module(path) for path in files}
    gc.freeze()  # millions of nodes that stay: the collector need not walk them
    return read


def dotted(path: Path) -> str:
    """The name a module is imported by."""
    return ".".join(path.with_suffix("").parts)


@cache
def imported(tree: ast.Module) -> set[str]:
    """Dotted names a module imports."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names
