"""My data as sheets of a table."""

from handlers import own_work_tables as of_work
from handlers.audit_words import audit_words
from handlers.conversations.talk_titles import titled
from handlers.deficits import deficit_words as words
from handlers.own_work_tables import moment_of
from handlers.privacy_screens import person_facts
from locales.catalog import Speaker
from services.calling import call
from services.deficits.deficit_weighing import ClockNote
from services.own_data import AnswerLine, OwnData
from services.privacy import school_years
from services.visits import Visit
from services.workbooks import Table


def own_tables(t: Speaker, visit: Visit, own: OwnData) -> list[Table]:
    return [
        Table(
            t.plain("own-sheet-person"),
            [t.plain("own-heading-fact"), t.plain("own-heading-value")],
            person_facts(t, visit, own.person, own.associations),
        ),
        Table(
            t.plain("own-sheet-answers"),
            [
                t.plain(key)
                for key in (
                    "own-heading-survey",
                    "own-heading-year",
                    "own-heading-question",
                    "own-heading-answer",
                    "own-heading-when",
                    "own-heading-entered",
                )
            ],
            [_answer(t, visit, line) for line in own.answers],
        ),
        Table(
            t.plain("own-sheet-consents"),
            [t.plain(key) for key in ("own-heading-version", "own-heading-given", "own-heading-withdrawn")],
            [(one.version, moment_of(visit, one.given_at), moment_of(visit, one.withdrawn_at)) for one in own.consents],
        ),
        Table(
            t.plain("own-sheet-roles"),
            [t.plain(key) for key in ("own-heading-role", "own-heading-limit", "own-heading-given")],
            [
                (
                    t.plain(f"role-{one.grant.role.value}"),
                    one.limited_to or t.plain("own-everything"),
                    moment_of(visit, one.grant.granted_at),
                )
                for one in own.grants
            ],
        ),
        *_deficits(t, visit, own),
        _route(t, own),
        _said(t, visit, own),
        _consultations(t, visit, own),
        _pairs(t, visit, own),
        of_work.courses(t, own),
        of_work.wishes(t, visit, own),
        of_work.organised(t, visit, own),
        of_work.tasks(t, own),
        of_work.seats(t, visit, own),
        of_work.contests(t, own),
        of_work.practices(t, own),
        of_work.materials(t, visit, own),
        _actions(t, visit, own),
    ]


def _deficits(t: Speaker, visit: Visit, own: OwnData) -> list[Table]:
    """The zones of help with all that was noted about them, and results of tests elsewhere."""
    competences = visit.municipality.programme.competences
    deficits = Table(
        t.plain("deficits-sheet"),
        [
            t.plain(key)
            for key in (
                "own-heading-year",
                "deficits-heading-area",
                "deficits-heading-severity",
                "deficits-heading-source",
                "deficits-heading-state",
                "deficits-heading-since",
                "deficits-heading-note",
            )
        ],
        [
            (
                line.school_year,
                line.title,
                words.severity(t, competences, line.row.severity),
                words.source(t, line.row.source),
                words.state(t, line.row.state),
                moment_of(visit, line.row.state_since),
                line.row.note if line.row.note not in set(ClockNote) else "",
            )
            for line in own.deficits
        ],
    )
    tests = Table(
        t.plain("external-sheet"),
        [t.plain(f"external-heading-{name}") for name in ("area", "percent", "day", "title", "document")],
        [
            (
                line.area,
                f"{line.row.percent_tenths // 10},{line.row.percent_tenths % 10}",
                f"{line.row.taken_on:%d.%m.%Y}",
                line.row.title,
                line.row.document,
            )
            for line in own.tests
        ],
    )
    return [deficits, tests]


def _route(t: Speaker, own: OwnData) -> Table:
    """Steps of all years; words the person or somebody else has left with them."""
    headings = ("own-heading-year", "own-heading-step", "own-heading-term", "own-heading-status", "own-heading-words")
    return Table(
        t.plain("own-sheet-route"),
        [t.plain(heading) for heading in headings],
        [
            (
                school_years(route.school_year),
                step.title,
                f"{step.due_on:%d.%m.%Y}",
                t.plain(f"route-step-state-{step.status.value}"),
                "; ".join(filter(None, (step.reason, step.comment, *(one.get("text") for one in step.evidence)))),
            )
            for route, step in own.steps
        ],
    )


def _said(t: Speaker, visit: Visit, own: OwnData) -> Table:
    """What the person has written to others; what others have written is theirs."""
    return Table(
        t.plain("own-sheet-said"),
        [t.plain(key) for key in ("own-heading-when", "own-heading-conversation", "own-heading-words")],
        [
            (
                moment_of(visit, one.at),
                titled(t, thread.kind, thread.title),
                one.text or t.plain(f"said-kind-{one.kind.value.replace('_', '-')}"),
            )
            for thread, one in own.said
        ],
    )


def _consultations(t: Speaker, visit: Visit, own: OwnData) -> Table:
    """What was asked, and what became of it in a word."""
    headings = ("number", "when", "topic", "question", "state", "help", "comment")
    return Table(
        t.plain("own-sheet-consultations"),
        [t.plain(f"consultation-heading-{heading}") for heading in headings],
        [
            (
                one.id,
                moment_of(visit, one.created_at),
                topic,
                one.question or "",
                t.plain(f"consultation-is-{one.status.value}"),
                t.plain(f"consultation-outcome-{one.result_asker.value}") if one.result_asker else "",
                one.asker_comment or "",
            )
            for topic, one in own.consultations
        ],
    )


def _pairs(t: Speaker, visit: Visit, own: OwnData) -> Table:
    """Each pair with what was written in its journal; a pair without entries has a line too."""
    names = ("part", "since", "until", "status", "goal", "day", "kind", "words")
    rows = []
    for pair, entries in own.pairs:
        part = t.plain("own-mentor" if pair.mentor_id == visit.actor.id else "own-mentee")
        status = t.plain(f"mentorship-is-{pair.status.value}")
        first = (part, f"{pair.starts_on:%d.%m.%Y}", f"{pair.ends_on:%d.%m.%Y}", status, pair.goal or "")
        rows += [
            (
                *first,
                f"{one.on:%d.%m.%Y}",
                t.plain(f"mentorship-entry-{one.kind.value}"),
                "; ".join(filter(None, (one.done, one.result, one.task))),
            )
            for one in entries
        ] or [(*first, "", "", pair.result or "")]
    return Table(t.plain("own-sheet-mentoring"), [t.plain(f"own-mentoring-{name}") for name in names], rows)


def _actions(t: Speaker, visit: Visit, own: OwnData) -> Table:
    spoken = audit_words(t, visit.municipality.privacy_mode)
    return Table(
        t.plain("own-sheet-actions"),
        [t.plain(key) for key in ("own-heading-when", "own-heading-action", "own-heading-who")],
        [
            (moment_of(visit, entry.at), spoken.did(entry.action, entry.details), spoken.who(actor))
            for entry, actor in own.actions
        ],
    )


def _answer(t: Speaker, visit: Visit, line: AnswerLine) -> tuple[str, ...]:
    helper = call(visit.municipality.privacy_mode, line.entered_by) if line.entered_by else t.plain("own-yourself")
    return (
        line.questionnaire,
        line.school_year,
        line.question,
        "; ".join(line.answers) or t.plain("survey-skipped"),
        moment_of(visit, line.answered_at),
        helper,
    )
