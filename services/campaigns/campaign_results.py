"""Results of a campaign for whoever runs it: in all, by question, by group; of anonymous ones only once closed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import CampaignStatus
from models.groupings import Grouping
from models.queries.campaigns import campaign_results as rows
from models.queries.campaigns.campaign_results import Part, Scored
from models.scopes import Scope
from programmes.questionnaires import AreaScoring, IndexScoring, Question, QuestionKind, Questionnaire
from services.campaigns import campaign_figures as figures
from services.campaigns.campaign_figures import AreaFigures, Counted, IndexFigures, Satisfied, Sums
from services.campaigns.campaigns import covers, reach_of, title_of
from services.errors import NotFound, Unfitting
from services.questionnaires import questionnaires
from services.rights import Right, must
from services.suppression import FEWEST, Count, suppress
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of a whole or of a group; nothing where the questionnaire counts nothing of the kind."""

    areas: tuple[AreaFigures, ...] = ()
    index: IndexFigures | None = None
    satisfied: Satisfied | None = None

    @property
    def headline(self) -> Fraction | None:
        """One figure for a line of a table: a share in percent, an index, or the mean of the areas."""
        if self.satisfied is not None and self.satisfied.counted:
            return Fraction(100 * self.satisfied.satisfied, self.satisfied.counted)
        if self.index is not None:
            return self.index.mean
        means = [area.mean for area in self.areas if area.mean is not None]
        return sum(means, Fraction(0)) / len(means) if means else None


@dataclass(frozen=True, slots=True)
class Summary:
    campaign_id: int
    title: str
    questionnaire: Questionnaire
    is_anonymous: bool
    asked: int
    done: int
    counted: int
    """Responses the figures are made of."""
    figures: Figures
    is_published: bool
    """Whether enough of those asked have answered for the share of the satisfied to be told."""


@dataclass(frozen=True, slots=True)
class Numbers:
    count: int
    mean: float
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    question: Question
    position: int
    answered: int
    written: int
    """Answers in own words."""
    options: tuple[Counted, ...]
    numbers: Numbers | None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    title: str | None
    """None: not told."""
    count: int | None
    """None: too few to be told."""
    headline: Fraction | None


async def summary(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Summary:
    part, questionnaire = await part_of(session, visit, campaign_id)
    whole = await summary_of(session, visit, part, questionnaire)
    await session.commit()
    return whole


async def question(session: AsyncSession, visit: Visit, *, campaign_id: int, position: int) -> QuestionFigures:
    part, questionnaire = await part_of(session, visit, campaign_id)
    if not 0 <= position < len(questionnaire.questions):
        raise NotFound
    code = questionnaire.questions[position].code
    found = await questions_of(session, part, questionnaire, code)
    await session.commit()
    if not found:
        raise NotFound
    return found[0]


async def words(
    session: AsyncSession, visit: Visit, *, campaign_id: int, position: int, page: int, size: int
) -> tuple[QuestionFigures, list[str]]:
    """A page of what people wrote in their own words, without a name."""
    part, questionnaire = await part_of(session, visit, campaign_id)
    if not 0 <= position < len(questionnaire.questions):
        raise NotFound
    code = questionnaire.questions[position].code
    found = await questions_of(session, part, questionnaire, code)
    written = await rows.words(session, part, code, limit=size, offset=page * size)
    await session.commit()
    if not found:
        raise NotFound
    return found[0], [text for _, text in written]


async def groups(
    session: AsyncSession, visit: Visit, *, campaign_id: int, grouping: Grouping
) -> tuple[GroupFigures, ...]:
    """One line a group, the largest first. Small ones are hidden where no names may be known."""
    part, questionnaire = await part_of(session, visit, campaign_id)
    found = await groups_of(session, visit, part, questionnaire, grouping, is_hidden=part.campaign.is_anonymous)
    await session.commit()
    return found


async def summary_of(session: AsyncSession, visit: Visit, part: Part, questionnaire: Questionnaire) -> Summary:
    asked, done, counted = await rows.sizes(session, part)
    counts = await _figures(session, visit, part, questionnaire, None)
    least = questionnaire.satisfaction.least_rate if questionnaire.satisfaction else 0
    return Summary(
        part.campaign.id,
        title_of(visit, part.campaign),
        questionnaire,
        part.campaign.is_anonymous,
        asked,
        done,
        counted,
        next(iter(counts.values()), Figures()),
        is_published=bool(asked) and 100 * done >= least * asked,
    )


async def questions_of(
    session: AsyncSession, part: Part, questionnaire: Questionnaire, code: str | None = None
) -> tuple[QuestionFigures, ...]:
    """Figures of all questions, or of one."""
    given = await rows.given(session, part, code)
    numbers = await rows.numbers(session, part, code)
    chosen: dict[str, list[tuple[str, int]]] = {}
    for asked, marks, count in await rows.chosen(session, part, code):
        chosen.setdefault(asked, []).append((marks, count))
    return tuple(
        QuestionFigures(
            question,
            position,
            *given.get(question.code, (0, 0)),
            figures.distribution(questionnaire.options(question), chosen.get(question.code, ())),
            Numbers(*numbers[question.code]) if question.code in numbers else None,
        )
        for position, question in enumerate(questionnaire.questions)
        if question.kind is not QuestionKind.SHOW and code in {None, question.code}
    )


async def groups_of(  # whose, of what, by what, for whose eyes
    session: AsyncSession,
    visit: Visit,
    part: Part,
    questionnaire: Questionnaire,
    grouping: Grouping,
    *,
    is_hidden: bool,
) -> tuple[GroupFigures, ...]:
    counts: Counter[str | None] = Counter()
    for key, count in (await rows.by_group(session, part, grouping)).items():
        counts[_key(visit, part, grouping, key)] += count
    found = await _figures(session, visit, part, questionnaire, grouping)
    names = await _titles(session, visit, grouping, [key for key in counts if key is not None])
    shown = _shown({str(key): count for key, count in counts.items()}, is_hidden=is_hidden)
    lines = [
        GroupFigures(
            None if key is None else names.get(key, key),
            count if shown[str(key)] else None,
            found.get(key, Figures()).headline if shown[str(key)] else None,
        )
        for key, count in counts.items()
    ]
    return tuple(sorted(lines, key=lambda one: (one.title is None, -(one.count or 0), one.title or "")))


async def part_of(session: AsyncSession, visit: Visit, campaign_id: int) -> tuple[Part, Questionnaire]:
    """The part of a campaign within the actor's reach.

    An anonymous one is not told before it is closed, and never of fewer than five answers.
    """
    scope = must(visit.actor, Right.RUN_CAMPAIGNS)
    campaign = await rows.campaign(session, campaign_id)
    if campaign is None or campaign.status is CampaignStatus.DRAFT:
        raise NotFound
    # Of their own campaign somebody sees the whole: also answers that do not tell the school.
    part = Part(campaign, Scope(is_whole=True) if covers(scope, reach_of(campaign)) else scope)
    if not part.scope.is_whole and not (await rows.sizes(session, part))[0]:
        raise NotFound
    if campaign.is_anonymous and campaign.status is not CampaignStatus.CLOSED:
        raise Unfitting("results-not-yet")
    if campaign.is_anonymous and (await rows.sizes(session, part))[2] < FEWEST:
        raise Unfitting("results-few")
    library = visit.municipality.library
    version_id = campaign.version_id or library.newest.get(campaign.questionnaire)
    if version_id is None:
        raise NotFound
    return part, await questionnaires.version(session, library, version_id)


async def _figures(
    session: AsyncSession, visit: Visit, part: Part, questionnaire: Questionnaire, grouping: Grouping | None
) -> dict[str | None, Figures]:
    areas: Mapping[str | None, tuple[AreaFigures, ...]] = {}
    indices: Mapping[str | None, IndexFigures] = {}
    content: Mapping[str | None, Satisfied] = {}
    scoring = questionnaire.scoring
    if isinstance(scoring, AreaScoring):
        sums = await rows.scored(session, part, figures.areas_of(questionnaire), grouping)
        thresholds = visit.municipality.programme.competences.thresholds
        areas = figures.area_figures(questionnaire, (_sums(visit, part, grouping, one) for one in sums), thresholds)
    elif isinstance(scoring, IndexScoring):
        sums = await rows.scored(session, part, dict.fromkeys(scoring.questions, "index"), grouping)
        indices = figures.index_figures(scoring, (_sums(visit, part, grouping, one) for one in sums))
    rule = questionnaire.satisfaction
    if rule is not None:
        said = await rows.satisfied(session, part, rule.question, rule.also, grouping)
        content = figures.satisfied(rule, ((_key(visit, part, grouping, row[0]), *row[1:]) for row in said))
    keys = dict.fromkeys([*areas, *indices, *content])
    return {key: Figures(areas.get(key, ()), indices.get(key), content.get(key)) for key in keys}


def _key(visit: Visit, part: Part, grouping: Grouping | None, key: str | None) -> str | None:
    """Positions are told by their group; of an anonymous response the group is all that is known."""
    if grouping is not Grouping.GROUP or part.campaign.is_anonymous:
        return key
    group = visit.municipality.programme.positions.group_of(key)
    return group.code if group else None


def _sums(visit: Visit, part: Part, grouping: Grouping | None, one: Scored) -> Sums:
    return Sums(_key(visit, part, grouping, one.key), *one[1:])


async def _titles(session: AsyncSession, visit: Visit, grouping: Grouping, keys: list[str]) -> dict[str, str]:
    if grouping is not Grouping.GROUP:
        return await rows.titles(session, grouping, keys)
    return {group.code: group.plural for group in visit.municipality.programme.positions.groups}


def _shown(counts: Mapping[str, int], *, is_hidden: bool) -> dict[str, bool]:
    """Which groups may be told: none small, and none that the others leave over by subtraction."""
    if not is_hidden:
        return dict.fromkeys(counts, True)
    # Who says what plays no part here: the rule for shares asks for some of each kind.
    cells = {key: Count(count // 2, count) for key, count in counts.items()}
    total = Count(sum(one.numerator for one in cells.values()), sum(counts.values()))
    return {key: cell is not None for key, cell in suppress(cells, total).cells.items()}
