"""Which courses count for the right to one every three years, and who may give them."""

from datetime import date

from pydantic import Field

from programmes.strictness import Day, Section, Words


class Courses(Section):
    valid_months: int = Field(default=36, ge=12, le=120)
    """Part 5 of article 47 of the law on education: at least once in three years."""
    least_hours: int = Field(default=16, ge=1, le=500)
    """Order 266 of 24.03.2025: shorter ones are no advanced training."""
    retraining_hours: int = Field(default=250, ge=100, le=1000)
    counted: tuple[Words, ...] = ("advanced_training", "retraining", "internship_course")
    trusted_providers: tuple[Words, ...] = ("state", "municipal", "state_founded", "sirius_skolkovo_etc")
    """Since 01.09.2025 others draw a soft warning."""
    trusted_since: Day = date(2025, 9, 1)
    keeps_scans: bool = False
    """Whether a photo of a certificate may be kept: it names its owner."""
    new_in_position_months: int = Field(default=36, ge=0, le=60)
    """Whoever is in the profession for a shorter time is not late yet."""
