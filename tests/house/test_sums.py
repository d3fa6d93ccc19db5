"""Sums and means are written in one place, which knows what kind of number each database makes of them."""

import ast
from pathlib import Path

from tests.house.plan import modules

HOME = Path("models/sums.py")


def test_nobody_else_adds_up_in_sql():
    for path, tree in modules().items():
        named = {
            node.attr for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "func"
        }  # fmt: skip
        if path == HOME:
            assert named >= {"sum", "avg"}
        else:
            assert not named & {"sum", "avg", "total", "round"}, f"{path}: what comes of it differs between databases"
