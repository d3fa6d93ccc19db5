"""What a person reads after submitting: strengths first, then where help is near, then what happens next."""

import asyncio
import html

from handlers.deficits.deficit_buttons import AskOwn
from handlers.places import Place, is_used, way_to
from handlers.screens import Screen, button
from handlers.surveys.compared_pictures import compared_picture, easier
from handlers.surveys.survey_buttons import Resume, Review
from locales.catalog import Speaker
from programmes.competences import CompetenceArea
from programmes.programme import Programme
from services import charts
from services.surveys.diagnostics_results import AreaResult, Level, Profile, ProposedDeficit
from services.surveys.surveys import Result

SHADES = {Level.NONE: 0, Level.ATTENTION: 1, Level.EXPRESSED: 2, Level.CRITICAL: 3, Level.NOT_ENOUGH_DATA: 0}


async def result_screen(t: Speaker, result: Result, programme: Programme) -> Screen:
    answers = Resume if result.is_locked else Review
    own = (button(t.plain("my-deficits-propose"), AskOwn()),) if result.may_ask else ()
    rows = (
        own,
        (button(t.plain("result-answers"), answers(response=result.response_id)),),
        (way_to(t, Place.ROUTE),) if result.profile is not None and is_used(Place.ROUTE, programme.modules) else (),
        (way_to(t, Place.MENU),),
    )
    lines = [t("result-title", title=result.questionnaire.title), ""]
    picture = None
    if result.profile is not None:
        lines += _profile_lines(t, result.profile, programme)
        if result.compared:
            lines += [t("my-deficits-compared", summary=easier(result.compared, programme)), ""]
            picture = await compared_picture(t, result.compared, programme)
        else:
            picture = await asyncio.to_thread(charts.bars, t.plain("result-chart"), _bars(result.profile, programme))
    elif result.level is not None:
        lines += [_safe(result.level.message), ""]
    if not result.is_closed:
        lines.append(_safe(result.questionnaire.thanks))
    if result.reviewed_by:
        lines.append(t("result-reviewed-by", day=t.day(result.reviewed_by)))
    if not result.is_closed:
        lines += ["", t("result-until", until=t.day(result.closes_on))]
    return Screen("\n".join(lines), rows, picture)


def _profile_lines(t: Speaker, profile: Profile, programme: Programme) -> list[str]:
    areas = _areas(programme)
    lines: list[str] = []
    if profile.strengths:
        strengths = ", ".join(areas[area].strength for area in profile.strengths)
        lines.append(t("result-strengths", areas=strengths))
    zones = [
        _zone(t, area, profile.deficits, programme) for area in dict.fromkeys(one.area for one in profile.deficits)
    ]
    if zones:
        lines.append(t("result-zones", zones="; ".join(zones)))
    elif profile.strengths:
        lines.append(t("result-no-zones"))
    named = {deficit.area for deficit in profile.deficits}
    attention = [one.area for one in profile.areas if one.level is Level.ATTENTION and one.area not in named]
    if attention:
        lines.append(t("result-attention", areas=", ".join(areas[area].strength for area in attention)))
    unclear = [result.area for result in profile.areas if result.level is Level.NOT_ENOUGH_DATA]
    if unclear:
        lines.append(t("result-unclear", areas=", ".join(areas[area].strength for area in unclear)))
    lines.append("")
    return lines


def _zone(t: Speaker, area: str, deficits: tuple[ProposedDeficit, ...], programme: Programme) -> str:
    """One area where help is near, with every topic that stands out in it."""
    zone = _areas(programme)[area].zone
    known = {topic.code: topic.zone for topic in programme.competences.topics}
    topics = dict.fromkeys(topic for deficit in deficits if deficit.area == area for topic in deficit.topics)
    if not topics:
        return zone
    return t.plain("result-zone-topics", zone=zone, topics=", ".join(known[topic] for topic in topics))


def _bars(profile: Profile, programme: Programme) -> list[charts.Bar]:
    """How well each area goes: the index measures difficulty, a long bar should be good news."""
    return [_bar(result, _areas(programme)[result.area], programme) for result in profile.areas]


def _bar(result: AreaResult, area: CompetenceArea, programme: Programme) -> charts.Bar:
    level = getattr(programme.competences.levels, result.level.value)
    share = None if result.index is None else float(1 - result.index / 100)
    return charts.Bar(area.chart.replace("\n", " "), share, level, SHADES[result.level])


def _areas(programme: Programme) -> dict[str, CompetenceArea]:
    return {area.code: area for area in programme.competences.areas}


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
