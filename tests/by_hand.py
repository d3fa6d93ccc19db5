"""A programme whose practices, materials and road map are told by hand, as one without these modules has it."""

from programmes.indicators import Source
from programmes.programme import Programme

CODES = frozenset({"P7", "P14", "P17"})


def by_hand(programme: Programme) -> Programme:
    told = tuple(
        one.model_copy(update={"formula": None, "source": Source.MANUAL}) if one.code in CODES else one
        for one in programme.indicators.definitions
    )
    return programme.model_copy(update={"indicators": programme.indicators.model_copy(update={"definitions": told})})
