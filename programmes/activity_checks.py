"""Cross checks of the advice for routes: everything it speaks of has to be there."""

from collections.abc import Iterator, Mapping

from programmes.activities import OWN, Activities, Advice, Grade, Step
from programmes.questionnaires import Questionnaire
from programmes.text_checks import text_problems
from programmes.vocabulary import Vocabulary


def activity_problems(activities: Activities, vocabulary: Vocabulary) -> Iterator[str]:
    for number, kind in enumerate(activities.kinds):
        if kind.code == OWN:
            yield f"kinds.{number}.code: expected another code than {OWN}, which is what people write themselves"
        yield from (f"kinds.{number}.offer: {problem}" for problem in text_problems(kind.offer, frozenset({"topic"})))
    for number, advice in enumerate(activities.advice):
        yield from (f"advice.{number}.{problem}" for problem in _advice_problems(activities, advice, vocabulary))
    yield from _repeated(activities)
    for number, template in enumerate(activities.templates):
        if template.ground in {one.ground for one in activities.templates[:number]}:
            yield f"templates.{number}.ground: expected {template.ground} only once"
        for place, step in enumerate(template.steps):
            at = f"templates.{number}.steps.{place}"
            yield from (f"{at}.{problem}" for problem in _step_problems(activities, step, vocabulary))


def form_problems(activities: Activities, questionnaires: Mapping[str, Questionnaire]) -> Iterator[str]:
    """The question about wished forms exists, and its options are what the kinds say they are."""
    asked = activities.forms_question
    wanted = [(number, form) for number, kind in enumerate(activities.kinds) for form in kind.forms]
    if asked is None:
        yield from (f"kinds.{number}.forms: expected forms_question for {form}" for number, form in wanted)
        return
    questionnaire = questionnaires.get(asked.questionnaire)
    if questionnaire is None:
        yield f"forms_question.questionnaire: expected a questionnaire, not {asked.questionnaire}"
        return
    question = next((one for one in questionnaire.questions if one.code == asked.question), None)
    if question is None:
        yield f"forms_question.question: expected a question of {asked.questionnaire}, not {asked.question}"
        return
    options = {option.code for option in questionnaire.options(question)}
    for number, form in wanted:
        if form not in options:
            yield f"kinds.{number}.forms: expected an option of {asked.question}, not {form}"


def _advice_problems(activities: Activities, advice: Advice, vocabulary: Vocabulary) -> Iterator[str]:
    if advice.area not in vocabulary.areas:
        yield f"area: expected an area, not {advice.area}"
    for topic in advice.topics:
        if topic not in vocabulary.topics:
            yield f"topics: expected a topic, not {topic}"
    for grade in Grade:
        for place, step in enumerate(advice.steps(grade)):
            at = f"{grade.value}.{place}"
            yield from (f"{at}.{problem}" for problem in _step_problems(activities, step, vocabulary))


def _step_problems(activities: Activities, step: Step, vocabulary: Vocabulary) -> Iterator[str]:
    if activities.kind(step.kind) is None:
        yield f"kind: expected a kind of activity, not {step.kind}"
    for group in step.groups:
        if group not in vocabulary.branches:
            yield f"groups: expected a position group, not {group}"


def _repeated(activities: Activities) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for number, advice in enumerate(activities.advice):
        for topic in advice.topics or ("",):
            if (advice.area, topic) in seen:
                yield f"advice.{number}: expected {'/'.join(filter(None, (advice.area, topic)))} only once"
            seen.add((advice.area, topic))
