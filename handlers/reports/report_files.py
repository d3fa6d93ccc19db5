"""What each kind of report is made of, and what its file is called."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from handlers.figure_words import PER_CENT
from handlers.reports import report_words as words
from handlers.reports.report_drawing import drawn
from handlers.reports.report_making import File, Work, gathered, told
from locales.catalog import Speaker, languages
from programmes.indicators import SECTIONS
from services.naming import capital
from services.privacy import school_years
from services.reports import report_csv, report_papers, report_school, report_templates, reports
from services.reports.report_csv import Number
from services.reports.report_ground import Ground, Told, ground_of
from services.reports.report_papers import Filling, Part, name_of
from services.reports.report_parts import Section, has_parts
from services.reports.reports import Plan
from services.visits import Visit

COLUMNS = ("code", "title", "unit", "day", "part", "whole", "value", "baseline", "plan", "until", "change", "state")
PLACES_OF_NUMBERS = 4


async def annual(work: Work, plan: Plan) -> File:
    t, visit = work.t, plan.visit
    figures = await told(work, plan, is_public=True)
    sections = await gathered(work, plan, figures)
    own = await work.read(lambda reader: report_templates.content(reader, visit))
    pictures = await drawn(work, plan, figures)
    parts = {one.code: words.part_of(t, one, pictures.get(one.code, ())) for one in sections}
    ground = ground_of(visit, work.year, figures)
    speakers = [Speaker(language) for language in languages()]
    content = await asyncio.to_thread(_annual, t, ground, own, parts, speakers)
    missing = sum(1 for one in sections if not one.grids and not one.lines)
    return File(_name(t, work), content, _caption(work, missing))


async def interim(work: Work, plan: Plan) -> File:
    t = work.t
    figures = await told(work, plan, is_public=True)
    sections = await gathered(work, plan, figures)
    pictures = await drawn(work, plan, figures)
    content = await asyncio.to_thread(_plain, t, _lines(t, work, plan, ""), sections, pictures)
    return File(_name(t, work), content, _caption(work))


async def school(work: Work, plan: Plan) -> File:
    t, visit, year, number = work.t, plan.visit, work.year, work.school
    figures = await told(work, plan, is_public=False)
    title, items = await work.read(
        lambda reader: reports.checklist(reader, visit, organization_id=number, year=year, told=figures)
    )
    sections = report_school.sections(items, ground_of(visit, year, figures))
    content = await asyncio.to_thread(_plain, t, _lines(t, work, plan, title), sections, {})
    return File(_name(t, work), content, _caption(work))


async def table(work: Work, plan: Plan) -> File:
    t = work.t
    figures = await told(work, plan, is_public=True)
    headings = [t.plain(f"report-csv-{name}") for name in COLUMNS]
    content = report_csv.write(headings, [_csv_row(t, one) for one in figures.values()])
    return File(_name(t, work, "csv"), content, _caption(work))


def default_template(t: Speaker) -> bytes:
    """The template the bot makes, with places for everything. Blocks: meant for a thread."""
    lines = [f"[[{t.plain(f'report-place-{code}')}]]" for code in ("programme", "municipality")]
    lines.append(t.plain("report-template-line", year=_place(t, "year"), day=_place(t, "day")))
    lines.append(t.plain("report-few-note"))
    sections = [(t.plain(f"report-section-{code}"), t.plain(f"report-mark-{code}")) for code in SECTIONS]
    title = t.plain("report-title", kind="annual", year="none")
    return report_papers.default(title, lines, sections)


def known(visit: Visit) -> report_templates.Known:
    """Every place a template may have, in every language."""
    own, sections = words.places([Speaker(language) for language in languages()])
    codes = (name_of(one.code) for one in visit.municipality.programme.indicators.definitions)
    return report_templates.Known({*map(name_of, own), *codes}, {name_of(one) for one in sections})


def summary_lines(t: Speaker, figures: Mapping[str, Told]) -> Iterator[str]:
    """What everybody may read, and has been told, a line each."""
    for one in figures.values():
        is_open = "educator" in one.definition.seen_by
        if is_open and one.figure is not None and one.figure.value is not None:
            value = words.cell(t, words.value_of(one))
            yield t.plain("report-summary-line", title=one.definition.title, value=value)


def _annual(
    t: Speaker, ground: Ground, own: bytes | None, parts: Mapping[str, Part], speakers: Sequence[Speaker]
) -> bytes:
    template = own or default_template(t)
    named, sections = words.places(speakers)
    said = _said(t, ground)
    spoken = {name_of(name): said[code] for name, code in named.items()}
    spoken |= {name_of(one.definition.code): words.cell(t, words.value_of(one)) for one in ground.told.values()}
    filled = {name_of(name): parts[code] for name, code in sections.items() if code in parts}
    return report_papers.fill(template, Filling(spoken, filled))


def _said(t: Speaker, ground: Ground) -> dict[str, str]:
    programme = ground.visit.municipality.programme
    stage = next((one.title for one in programme.indicators.stages if one.since <= ground.on <= one.until), words.DASH)
    return {
        "programme": programme.passport.title,
        "municipality": capital(programme.passport.municipality),
        "year": school_years(ground.year),
        "day": t.full_day(ground.on),
        "stage": stage,
        "centre": capital(programme.terms.centre.nom),
    }


def _plain(
    t: Speaker, lines: Sequence[str], sections: Sequence[Section], pictures: Mapping[str, Sequence[bytes]]
) -> bytes:
    """Without a template of its own: a heading for each section, and the section."""
    named = [(t.plain(f"report-section-{one.code}"), one.code) for one in sections]
    parts = {one.code: words.part_of(t, one, pictures.get(one.code, ())) for one in sections}
    template = report_papers.default(lines[0], lines[1:], named)
    return report_papers.fill(template, Filling({}, parts))


def _lines(t: Speaker, work: Work, plan: Plan, place: str) -> list[str]:
    title = t.plain("report-title", kind=work.kind.value, year=school_years(work.year))
    programme = plan.visit.municipality.programme.passport
    return [
        title,
        place or programme.title,
        t.plain("report-as-of", day=t.full_day(plan.on)),
        t.plain("report-few-note"),
    ]


def _name(t: Speaker, work: Work, kind: str = "docx") -> str:
    day = work.visit.municipality.day(work.visit.now).isoformat()
    year = school_years(work.year).replace("/", "-")
    return f"{t.plain('report-file', kind=work.kind.value, year=year, day=day)}.{kind}"


def _caption(work: Work, missing: int = 0) -> str:
    return work.t("report-caption", kind=work.kind.value, year=school_years(work.year), missing=missing)


def _place(t: Speaker, code: str) -> str:
    return f"[[{t.plain(f'report-place-{code}')}]]"


def _csv_row(t: Speaker, one: Told) -> list[str | Number | None]:
    definition, figure, aim = one.definition, one.figure, one.aim
    is_told = figure is not None and figure.value is not None
    is_counted = is_told and has_parts(definition)
    return [
        definition.code,
        definition.title,
        t.plain(f"report-unit-{definition.unit.value}"),
        figure.as_of.isoformat() if figure and is_told else None,
        _number(figure.numerator) if figure and is_counted else None,
        _number(figure.denominator) if figure and is_counted else None,
        _exact(one, figure.value if figure else None),
        _exact(one, one.baseline),
        _exact(one, aim.value if aim else None),
        aim.until.isoformat() if aim else None,
        _exact(one, one.since_year.by if one.since_year and one.since_year.is_comparable else None),
        t.plain("report-csv-few" if figure is None else "report-csv-told" if is_told else "report-csv-empty"),
    ]


def _exact(one: Told, value: Fraction | None) -> Number | None:
    """Shares in per cent."""
    if value is None:
        return None
    return _number(value * PER_CENT if one.definition.unit.value == "share" else value)


def _number(value: Fraction | None) -> Number | None:
    if value is None:
        return None
    written = f"{float(value):.{PLACES_OF_NUMBERS}f}".rstrip("0").rstrip(".")
    return Number(written.replace(".", ","))
