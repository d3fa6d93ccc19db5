"""Questionnaires made for tests: a small one by hand, and any shape that the schema allows."""

from hypothesis import strategies as st

from programmes.competences import Thresholds
from programmes.questionnaires import Condition, Option, Question, QuestionKind, Questionnaire, Scale
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying

THRESHOLDS = Thresholds(attention=25, expressed=50, critical=75, epsilon=10)
BRANCHES = ("teacher", "preschool", "manager")
DIFFICULTY = Scale(
    lead="Насколько вам сейчас трудно…",
    options=(
        *(Option(code=str(score), text=f"ответ {score}", score=score) for score in range(4)),
        Option(code="N", text="не относится к моей работе"),
    ),
)


def questionnaire(*questions: Question, **fields) -> Questionnaire:
    words = dict.fromkeys(("title", "summary", "intro", "thanks"), "текст")
    scales = {"difficulty": DIFFICULTY}
    return Questionnaire(**{"code": "sample", "minutes": 10, "scales": scales, **words, **fields}, questions=questions)


def scale(code: str, area: str | None = None, topic=None, **fields) -> Question:
    asked = {"text": f"делать {code}", "mandatory": True, **fields}
    return Question(code=code, kind="scale", scale="difficulty", area=area, topic=topic, **asked)


def single(code: str, *options: str, **fields) -> Question:
    made = tuple(Option(code=option, text=option) for option in options)
    return Question(**{"code": code, "kind": "single", "text": f"{code}?", "options": made, **fields})


def multi(code: str, *options: str, alone: str = "", **fields) -> Question:
    made = tuple(Option(code=o, text=o, exclusive=o == alone) for o in options)
    return Question(**{"code": code, "kind": "multi", "text": f"{code}?", "options": made, **fields})


def position(**fields) -> Question:
    return single("D01", *BRANCHES, sets_branch=True, mandatory=True, prefill="position_group", **fields)


def number(code: str, low: int = 0, high: int = 60, **fields) -> Question:
    return Question(code=code, kind="number", text=f"{code}?", low=low, high=high, **fields)


def text(code: str, length: int = 20, **fields) -> Question:
    return Question(**{"code": code, "kind": "text", "text": f"{code}?", "length": length, **fields})


def show(code: str, **fields) -> Question:
    return Question(code=code, kind="show", text=f"{code}.", **fields)


def answer(sample: Questionnaire, question: Question, draw, replies, facts) -> flow.Reply:
    """Any fitting answer to a question that is shown."""
    options = flow.options_for(sample, question, replies, facts)
    if question.kind is QuestionKind.SHOW:
        return replying.seen(question)
    if question.kind is QuestionKind.NUMBER:
        typed = str(draw(st.integers(question.low, question.high)))
        return replying.write(sample, question, typed, replies, facts)
    if not options:
        return replying.write(sample, question, draw(st.sampled_from(("слово", "да"))), replies, facts)
    code = draw(st.sampled_from([option.code for option in options]))
    if question.kind is QuestionKind.MULTI:
        bare = {other: reply for other, reply in replies.items() if other != question.code}
        bare[question.code] = flow.Reply()
        return replying.toggle(sample, question, code, True, bare, facts)
    return replying.choose(sample, question, code, replies, facts)


_some_branches = st.lists(st.sampled_from(BRANCHES), unique=True, max_size=2).map(tuple)
_facts = {
    "position_group": st.sampled_from((*BRANCHES, "unheard_of")),
    "subject": st.sampled_from(("maths", "music")),
    "is_class_teacher": st.sampled_from(("yes", "no")),
    "experience_years": st.sampled_from(("0", "7", "70", "много")),
}
facts = st.fixed_dictionaries({}, optional=_facts)


@st.composite
def questionnaires(draw) -> Questionnaire:
    """Any questionnaire: branches, subjects, conditions on what came before, known facts, every kind."""
    asked: list[Question] = []
    if draw(st.booleans()):
        asked.append(position(skip_if_known=draw(st.booleans())))
    for place in range(draw(st.integers(1, 7))):
        asked.append(draw(_questions(f"Q{place}", tuple(asked))))
    return questionnaire(*asked)


@st.composite
def _questions(draw, code: str, earlier: tuple[Question, ...]) -> Question:
    kind = draw(st.sampled_from(QuestionKind))
    fields = {"code": code, "kind": kind, "text": draw(_texts(code)), "show_if": draw(_conditions(earlier))}
    fields["mandatory"] = kind is not QuestionKind.SHOW and draw(st.booleans())
    if kind is QuestionKind.SCALE:
        fields["scale"] = "difficulty"
    elif kind is QuestionKind.NUMBER:
        fields |= {"low": 0, "high": 60}
        fields |= draw(st.sampled_from(({}, {"prefill": "experience_years", "skip_if_known": True})))
    elif kind is QuestionKind.TEXT:
        fields["length"] = 20
    elif kind is not QuestionKind.SHOW:
        count = draw(st.integers(1, 4))
        fields["options"] = tuple(draw(_options(str(n))) for n in range(count))
        fields["length"] = draw(st.sampled_from((None, 20)))
        if kind is QuestionKind.MULTI:
            fields["most"] = draw(st.sampled_from((None, 1, 2)))
    return Question(**fields)


@st.composite
def _options(draw, code: str) -> Option:
    subjects = draw(st.sampled_from(((), (), ("maths",))))
    return Option(code=code, text=code, branches=draw(_some_branches), subjects=subjects, exclusive=draw(st.booleans()))


def _texts(code: str):
    named = st.lists(st.sampled_from(BRANCHES), unique=True, min_size=1).map(
        lambda branches: {branch: f"{code} {branch}" for branch in branches}
    )
    return st.just(code) | named


def _conditions(earlier: tuple[Question, ...]):
    values = st.lists(st.sampled_from(("0", "1", "2", "teacher", "yes")), min_size=1, unique=True).map(tuple)
    sources = [{"fact": "is_class_teacher"}, *({"question": question.code} for question in earlier)]
    one = st.builds(
        lambda source, rule, chosen, branches: Condition(**source, **{rule: chosen}, branches=branches),
        st.sampled_from(sources),
        st.sampled_from(("one_of", "none_of")),
        values,
        _some_branches,
    )
    return st.lists(one, max_size=2).map(tuple)
