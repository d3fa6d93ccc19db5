"""Cross checks of the road map: its stages, campaigns and kinds of associations have to be there."""

from collections.abc import Iterator

from programmes.campaigns import Campaigns
from programmes.events import Events
from programmes.passport import Passport
from programmes.roadmap import Roadmap


def roadmap_problems(
    roadmap: Roadmap, passport: Passport | None, campaigns: Campaigns, events: Events
) -> Iterator[str]:
    """`passport`: none where it has mistakes of its own."""
    stages = {one.code for one in passport.stages} if passport is not None else None
    plans = {one.code for one in campaigns.plans}
    kinds = {one.code for one in events.association_kinds}
    for number, item in enumerate(roadmap.items):
        at = f"items.{number}"
        if stages is not None and item.stage not in stages:
            yield f"{at}.stage: expected a stage of the passport, not {item.stage}"
        if item.done_by is None:
            continue
        if item.done_by.campaign is not None and item.done_by.campaign not in plans:
            yield f"{at}.done_by.campaign: expected a plan of campaigns.yaml, not {item.done_by.campaign}"
        for kind in item.done_by.meetings:
            if kind not in kinds:
                yield f"{at}.done_by.meetings: expected a kind of associations, not {kind}"
