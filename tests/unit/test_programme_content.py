"""What the programme of 2023 holds: its questionnaires as agreed, its words clean."""

import re
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from programmes.loading import find, load
from programmes.programme import Programme
from programmes.questionnaires import IndexScoring, for_branch

BRANCHES = ("teacher", "preschool", "specialist", "extra", "manager")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(find("nms-2023"))


def test_every_section_and_questionnaire_is_there(programme: Programme) -> None:
    assert set(programme.questionnaires) == {
        "diagnostics",
        "diagnostics_exit",
        "adaptation",
        "satisfaction",
        "needs",
        "mentor",
    }
    assert tuple(group.code for group in programme.positions.groups) == BRANCHES
    assert [area.code for area in programme.competences.areas] == [
        "subject",
        "methods",
        "psychology",
        "communication",
    ]
    assert programme.support.young_rule.max_years == 3
    assert programme.passport.period.last_day.isoformat() == "2028-08-31"
    assert programme.organizations.organizations == ()


def test_diagnostics_has_24_questions_and_18_scored(programme: Programme) -> None:
    questions = programme.questionnaires["diagnostics"].questions
    assert [question.code for question in questions] == [f"D{number:02}" for number in range(1, 25)]
    scored = [question.code for question in questions if question.area]
    assert scored == [f"D{number:02}" for number in [*range(3, 7), *range(8, 13), *range(14, 23)]]
    assert [question.code for question in questions if not question.mandatory] == ["D07", "D13", "D20", "D24"]


@pytest.mark.parametrize("branch", BRANCHES)
def test_each_branch_sees_its_own_questions(programme: Programme, branch: str) -> None:
    questions = programme.questionnaires["diagnostics"].questions
    unseen = {question.code for question in questions if for_branch(question.text, branch) is None}
    assert unseen == ({"D06", "D12"} if branch == "specialist" else set())


@pytest.mark.parametrize(
    ("code", "branch", "topic"),
    [
        ("D03", "teacher", "subject_content"),
        ("D03", "manager", "fgos_fop"),
        ("D04", "teacher", "exam_prep"),
        ("D04", "extra", "gifted"),
        ("D04", "specialist", "subject_content"),
        ("D05", "manager", "external_assessment"),
        ("D08", "manager", "lesson_analysis"),
        ("D09", "specialist", "assessment"),
        ("D12", "manager", "innovation"),
        ("D18", "preschool", "at_risk"),
    ],
)
def test_answers_count_for_the_right_topic(programme: Programme, code: str, branch: str, topic: str) -> None:
    asked = programme.questionnaires["diagnostics"].question(code)
    assert asked.topic is not None
    assert for_branch(asked.topic, branch) == topic


def test_exit_asks_the_scored_questions_word_for_word(programme: Programme) -> None:
    entry, leaving = (programme.questionnaires[code] for code in ("diagnostics", "diagnostics_exit"))
    common = [question for question in leaving.questions if question.area]
    assert common == [question for question in entry.questions if question.area]
    assert leaving.scales == entry.scales
    assert [question.code for question in leaving.questions if not question.area] == ["D01", "X01", "X02"]


def test_difficulty_scale_counts_zero_to_three_and_leaves_out_the_rest(programme: Programme) -> None:
    options = programme.questionnaires["diagnostics"].scales["difficulty"].options
    assert [(option.code, option.score) for option in options] == [
        ("0", 0),
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("N", None),
    ]


def test_subject_topics_stand_in_the_question_itself(programme: Programme) -> None:
    options = programme.questionnaires["diagnostics"].question("D07").options
    for subject in programme.subjects.subjects:
        own = [option for option in options if subject.code in option.subjects]
        assert 6 <= len(own) <= 8, subject.code
        assert all(option.branches == ("teacher",) for option in own)
    for branch in BRANCHES[1:]:
        assert 6 <= len([option for option in options if option.branches == (branch,)]) <= 8, branch
    everyone = [option for option in options if not option.branches]
    assert [(option.code, option.exclusive) for option in everyone] == [("nothing", True)]


def test_only_what_can_be_taken_any_time_is_on_demand(programme: Programme) -> None:
    forms = programme.questionnaires.values()
    assert {form.code for form in forms if form.on_demand} == {"diagnostics", "needs"}
    assert {form.code for form in forms if form.anonymous} == {"satisfaction"}
    assert programme.questionnaires["adaptation"].audience == "young"
    assert programme.questionnaires["mentor"].audience == "mentors"
    assert len(programme.questionnaires["adaptation"].questions) == 12
    assert len(programme.questionnaires["satisfaction"].questions) == 8
    assert len(programme.questionnaires["needs"].questions) == 10
    assert len(programme.questionnaires["mentor"].questions) == 7


def test_adaptation_index_leaves_living_conditions_out(programme: Programme) -> None:
    scoring = programme.questionnaires["adaptation"].scoring
    assert isinstance(scoring, IndexScoring)
    assert scoring.questions == ("A03", "A04", "A05", "A06", "A07", "A08", "A09")
    levels = [(level.code, level.since) for level in scoring.levels]
    assert levels == [("adapted", 70), ("needs_support", 45), ("at_risk", 0)]


def test_nothing_and_other_answers_do_not_go_together(programme: Programme) -> None:
    exclusive = {
        (question.code, option.code)
        for form in programme.questionnaires.values()
        for question in form.questions
        for option in question.options
        if option.exclusive
    }
    assert exclusive == {(code, "nothing") for code in ("D07", "D13", "X01", "S01", "N08", "N09", "M06")}


def test_consent_is_filled_with_the_operator_and_the_last_day(programme: Programme) -> None:
    text = programme.consent_text()
    assert programme.passport.operator.name in text
    assert "31.08.2029" in text
    assert "{" not in text


def test_a_read_programme_cannot_be_changed(programme: Programme) -> None:
    with pytest.raises(ValidationError):
        programme.passport.title = "другое"


def test_positions_lead_to_their_group(programme: Programme) -> None:
    for group in programme.positions.groups:
        for position in group.positions:
            assert programme.positions.group_of(position.code) is group


# --- the words


def texts(content: object, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield from texts(value, f"{place}.{key}")
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from texts(value, f"{place}.{number}")
    elif isinstance(content, str):
        yield place, content


def russian_texts() -> list[tuple[str, str]]:
    everything = load(find("nms-2023")).model_dump(mode="json")
    return [(place, text) for place, text in texts(everything) if re.search("[а-яё]", text, re.IGNORECASE)]


WITHOUT_DOTS = re.compile(
    r"\b(еще|ее|мое|твое|ребен\w+|займет|учет\w*|отчет\w*|прием\w*|идет|дает|ведет|поймет|жилье|"
    r"четверт(?=ая)|звезд(?=ы)|легк\w+|продлен\w+|одарен\w+|причем|вдвоем|объем\w*|свое|развернут\w+)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("fault", "pattern"),
    [
        ("spaces at the ends", r"^\s|\s$"),
        ("two spaces", r"  "),
        ("straight or foreign quotes", '["“”„]'),
        ("a hyphen for a dash", r" - | -$"),
        ("three dots for an ellipsis", r"\.\.\."),
        ("a space before a mark", r" [,.:;?!]"),
        ("several exclamation marks", r"!!"),
        ("latin letters inside a Russian word", r"[а-яё][a-z]|[a-z][а-яё]"),
    ],
)
def test_texts_are_clean(fault: str, pattern: str) -> None:
    spoiled = [place for place, text in russian_texts() if re.search(pattern, text, re.IGNORECASE)]
    assert not spoiled, fault


def test_texts_write_yo_with_its_dots() -> None:
    assert not [(place, found[0]) for place, text in russian_texts() if (found := WITHOUT_DOTS.search(text))]


def test_quotes_are_closed() -> None:
    assert not [place for place, text in russian_texts() if text.count("«") != text.count("»")]


def test_consultations_have_all_topics_and_short_answers(programme: Programme) -> None:
    section = programme.consultations
    groups = {
        group: [topic.code for topic in section.topics if topic.group == group] for group in ("contest", "attestation")
    }
    assert len(section.topics) == 22
    assert groups["contest"] == ["contest_professional"]
    assert groups["attestation"] == ["attestation_category", "attestation_methodist_mentor", "attestation_position"]
    assert section.topics[-1].code == "other"
    assert sum(topic.is_common for topic in section.topics) == 6
    assert 8 <= len(section.frequent_questions) <= 12
    assert all(len(one.answer) <= 400 and one.question.endswith("?") for one in section.frequent_questions)
    assert (section.first_answer_days, section.solution_days, section.closing_days) == (2, 10, 14)


def test_mentoring_has_plans_and_first_weeks_of_a_screen(programme: Programme) -> None:
    mentoring = programme.mentoring
    assert [plan.code for plan in mentoring.plans] == [
        "first_year_teacher",
        "preschool",
        "attestation",
        "reverse_digital",
    ]
    assert all(5 <= len(plan.steps) <= 8 for plan in mentoring.plans)
    assert len(mentoring.first_weeks) == 10
    assert (mentoring.entries_a_month, mentoring.mutual_visits_a_quarter) == (2, 1)
    assert {plan.questionnaire: plan.window.since for plan in programme.campaigns.plans}.items() >= {
        ("adaptation", "01-12"),
        ("mentor", "05-10"),
    }


def test_signals_of_the_first_years(programme: Programme) -> None:
    """C.2: no mentor or none known, a mentor one does not work with, another field, a low index, no strength."""
    adaptation = programme.questionnaires["adaptation"]
    assert {one.code: (one.question, one.one_of, one.index_below) for one in adaptation.signals} == {
        "no_mentor": ("A02", ("no", "unknown"), None),
        "idle_mentor": ("A03", ("never",), None),
        "leaving": ("A11", ("other_field",), None),
        "at_risk": (None, (), 45),
        "exhausted": ("A09", ("0",), None),
    }
    assert [code for code, one in programme.questionnaires.items() if one.signals] == ["adaptation"]


def test_kinds_of_events_associations_and_contests_are_those_of_the_list(programme: Programme) -> None:
    events = programme.events
    assert {one.code for one in events.kinds} == {
        "meeting", "council_meeting", "seminar", "regular_seminar", "webinar", "workshop", "master_class",
        "open_lesson", "mutual_visit", "round_table", "conference", "forum", "festival", "section", "training",
        "internship", "group_consultation", "hearing", "contest_stage", "exhibition", "other",
    }  # fmt: skip
    assert {one.code for one in events.association_kinds} == {
        "school_association", "municipal_association", "working_group", "workshop", "club", "young_teachers_school",
        "mentors_council", "leaders_school", "district", "council", "expert_council",
    }  # fmt: skip
    assert [one.code for one in events.association_kinds if one.is_of_school] == ["school_association"]
    contests = ["professional", "material", "association", "project", "grant", "innovation_status"]
    assert [one.code for one in events.contest_kinds] == contests
    assert 4 <= sum(one.is_common for one in events.kinds) <= 8
    assert events.kind("seminar") is not None
    assert events.kind("no") is None


def test_steps_of_routes_wait_for_kinds_of_events_there_are(programme: Programme) -> None:
    closing = {code for kind in programme.activities.kinds for code in kind.closed_by}
    assert {"seminar", "webinar", "workshop", "master_class", "open_lesson", "mutual_visit"} <= closing
    assert "contest" in closing
    assert {"seminar", "webinar", "workshop", "master_class"} <= {one.code for one in programme.events.kinds}
