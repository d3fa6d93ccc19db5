"""A programme is read whole; a broken one is refused with every defect, its file and its place."""

import ast
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import programmes
from programmes import reading
from programmes.loading import ProgrammeError, find, fingerprint, load
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from tests.unit.programme_defects import DEFECTS, A, D, N

HOME = Path(programmes.__file__).parent
BRANCHES = ("teacher", "preschool", "specialist", "extra", "manager")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(find("nms-2023"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HOME / "nms-2023", tmp_path / "own"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"the case is out of date: {old!r} is not in {file}"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ProgrammeError) as refused:
        load(folder)
    assert str(refused.value).splitlines() == refused.value.problems
    return refused.value.problems


# --- broken programmes


@pytest.mark.parametrize(("file", "old", "new", "expected"), DEFECTS)
def test_a_defect_is_named_with_its_file_and_place(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    change(folder, file, old, new)
    found = problems_of(folder)
    assert any(line.startswith(f"own/{file}: {expected}") for line in found), found


def test_all_defects_of_all_files_are_told_at_once(folder: Path) -> None:
    change(folder, "positions.yaml", "title: преподаватель}", "title: ''}")
    change(folder, "calendar.yaml", "at: '15:30'", "at: never")
    change(folder, "calendar.yaml", "campaign_most: 3", "campaign_most: 0")
    change(folder, "terms.yaml", "mentee:", "mentor:")
    change(folder, A, "least: 5", "least: five")
    (folder / "modules.yaml").unlink()
    (folder / "indikators.yaml").write_text("a: 1", encoding="utf-8")
    assert set(problems_of(folder)) == {
        "own/indikators.yaml: unknown name, did you mean indicators.yaml?",
        "own/modules.yaml: required, but missing",
        "own/positions.yaml: groups.0.positions.1.title: expected a text of at least 1 character",
        "own/calendar.yaml: digest.at: expected a time like 08:30",
        "own/calendar.yaml: reminders.campaign_most: expected at least 1",
        "own/terms.yaml: line 105, column 1: expected the key 'mentor' only once",
        "own/terms.yaml: mentee: required, but missing",
        "own/questionnaires/adaptation.yaml: scoring.least: expected a whole number",
    }


def test_a_broken_list_is_not_blamed_on_those_who_refer_to_it(folder: Path) -> None:
    change(folder, "competences.yaml", "epsilon: 10", "epsilon: ten")
    assert problems_of(folder) == ["own/competences.yaml: thresholds.epsilon: expected a number"]


def test_several_defects_of_one_questionnaire_are_told_together(folder: Path) -> None:
    change(folder, D, "area: subject", "area: subjects")
    change(folder, D, "prefill: experience_years", "prefill: age")
    change(folder, D, "text: Кем вы работаете в первую очередь?", "text: 'Кто вы, {name}?'")
    own = [line for line in problems_of(folder) if line.startswith(f"own/{D}")]
    assert [line.split(": ")[1] for line in own] == [
        "questions.0.text",
        "questions.1.prefill",
        "questions.2.area",
    ]


def test_yaml_that_breaks_off_is_told_with_line_and_column(folder: Path) -> None:
    (folder / "modules.yaml").write_text("routes: true\nevents: [true\n", encoding="utf-8")
    (found,) = problems_of(folder)
    assert re.match(r"own/modules\.yaml: line \d+, column \d+: .+", found)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "expected keys and values, the file is empty"),
        (b"null\n", "expected keys and values, the file is empty"),
        (b"# only a remark\n", "expected keys and values, the file is empty"),
        (b"- routes\n", "expected keys and values"),
        (b"routes\n", "expected keys and values"),
        ("events: да".encode("cp1251"), "expected a text file in UTF-8"),
        (b"[a, b]: true\n", "line 1, column 1: expected a simple key"),
        (b"a: &a\n  b: *a\n", "line 1, column 4: expected at most 40 levels"),
        (b"[" * 200 + b"]" * 200, "line 1, column 42: expected at most 40 levels"),
        (b"routes: true\n---\nroutes: false\n", "line 2, column 1: "),
        (b"routes: \x07\n", "not YAML: "),
    ],
)
def test_a_file_that_is_not_a_section_is_told(folder: Path, content: bytes, expected: str) -> None:
    (folder / "modules.yaml").write_bytes(content)
    assert problems_of(folder)[0].startswith(f"own/modules.yaml: {expected}")


def test_names_nobody_reads_are_told(folder: Path) -> None:
    (folder / "module.yaml").touch()
    (folder / "questionnaires" / "entry.yml").touch()
    (folder / ".DS_Store").touch()
    assert problems_of(folder) == [
        "own/module.yaml: unknown name, did you mean modules.yaml?",
        "own/questionnaires/entry.yml: unknown name, expected *.yaml",
    ]


def test_an_empty_folder_names_everything_that_is_missing(tmp_path: Path) -> None:
    found = problems_of(tmp_path)
    assert len(found) == sum(field.is_required() for field in Programme.model_fields.values())
    assert all(line.endswith(": required, but missing") for line in found)


def test_a_programme_without_questionnaires_is_refused(folder: Path) -> None:
    shutil.rmtree(folder / "questionnaires")
    (folder / "questionnaires").mkdir()
    assert problems_of(folder) == ["own/questionnaires: expected at least one questionnaire that can be read"]


def test_a_text_too_long_for_a_screen_is_refused(folder: Path) -> None:
    change(folder, D, "text: смешанное обучение", f"text: {'слово ' * 600}")
    long_option, whole_screen = problems_of(folder)
    assert "questions.12.options.blended.text: expected less than 3500 characters" in long_option
    assert "questions.12.text: expected less than 3500 characters with all options" in whole_screen


def test_a_screen_is_measured_for_each_subject_apart(folder: Path) -> None:
    topics = "".join(f"      - {{code: t{n}, title: {'очень длинная тема ' * 5}}}\n" for n in range(40))
    place = "  - code: math\n    title: математика\n    topics:\n"
    change(folder, "subjects.yaml", place, place + topics)
    (found,) = problems_of(folder)
    assert found.startswith(f"own/{D}: questions.6.text: expected less than 3500 characters with all options")


def test_codes_of_options_may_repeat_only_where_nobody_sees_both(folder: Path) -> None:
    own = "- {code: nothing, text: не нужна, exclusive: true}"
    change(folder, D, own, own + "\n      - {code: math_functions, text: ряды, branches: [preschool]}")
    load(folder)
    change(folder, D, "branches: [preschool]", "subjects: [math]")
    assert problems_of(folder) == [f"own/{D}: questions.6.options.math_functions: expected the code only once"]


def test_a_mandatory_choice_needs_two_options_for_everybody_who_sees_it(folder: Path) -> None:
    change(
        folder,
        N,
        "options_from: topics",
        "options: [{code: one, text: одна}, {code: two, text: две, branches: [extra]}]",
    )
    assert problems_of(folder) == [
        f"own/{N}: questions.1.options: expected at least 2 for the branch {branch}"
        for branch in sorted(set(BRANCHES) - {"extra"})
    ]


OWN = """
code: own
title: Своя
summary: короткая
intro: Здравствуйте.
thanks: Спасибо.
minutes: 1
questions:
  - {code: Q1, kind: text, length: 10, text: {teacher: Что?, manager: Где?}}
"""


def test_a_branch_without_questions_is_refused(folder: Path) -> None:
    (folder / "questionnaires" / "own.yaml").write_text(OWN, encoding="utf-8")
    assert problems_of(folder) == [
        f"own/questionnaires/own.yaml: questions: expected at least one question for the branch {branch}"
        for branch in ("preschool", "specialist", "extra")
    ]


def test_words_that_yaml_takes_for_something_else_stay_words(folder: Path) -> None:
    own = OWN.replace("{teacher: Что?, manager: Где?}", "no").replace("Своя", "on").replace("короткая", "20:00")
    (folder / "questionnaires" / "own.yaml").write_text(own.replace("Спасибо.", "2026-01-01"), encoding="utf-8")
    form = load(folder).questionnaires["own"]
    said = (form.questions[0].text, form.title, form.summary, form.thanks)
    assert said == ("no", "on", "20:00", "2026-01-01")


def test_both_yaml_readers_understand_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    path = HOME / "nms-2023" / "calendar.yaml"
    fast = reading.read(path)
    monkeypatch.setattr(reading, "_LOADER", yaml.SafeLoader)
    assert reading.read(path) == fast
    assert fast.content["quarters"][0]["from"] == "09-01"


JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text("аx{}:- 0", max_size=4)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(("code", "text", "teacher")), inner),
    max_leaves=4,
)


@settings(max_examples=20, deadline=None)
@given(data=st.data(), junk=JUNK)
def test_whatever_is_written_only_a_programme_error_comes_out(data: st.DataObject, junk: object) -> None:
    source = HOME / "nms-2023"
    file = data.draw(st.sampled_from(sorted(str(path.relative_to(source)) for path in source.rglob("*.yaml"))))
    content = reading.read(source / file).content
    *steps, last = data.draw(
        st.sampled_from(list(leaves(content))).flatmap(
            lambda path: st.sampled_from([path[:n] for n in range(1, len(path) + 1)])
        )
    )
    here = content
    for step in steps:
        here = here[step]
    here[last] = junk
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(source, Path(temporary) / "own"))
        (folder / file).write_text(yaml.dump(content, allow_unicode=True), encoding="utf-8")
        try:
            load(folder)
        except ProgrammeError as refused:
            assert all(line.startswith("own/") for line in refused.problems)  # noqa: PT017


# --- finding, fingerprints, cost


def test_a_programme_is_found_by_name_or_path(folder: Path) -> None:
    assert find("nms-2023") == HOME / "nms-2023"
    assert find(str(folder)) == folder.resolve()
    for unknown in ("", " ", "nms-1923", str(folder / "passport.yaml")):
        with pytest.raises(ProgrammeError, match="expected a folder or one of: nms-2023"):
            find(unknown)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match="absent: no such folder"):
        load(tmp_path / "absent")


def test_equal_content_has_an_equal_fingerprint(folder: Path, programme: Programme) -> None:
    change(
        folder,
        A,
        "code: adaptation\ntitle: Первые годы в профессии\n",
        "title:   'Первые годы в профессии'\ncode: adaptation # то же\n",
    )
    again = load(folder).questionnaires["adaptation"]
    assert fingerprint(again) == fingerprint(programme.questionnaires["adaptation"])
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint(again))


def test_saying_a_default_aloud_changes_nothing(folder: Path, programme: Programme) -> None:
    change(folder, A, "audience: young", "audience: young\nanonymous: false\non_demand: false")
    assert fingerprint(load(folder).questionnaires["adaptation"]) == fingerprint(programme.questionnaires["adaptation"])


def leaves(content: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else None
    if items is None:
        yield path
        return
    for key, value in items:
        yield from leaves(value, (*path, key))


def test_any_other_word_score_or_order_is_another_questionnaire(programme: Programme) -> None:
    original = programme.questionnaires["adaptation"]
    prints = [fingerprint(original)]
    plain = original.model_dump(mode="json")
    changeable = [
        path
        for path in leaves(plain)
        if path[-1] in {"text", "note", "title", "code", "score", "message", "since", "mandatory"}
    ]
    for path in changeable:
        content = original.model_dump(mode="json")
        here = content
        for step in path[:-1]:
            here = here[step]
        value = here[path[-1]]
        here[path[-1]] = (
            not value if isinstance(value, bool) else f"{value}x" if isinstance(value, str) else (value or 0) + 7
        )
        if path[-1] == "note" and value is None:
            here[path[-1]] = "x"
        prints.append(fingerprint(Questionnaire.model_validate(content)))
    swapped = original.model_copy(update={"questions": (*original.questions[1:], original.questions[0])})
    prints.append(fingerprint(swapped))
    assert len(changeable) > 100
    assert len(set(prints)) == len(prints)


def test_fingerprints_outlive_releases() -> None:
    """Answers of former years point at it: change the way it is made only together with a migration."""
    asked = {"code": "Q1", "kind": "text", "text": "Что?", "length": 10}
    words = dict.fromkeys(("title", "summary", "intro", "thanks"), "ё")
    form = Questionnaire.model_validate({"code": "own", **words, "minutes": 1, "questions": [asked]})
    assert fingerprint(form) == "0e1c0764c7b39de1891a502d7c76bb53f8410f26ba6ac669299f6321f394b9e5"


def quickest(what: Callable[[], object]) -> float:
    """Seconds of the processor, of three tries."""
    spent = []
    for _ in range(3):
        began = time.process_time()
        what()
        spent.append(time.process_time() - began)
    return min(spent)


def test_reading_takes_no_longer_than_a_few_parsings() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (HOME / "nms-2023").rglob("*.yaml")]
    parsing = quickest(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
    assert quickest(lambda: load(HOME / "nms-2023")) < 10 * parsing


def test_programmes_lean_on_nothing_of_the_house() -> None:
    allowed = {*sys.stdlib_module_names, "programmes", "pydantic", "yaml"}
    for module in HOME.glob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        names += [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert {name.split(".")[0] for name in names} <= allowed, module.name
