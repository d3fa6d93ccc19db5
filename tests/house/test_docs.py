"""What is written about the program is true of it: links, commands, targets, settings, fields, rooms."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.__main__ import COMMANDS as PROGRAM_COMMANDS
from bot.settings import Settings
from handlers.commands import COMMANDS as CHAT_COMMANDS
from programmes.loading import ProgrammeError, find, fingerprint, load
from programmes.questionnaires import (
    FACTS,
    AreaScoring,
    Audience,
    Condition,
    IndexLevel,
    IndexScoring,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    Scale,
    Signal,
)
from services.forms import KEPT
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires.questionnaire_answers import Reply
from tests.house.plan import ROOMS, ROOT
from tests.house.test_rooms import BELOW

DOCS = ROOT / "docs"
EXAMPLE = DOCS / "examples" / "lesson_visit.yaml"
FIELDS = (DOCS / "questionnaires.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def words(page: Path) -> str:
    """The page without its examples of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Headings the way a browser of the repository names them."""
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in HEADING.findall(words(page))}


def first_column(text: str, heading: str) -> list[str]:
    """What stands in backticks in the first cells of the table under the heading."""
    section = text.split(f"\n## {heading}\n")[1].partition("\n## ")[0]
    return [
        name for row in re.findall(r"^\| (`.+?) \|", section, re.MULTILINE) for name in re.findall("`([^`]+)`", row)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    for link in filter(None, (one or other for one, other in LINK.findall(words(page)))):
        if link.startswith(("http://", "https://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_every_picture_is_shown_and_small():
    shown = {Path(link).name for page in PAGES for links in LINK.findall(words(page)) for link in links}
    for picture in (DOCS / "pictures").iterdir():
        assert picture.name in shown
        assert picture.stat().st_size <= 150_000, picture.name


def test_every_page_can_be_found_from_the_readme():
    reached, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page.is_dir():
            ahead += page.glob("*.md")
        elif page.suffix == ".md" and page not in reached:
            reached.add(page)
            links = [one for one, _ in LINK.findall(words(page)) if not one.startswith(("http", "#"))]
            ahead += [(page.parent / link.partition("#")[0]).resolve() for link in links]
    assert reached == set(PAGES)


def test_make_targets():
    targets = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
    listed = {name.removeprefix("make ") for name in first_column(README, "Make targets")}
    assert listed == targets
    assert set(re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()) >= targets - {"help"}
    for page in PAGES:
        assert set(re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets, (
            page
        )


def test_settings_and_their_defaults():
    section = README.split("\n## Settings\n")[1].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| (\S+) \|$", section, re.MULTILINE))
    assert rows.keys() == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        expected = f"`{field.default}`" if field.default else "–"
        assert rows[name.upper()] == expected, name


def test_commands_of_the_program():
    assert first_column(README, "Commands of the program") == list(PROGRAM_COMMANDS)


@pytest.mark.parametrize(("page", "heading"), [("README.md", "Commands of the chat"), ("docs/guide.ru.md", "Команды")])
def test_commands_of_the_chat(page: str, heading: str):
    listed = first_column((ROOT / page).read_text(encoding="utf-8"), heading)
    assert set(listed) == {"/start", *(f"/{name}" for name in CHAT_COMMANDS)}
    assert len(listed) == len(set(listed))


def test_the_guide_quotes_what_is_on_the_screen():
    places = [*(ROOT / "locales" / "ru").glob("*.ftl"), *(ROOT / "programmes" / "nms-2023").rglob("*.yaml")]
    places.append(ROOT / "playground" / "page" / "texts.js")
    screens = "\n".join(path.read_text(encoding="utf-8") for path in places)
    quoted = set(re.findall("«([^»]+)»", (DOCS / "guide.ru.md").read_text(encoding="utf-8")))
    assert len(quoted) > 15
    assert [words for words in quoted if words not in screens] == []


def test_rooms():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == {*ROOMS, "tests"}
    assert {name.rstrip("/") for name in first_column(README, "Rooms")} == packages | {"docs"}


def test_decisions_are_numbered_without_holes():
    pages = sorted((DOCS / "decisions").iterdir())
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]}. "), page.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], page.name


def test_the_changelog_knows_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[1] == version


def test_forms_are_kept_as_long_as_operators_read():
    assert f"| {KEPT.days} days |" in (DOCS / "operations.md").read_text(encoding="utf-8")


def test_the_diagram_shows_the_imports():
    """An arrow leads to what may be imported, and everything that may be imported lies somewhere below."""
    arrows: dict[str, set[str]] = {room: set() for room in BELOW}
    for source, target in re.findall(
        r"^ +(\w+)(?:\[.+?\])? --> (\w+)", (DOCS / "architecture.md").read_text(), re.MULTILINE
    ):
        if target in BELOW and source in BELOW:
            arrows[source].add(target)

    def reached(room: str) -> set[str]:
        return set().union(*({below, *reached(below)} for below in arrows[room]))

    for room, below in BELOW.items():
        assert arrows[room] <= below <= reached(room), room


def test_every_term_of_the_glossary_is_in_use():
    sources = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix in {".py", ".yaml"}]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    terms = re.findall(r"^\| .+? \| `([^`]+)`", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(terms) > 40
    assert [term for term in terms if not re.search(rf"\b{term}", code)] == []
    assert len(terms) == len(set(terms))


@pytest.mark.parametrize(
    "shape", [Questionnaire, Question, Option, Scale, Condition, IndexScoring, AreaScoring, IndexLevel, Signal], ids=str
)
def test_every_field_of_a_questionnaire_is_explained(shape: type[BaseModel]):
    for field in shape.model_fields:
        assert re.search(rf"`{field}[`:]|^ *-? *{field}:|[{{ ]{field}:", FIELDS, re.MULTILINE), field


@pytest.mark.parametrize("value", sorted({*QuestionKind, *Audience, *FACTS}))
def test_every_kind_audience_and_fact_is_explained(value: str):
    assert f"`{value}`" in FIELDS


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "my-town"
    shutil.copytree(find("nms-2023"), folder)
    shutil.copy(EXAMPLE, folder / "questionnaires")
    return folder


@pytest.fixture
def example(town: Path) -> Questionnaire:
    return load(town).questionnaires["lesson_visit"]


def test_the_smallest_questionnaire_can_be_read(town: Path):
    smallest = FIELDS.split("```yaml\n")[1].partition("```")[0]
    (town / "questionnaires" / "mood.yaml").write_text(smallest, encoding="utf-8")
    assert load(town).questionnaires["mood"].on_demand


def test_the_mistake_is_reported_as_the_page_shows(town: Path):
    wrong = EXAMPLE.read_text(encoding="utf-8").replace("mandatory", "mandatori", 1)
    (town / "questionnaires" / EXAMPLE.name).write_text(wrong, encoding="utf-8")
    with pytest.raises(ProgrammeError) as caught:
        load(town)
    assert FENCE.findall(FIELDS)[1].splitlines()[1:-1] == caught.value.problems


def test_comments_and_the_order_of_keys_are_no_new_version(town: Path, example: Questionnaire):
    path = town / "questionnaires" / EXAMPLE.name
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    lines.remove("minutes: 3")
    path.write_text("\n".join(["minutes: 3  # about", *lines]), encoding="utf-8")
    assert fingerprint(load(town).questionnaires["lesson_visit"]) == fingerprint(example)


def asked(questionnaire: Questionnaire, replies: dict[str, Reply], **facts: str) -> list[str]:
    return [question.code for question in flow.visible(questionnaire, replies, facts)]


def test_the_example_shows_what_the_page_says(example: Questionnaire):
    assert set(QuestionKind) == {question.kind for question in example.questions}
    used = {field for question in example.questions for field in question.model_fields_set}
    assert used >= set(Question.model_fields) - {"area", "topic"}
    for code in re.findall(r"questions: \[(.+)\]", FIELDS)[0].split(", "):
        assert example.question(code)


def test_the_example_asks_everybody_their_own_questions(example: Questionnaire):
    teacher = asked(example, {}, position_group="teacher", experience_years="7")
    assert teacher == ["L02", "L04", "L05", "L06", "L07", "L08"]
    assert asked(example, {}, position_group="preschool") == ["L02", "L05", "L06", "L08"]
    assert asked(example, {})[0] == "L01"
    partly = {"L02": Reply(chosen=("no",)), "L04": Reply(chosen=("0",))}
    assert asked(example, partly, position_group="teacher", experience_years="2") == ["L02", "L03", "L04", "L05", "L06"]
    sentence = flow.wording(example, example.question("L04"), "manager")
    assert sentence == "Насколько вам пригодится то, как учитель разбирал урок с вами?"


def test_pages_speak_of_the_project_alone():
    foreign = re.compile(r"\b(TODO|FIXME|coming soon|/work/|/tmp/|chatgpt|claude|copilot)\b", re.IGNORECASE)
    for page in PAGES:
        assert not foreign.search(page.read_text(encoding="utf-8")), page.name
