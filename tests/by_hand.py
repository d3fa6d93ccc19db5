"""A programme whose road map is told by hand, as one without `roadmap.yaml` has it."""

from programmes.indicators import Source
from programmes.programme import Programme


def by_hand(programme: Programme) -> Programme:
    told = tuple(
        one.model_copy(update={"formula": None, "source": Source.MANUAL}) if one.code == "P17" else one
        for one in programme.indicators.definitions
    )
    return programme.model_copy(update={"indicators": programme.indicators.model_copy(update={"definitions": told})})
