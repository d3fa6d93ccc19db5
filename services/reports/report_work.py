"""Sections of the annual report about help: courses, consultations, mentoring, associations."""

from fractions import Fraction

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.campaigns import campaign_results as result_rows
from models.queries.campaigns.campaign_results import Part
from models.queries.reports import report_people as people_rows
from models.queries.reports import report_work as rows
from models.scopes import Scope
from programmes.indicators import Unit
from programmes.questionnaires import IndexScoring
from services.campaigns import campaign_figures as figures
from services.campaigns.campaign_figures import Sums
from services.naming import capital
from services.questionnaires import questionnaires
from services.reports.report_ground import Ground, headings, indicator_grid
from services.reports.report_parts import FEW, Amount, Cell, Grid, Said, Section, ratio
from services.reports.report_tables import told_counts
from services.suppression import FEWEST

MOST_PROVIDERS = 10


async def courses(session: AsyncSession, ground: Ground) -> Section:
    if not ground.visit.municipality.programme.modules.courses:
        return Section("courses", missing=[Said("report-why-unused")])
    grids = indicator_grid(ground.of("courses"))
    finished = await rows.finished(session, ground.since, ground.on)
    lines = []
    if finished:
        done = sum(one.courses for one in finished)
        lines.append(Said("report-courses", {"count": done, "hours": sum(one.hours for one in finished)}))
        kinds = [
            (Said(f"course-kind-{_dashed(one.kind.value)}"), one.courses, _told(one.people), one.hours)
            for one in sorted(finished, key=lambda one: -one.courses)
        ]
        grids.append(Grid(Said("report-grid-courses"), headings("kind", "courses", "people", "hours"), kinds))
    plan = await rows.plan_of_courses(session, ground.on.year)
    if plan:
        told = [(Said(f"course-request-{_dashed(status.value)}"), count) for status, count in sorted(plan.items())]
        title = Said("report-grid-plan-of-courses", {"year": str(ground.on.year)})
        grids.append(Grid(title, headings("state", "requests"), told))
    providers = await rows.providers(session, ground.since, ground.on, limit=MOST_PROVIDERS)
    if providers:
        named = [(one.title, Said(f"provider-type-{_type(one.type)}"), one.courses) for one in providers]
        grids.append(Grid(Said("report-grid-providers"), headings("provider", "type", "courses"), named))
    return Section("courses", lines, grids, [] if finished else [Said("report-why-courses")])


async def consultations(session: AsyncSession, ground: Ground) -> Section:
    programme = ground.visit.municipality.programme
    if not programme.modules.consultations:
        return Section("consultations", missing=[Said("report-why-unused")])
    found = await rows.helped(session, ground.since_at, ground.until_at)
    if not found.asked:
        return Section("consultations", missing=[Said("report-why-consultations")])
    facts: list[tuple[Cell, Cell]] = [
        (Said("report-asked"), found.asked),
        (Said("report-answered"), ratio(found.answered, found.asked)),
        (Said("report-first-in-time"), ratio(found.first_in_time, found.answered)),
        (Said("report-solved-in-time"), ratio(found.solved_in_time, found.asked)),
        (Said("report-full-help"), ratio(found.full, found.judged)),
    ]
    asked = await rows.topics(session, ground.since_at, ground.until_at)
    told = told_counts({topic: people for topic, (people, _) in asked.items()})
    topics: list[tuple[Cell, Cell]] = [
        (_topic(ground, topic), times)
        for topic, (_, times) in sorted(asked.items(), key=lambda one: -one[1][1])
        if told[topic] is not None
    ]
    grids = [Grid(Said("report-grid-consultations"), headings("fact", "value"), facts)]
    if topics:
        grids.append(Grid(Said("report-grid-consultation-topics"), headings("topic", "requests"), topics))
    return Section("consultations", (), grids)


async def mentoring(session: AsyncSession, ground: Ground) -> Section:
    if not ground.visit.municipality.programme.modules.mentoring:
        return Section("mentoring", missing=[Said("report-why-unused")])
    pairs = await rows.pairs(session, ground.on)
    journal = await rows.journal(session, ground.since, ground.on)
    grids, missing = indicator_grid(ground.of("mentoring")), []
    if pairs:
        told = told_counts({form.value: count for form, count in pairs.items()})
        forms = [(Said(f"mentorship-form-{name}"), FEW if count is None else count) for name, count in told.items()]
        grids.append(Grid(Said("report-grid-pairs"), headings("form", "pairs"), forms))
    else:
        missing.append(Said("report-why-pairs"))
    if journal:
        entries = [(Said(f"mentorship-entry-{kind.value}"), count) for kind, count in sorted(journal.items())]
        grids.append(Grid(Said("report-grid-journal"), headings("kind", "entries"), entries))
    adapted = await _adaptation(session, ground)
    grids += adapted
    if not adapted and ground.visit.municipality.programme.modules.adaptation:
        missing.append(Said("report-why-adaptation"))
    lines = [Said("report-pairs", {"count": sum(pairs.values())})] if sum(pairs.values()) >= FEWEST else []
    return Section("mentoring", lines, grids, missing)


async def associations(session: AsyncSession, ground: Ground) -> Section:
    programme = ground.visit.municipality.programme
    if not programme.modules.associations:
        return Section("associations", missing=[Said("report-why-unused")])
    found = await rows.associations(session, ground.until_at)
    if not found:
        return Section("associations", missing=[Said("report-why-associations")])
    kinds: dict[str, int] = {}
    for (kind, _), count in found.items():
        kinds[kind] = kinds.get(kind, 0) + count
    listed: list[tuple[Cell, Cell]] = [
        (capital(known.title) if (known := programme.events.association_kind(kind)) else kind, count)
        for kind, count in sorted(kinds.items(), key=lambda one: -one[1])
    ]
    grids = [*indicator_grid(ground.of("associations")), Grid(Said("report-grid-associations"),
             headings("kind", "associations"), listed)]  # fmt: skip
    keeping = [one.code for one in programme.events.association_kinds if one.keeps_plan]
    plans = await rows.plans(session, ground.year, ground.until_at, keeping)
    if plans:
        states = [(Said(f"meetings-status-{status.value if status else 'none'}"), count)
                  for status, count in sorted(plans.items(), key=lambda one: str(one[0]))]  # fmt: skip
        grids.append(Grid(Said("report-grid-plans"), headings("plan", "associations"), states))
    met = await rows.met(session, ground.since, ground.on)
    decided, overdue = await rows.decisions(session, ground.since, ground.on, on=ground.on)
    facts: list[tuple[Cell, Cell]] = [(Said("report-minutes"), met.minutes)]
    if met.members:
        facts.append((Said("report-turnout"), Amount(Fraction(met.present, met.members), Unit.SHARE)))
    facts += [(Said(f"report-decision-{status.value}"), count) for status, count in sorted(decided.items())]
    if decided:
        facts.append((Said("report-decision-overdue"), overdue))
    grids.append(Grid(Said("report-grid-meetings"), headings("fact", "value"), facts))
    return Section("associations", (), grids, [] if met.minutes else [Said("report-why-meetings")])


async def _adaptation(session: AsyncSession, ground: Ground) -> list[Grid]:
    """Levels of the newest questionnaire with an index, as shares nobody can be found in."""
    municipality = ground.visit.municipality
    for campaign in await people_rows.campaigns_of(session, ground.year):
        version = campaign.version_id or municipality.library.newest.get(campaign.questionnaire)
        if version is None:
            continue
        questionnaire = await questionnaires.version(session, municipality.library, version)
        if not isinstance(questionnaire.scoring, IndexScoring):
            continue
        scoring, part = questionnaire.scoring, Part(campaign, Scope(is_whole=True))
        sums = await result_rows.scored(session, part, dict.fromkeys(scoring.questions, "index"))
        found = figures.index_figures(scoring, (Sums(*one) for one in sums)).get("")
        if found is None or sum(one.count for one in found.levels) < FEWEST:
            continue
        told = told_counts({one.title: one.count for one in found.levels})
        levels: list[tuple[Cell, Cell]] = [(title, FEW if one is None else one) for title, one in told.items()]
        if found.mean is not None:
            levels.append((Said("report-mean-index"), Amount(found.mean, Unit.POINTS)))
        title = Said("report-grid-adaptation", {"title": questionnaire.title})
        return [Grid(title, headings("level", "people"), levels)]
    return []


def _topic(ground: Ground, code: str) -> Cell:
    known = ground.visit.municipality.programme.consultations.topic(code)
    return capital(known.title) if known else code


def _told(people: int) -> Cell:
    return FEW if 0 < people < FEWEST else people


def _dashed(code: str) -> str:
    return code.replace("_", "-")


def _type(known: object) -> str:
    return _dashed(str(known)) if known else "unknown"
