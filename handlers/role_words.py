"""What roles are called, as a line or a button begins."""

from locales.catalog import Speaker
from models.people import Role
from services.naming import capital


def role_title(t: Speaker, role: Role) -> str:
    return capital(t.plain(f"role-{role.value}"))
