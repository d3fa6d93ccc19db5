"""Whether a questionnaire is before somebody: because anybody may fill it in, or because a campaign asks them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.campaigns import CampaignStatus
from models.queries.campaigns.campaigns import Asked
from programmes.questionnaires import Audience, Questionnaire
from services.surveys.survey_windows import Window, asked_for, term, window
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Offer:
    code: str
    version_id: int
    """Of the campaign, else the newest."""
    window: Window
    campaign: Asked | None
    """The one that asks them; none: they may at any time."""

    @property
    def is_anonymous(self) -> bool:
        return self.campaign is not None and self.campaign.is_anonymous


def offer(visit: Visit, asked: Sequence[Asked], code: str) -> Offer | None:
    """The questionnaire in this school year, whether or not its time is over; none where it is not theirs."""
    municipality = visit.municipality
    year = municipality.school_year(visit.now)
    of_it = asked_for(asked, code, year)
    open_to = window(municipality, visit.now, year, term(of_it))
    invited = [one for one in of_it if one.invited_at is not None]
    running = sorted((one for one in invited if one.status is not CampaignStatus.CLOSED), key=_is_over_with)
    campaign = next(iter((*running, *invited)), None)
    newest = municipality.library.newest.get(code)
    version = campaign.version_id if campaign and campaign.version_id else newest
    if version is None:
        return None
    questionnaire = municipality.library.current(code)
    if campaign is None and not (questionnaire and is_on_demand(visit, questionnaire)):
        return None
    return Offer(code, version, open_to, campaign)


def _is_over_with(one: Asked) -> bool:
    """Of two campaigns that ask the same the one that still waits comes first."""
    return one.is_done or one.has_declined


def offers(visit: Visit, asked: Sequence[Asked]) -> Iterator[Offer]:
    """All that is before them now: what a campaign asks first, the nearest last day first."""
    codes = dict.fromkeys((*visit.municipality.library.newest, *_codes(asked)))
    found = [one for code in codes if (one := offer(visit, asked, code)) and not one.window.is_over]
    yield from sorted(found, key=lambda one: (one.campaign is None, one.window.closes_on))


def is_on_demand(visit: Visit, questionnaire: Questionnaire) -> bool:
    """Whether anybody may fill it in at any time; the others wait for a campaign."""
    return (
        visit.municipality.programme.modules.is_on(questionnaire.module)
        and questionnaire.on_demand
        and questionnaire.audience is Audience.EVERYONE
        and not questionnaire.anonymous
    )


def _codes(asked: Iterable[Asked]) -> Iterator[str]:
    return (one.questionnaire for one in asked)
