"""Answers that belong to nobody: begun, handed in and sealed so that no row leads from them to a person."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import Campaign
from models.queries.surveys import anonymous as rows
from models.queries.surveys import responses
from programmes.positions import Positions
from programmes.questionnaires import Questionnaire
from services.errors import NotFound, Unfitting
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaires
from services.rights import Right, must
from services.suppression import FEWEST
from services.surveys.anonymous_cells import Slice, cells
from services.surveys.survey_pages import Step, page
from services.surveys.survey_sheets import Sheet, take
from services.visits import Visit, facts


@dataclass(frozen=True, slots=True)
class Gone:
    """Handed in: whose answers these are is known to nobody any more."""

    questionnaire: Questionnaire


async def begin(session: AsyncSession, visit: Visit, *, campaign_id: int) -> Step:
    """A new response, whose id stands in the buttons of the message alone.

    Whoever begins again leaves the earlier one behind: it never counts.
    """
    campaign = await _campaign(session, visit, campaign_id)
    version_id = campaign.version_id or visit.municipality.library.newest.get(campaign.questionnaire)
    if version_id is None:
        raise NotFound
    questionnaire = await questionnaires.version(session, visit.municipality.library, version_id)
    first = flow.next_question(questionnaire, {}, facts(visit))
    current = first.code if first else None
    await rows.mark(session, campaign_id, visit.actor.id, has_declined=False)
    await session.commit()
    response_id = await rows.add(session, campaign, version_id=version_id, current=current, moment=_moment(campaign))
    await session.commit()
    sheet = await take(session, visit, response_id)
    await session.commit()
    return Step(page(sheet))


async def hand_in(session: AsyncSession, visit: Visit, sheet: Sheet) -> Gone:
    """Two steps, each a transaction of its own: no mark of the database joins the answers and the person."""
    campaign_id = sheet.response.campaign_id
    assert campaign_id is not None
    positions = visit.municipality.programme.positions
    asked = await rows.asked_by_place(session, campaign_id)
    told = cells(_people((_slice(positions, place, position), count) for place, position, count in asked))
    own = _slice(positions, *await rows.place_of(session, campaign_id, visit.actor.id))
    await responses.turn(
        session, sheet.response, submitted_at=sheet.moment, current=None, facts=told.get(own, Slice()).facts
    )
    await session.commit()
    await rows.mark(session, campaign_id, visit.actor.id, is_done=True)
    await session.commit()
    return Gone(sheet.questionnaire)


async def seal(session: AsyncSession, campaign_id: int) -> None:
    """What closing a campaign does to its anonymous answers, in the transaction that closes it.

    Drafts go; what is told of places is made coarser until it is true of five responses; and every row is written
    anew under another id in an order of chance. Doing it again changes nothing but the ids.
    """
    await rows.drop_drafts(session, campaign_id)
    told = {number: Slice.of(known) for number, known in (await rows.handed_in(session, campaign_id)).items()}
    coarser = cells(Counter(told.values()))
    await rows.write_anew(session, {number: coarser[one].facts for number, one in told.items()})


async def are_told(session: AsyncSession, campaign_id: int) -> bool:
    """Whether a closed campaign has results to show: one answer more would then tell itself by subtraction."""
    return len(await rows.handed_in(session, campaign_id)) >= FEWEST


async def _campaign(session: AsyncSession, visit: Visit, campaign_id: int) -> Campaign:
    must(visit.actor, Right.ANSWER_SURVEYS)
    found = await rows.campaign_of(session, campaign_id, visit.actor.id)
    if found is None or visit.entered_by is not None:
        raise NotFound
    campaign, participant = found
    if participant.is_done:
        await session.rollback()
        raise Unfitting("survey-unnamed-gone")
    return campaign


def _moment(campaign: Campaign) -> datetime:
    return campaign.opened_at or campaign.created_at


def _slice(positions: Positions, organization: int | None, position: str | None) -> Slice:
    group = positions.group_of(position)
    return Slice(organization, group.code if group else None)


def _people(counted: Iterable[tuple[Slice, int]]) -> Counter[Slice]:
    people: Counter[Slice] = Counter()
    for one, count in counted:
        people[one] += count
    return people
