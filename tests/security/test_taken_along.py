"""Whoever takes data along in a file leaves a line in the audit: every way from a tap to a file is looked at."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.house.plan import ROOT, modules
from tests.security.papers import makers

Place = tuple[str, str]
"""Module and function."""

NOTES = frozenset({("services.audit", "note"), ("services.audit", "note_own")})
PEN: Place = ("services.workbooks", "write")

EMPTY = frozenset({
    ("services.course_sheets", "template"),
    ("services.external_sheets", "template"),
    ("services.meeting_plan_sheets", "template"),
    ("services.questionnaire_sheets", "template"),
    ("services.questionnaire_sheets", "written"),
    ("services.report_papers", "default"),
    ("services.staff_template", "template"),
    ("services.invitation_sheets", "picture"),
    ("services.event_calendars", "calendar"),
})  # fmt: skip
"""Papers without people: tables to be filled in, questions, a link as a picture, an event everybody may open."""
OWN = frozenset({
    "event_after.send_own",
    "events.send_own_file",
    "participation.send_own",
    "route.send_picture",
})  # fmt: skip
"""What people take along of themselves alone."""


@cache
def functions() -> dict[Place, set[Place]]:
    """Every function of handlers and services at the top of a module, with those it names."""
    found: dict[Place, set[Place]] = {}
    for room in ("handlers", "services"):
        for path, tree in modules(room).items():
            name = f"{room}.{path.stem}"
            known = names_of(tree, name)
            for node in tree.body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    found[name, node.name] = set(named(node, known))
                elif isinstance(node, ast.Assign | ast.AnnAssign):
                    for target in getattr(node, "targets", None) or [node.target]:
                        if isinstance(target, ast.Name):
                            found[name, target.id] = set(named(node, known))
    return found


def names_of(tree: ast.Module, own: str) -> dict[str, str | Place]:
    """What names of a module stand for: another module, or something in one. Modules go without their folder."""
    known: dict[str, str | Place] = {}
    for node in tree.body:
        for one in getattr(node, "targets", ()) or ([node.target] if isinstance(node, ast.AnnAssign) else ()):
            if isinstance(one, ast.Name):
                known[one.id] = (own, one.id)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            known[node.name] = (own, node.name)
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                room, _, place = node.module.partition(".")
                is_folder = (ROOT / node.module.replace(".", "/")).is_dir()
                there = f"{room}.{alias.name}" if is_folder else (f"{room}.{place.rpartition('.')[2]}", alias.name)
                known[alias.asname or alias.name] = there
    return known


def named(node: ast.AST, known: dict[str, str | Place]) -> Iterator[Place]:
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name):
            module = known.get(one.value.id)
            if isinstance(module, str):
                yield module, one.attr
        elif isinstance(one, ast.Name):
            place = known.get(one.id)
            if isinstance(place, tuple):
                yield place


@cache
def reached(place: Place) -> frozenset[Place]:
    found, waiting = {place}, [place]
    while waiting:
        for one in functions().get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return frozenset(found)


def taps() -> set[Place]:
    """Handlers a router registers."""
    routers = {place for place in functions() if place[0].startswith("handlers.") and place[1].endswith("_router")}
    return {
        one
        for router in routers
        for one in functions()[router]
        if one[0].startswith("handlers.") and not one[1].endswith("_router") and one[1].islower()
    }


def papers() -> set[Place]:
    """Files that hold people; whoever writes an empty table writes it with the same pen."""
    found = {tuple(f"services.{one}".rsplit(".", 1)) for one in makers()}
    return {(module, name) for module, name in found if not module.endswith("charts")} - EMPTY - {PEN}


def holds_people(tap: Place) -> bool:
    there = reached(tap)
    is_empty = bool(there & EMPTY) and not there & papers()
    return bool(there & papers()) or (PEN in there and not is_empty)


def test_every_file_people_take_along_is_written_down():
    givers = {tap for tap in taps() if holds_people(tap)}
    assert len(givers) > 20, "the ways to files are found"
    silent = {tap for tap in givers if not reached(tap) & NOTES}
    assert {f"{module.removeprefix('handlers.')}.{name}" for module, name in silent} == OWN
