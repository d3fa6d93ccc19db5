"""Before and after of one person, as a picture and in a line."""

import asyncio
from collections.abc import Sequence

from locales.catalog import Speaker
from programmes.competences import Competences
from programmes.programme import Programme
from services import paired_charts
from services.paired_charts import Pair
from services.surveys.diagnostics_comparison import Change, Comparison


async def compared_picture(t: Speaker, compared: Sequence[Comparison], programme: Programme) -> bytes:
    pairs = [_pair(t, one, programme.competences) for one in compared]
    return await asyncio.to_thread(paired_charts.pairs, t.plain("my-deficits-chart"), pairs)


def easier(compared: Sequence[Comparison], programme: Programme) -> str:
    """What has become easier; of what has not, nothing is said here."""
    shorts = {area.code: area.strength for area in programme.competences.areas}
    better = [shorts.get(one.area, one.area) for one in compared if one.change is Change.IMPROVEMENT]
    return ", ".join(better) or "none"


def _pair(t: Speaker, one: Comparison, competences: Competences) -> Pair:
    area = next((area for area in competences.areas if area.code == one.area), None)
    label = area.chart.replace("\n", " ") if area else one.area
    before = None if one.entry_index is None else float(1 - one.entry_index / 100)
    after = None if one.exit_index is None else float(1 - one.exit_index / 100)
    return Pair(label, before, after, t.plain(f"compared-{one.change.value.replace('_', '-')}"))
