"""Cross checks of courses: the groups and the questions they speak of have to be there."""

from collections.abc import Iterator, Mapping

from programmes.courses import Courses, Needs
from programmes.positions import Positions
from programmes.questionnaires import Questionnaire


def group_problems(courses: Courses, positions: Positions) -> Iterator[str]:
    for group in courses.uncounted_groups:
        if positions.group(group) is None:
            yield f"uncounted_groups: expected a position group, not {group}"


def needs_problems(needs: Needs, questionnaires: Mapping[str, Questionnaire]) -> Iterator[str]:
    questionnaire = questionnaires.get(needs.questionnaire)
    if questionnaire is None:
        yield f"needs.questionnaire: expected a questionnaire, not {needs.questionnaire}"
        return
    questions = {one.code: one for one in questionnaire.questions}
    for name, code in (("topics", needs.topics), ("kind", needs.kind), ("form", needs.form), ("season", needs.season)):
        if code not in questions:
            yield f"needs.{name}: expected a question of {needs.questionnaire}, not {code}"
    for name, code, meanings in (("kinds", needs.kind, needs.kinds), ("forms", needs.form, needs.forms)):
        if code not in questions:
            continue
        options = {option.code for option in questionnaire.options(questions[code])}
        for option in meanings:
            if option not in options:
                yield f"needs.{name}: expected an option of {code}, not {option}"
