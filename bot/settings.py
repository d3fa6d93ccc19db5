"""What an operator may set; every name stands in `.env.example`."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from pydantic_settings import SettingsError as Unreadable
from sqlalchemy.exc import ArgumentError

from models.session import normalised
from services.calling import PrivacyMode

TOKEN = re.compile(r"[0-9]+:[!-.0-~]+")
"""A number and a secret of any printable characters but the slash, which would lead to another address."""
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
DIRECT = "direct"
PROXY_SCHEMES = ("http", "https", "socks4", "socks5")
WAY_BEGINS = re.compile(r"[\s,;]+(?=\w+://|direct\b)", re.IGNORECASE)
MOUNTED = Path("/run/secrets")
"""Where Docker and Kubernetes put secrets; systemd says in a variable where it does."""
SHORTEST_SECRET = 6
"""What is shorter cannot be taken out of a log without taking half of the log with it."""


def _supported(address: str) -> str:
    try:
        url = normalised(address)
    except ArgumentError:
        raise ValueError("expected sqlite:///file or postgresql://user:password@host/name") from None
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise ValueError("a database in memory forgets everything; expected sqlite:///file")
    return address


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("there is no such time zone; expected a name like Asia/Novokuznetsk") from None
    return name


def _web_address(address: str) -> str:
    return _address(address, "http", "https")


def _proxies(addresses: SecretStr) -> SecretStr:
    for one in _ways(addresses):
        if one != DIRECT:
            _address(one, *PROXY_SCHEMES)
    return addresses


def _ways(addresses: SecretStr) -> tuple[str, ...]:
    """In the operator's order, each once. A comma parts only where another way begins: a password may hold one."""
    parts = WAY_BEGINS.split(addresses.get_secret_value().strip())
    return tuple(dict.fromkeys(part.lower() if part.lower() == DIRECT else part for part in parts))


def _redis(address: SecretStr, others: ValidationInfo) -> SecretStr:
    parts = urlsplit(address.get_secret_value())
    try:
        is_whole = bool(parts.path if parts.scheme == "unix" else parts.hostname) and parts.port != 0
    except ValueError:  # its words would quote what may be a password
        is_whole = False
    if parts.scheme not in {"redis", "rediss", "unix"} or not is_whole:
        raise ValueError("expected an address like redis://:password@host:6379/0, rediss:// or unix:///socket")
    database = others.data.get("database_url")
    if database and normalised(database).get_backend_name() == "sqlite":
        raise ValueError("several replicas need PostgreSQL, and DATABASE_URL is SQLite; leave one of them empty")
    return address


def _address(address: str, *schemes: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in schemes or not parts.hostname or re.search(r"\s", address) or not _is_port(parts):
        raise ValueError(f"expected an address that begins with {' or '.join(f'{one}://' for one in schemes)}")
    return address


def _is_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def _token(value: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("expected a token from BotFather, like 123456:ABC-DEF")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("expected up to 256 Latin letters, digits, _ and -")
    return value


def _holding_something(file: Path) -> Path:
    try:
        is_empty = not _first_line(file)
    except (OSError, ValueError):
        raise ValueError("the file cannot be read") from None
    if is_empty:
        raise ValueError("the first line of the file is empty")
    return file


def _listed(value: object) -> object:
    return [part for part in re.split(r"[\s,;]+", value.strip("[] ")) if part] if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True, str_strip_whitespace=True
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api_url: Annotated[str, AfterValidator(_web_address)] | None = None
    proxy_url: Annotated[SecretStr, AfterValidator(_proxies)] | None = None
    database_url: Annotated[str, AfterValidator(_supported)] = "sqlite:///data/metodbot.db"
    redis_url: Annotated[SecretStr, AfterValidator(_redis)] | None = None
    programme: str = "nms-2023"
    timezone: Annotated[str, AfterValidator(_known_zone)] | None = None
    admin_ids: Annotated[frozenset[Annotated[int, Field(gt=0)]], NoDecode, BeforeValidator(_listed)] = frozenset()
    privacy_mode: Annotated[PrivacyMode, BeforeValidator(_lower)] = PrivacyMode.INITIALS
    webhook_url: Annotated[str, AfterValidator(_web_address)] | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = None
    webhook_host: Annotated[str, StringConstraints(pattern=r"^\S+$")] = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    broadcast_rate: Annotated[float, Field(gt=0, le=30)] = 25
    health_host: Annotated[str, StringConstraints(pattern=r"^\S+$")] = "127.0.0.1"
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    backup_folder: Path | None = None
    backup_passphrase: SecretStr | None = None
    backup_passphrase_file: Annotated[Path, AfterValidator(_holding_something)] | None = None
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = "INFO"
    log_format: Annotated[Literal["text", "json"], BeforeValidator(_lower)] = "text"

    def passphrase(self) -> str | None:
        """What copies of the database are closed with."""
        if self.backup_passphrase_file is not None:
            return _first_line(self.backup_passphrase_file)
        return self.backup_passphrase.get_secret_value() if self.backup_passphrase else None

    def ways(self) -> tuple[str, ...]:
        """Proxies on the way to Telegram, and `direct` where it may be gone without one; none: always without."""
        return _ways(self.proxy_url) if self.proxy_url else ()

    def secrets(self) -> frozenset[str]:
        """What must never stand in a log."""
        kept = (self.bot_token, self.webhook_secret, self.proxy_url, self.redis_url, self.backup_passphrase)
        found = {secret.get_secret_value() for secret in kept if secret}
        for address in (*self.ways(), self.redis_url.get_secret_value() if self.redis_url else DIRECT):
            written = urlsplit(address).password or ""
            found |= {written, unquote(written)} | ({address} if address != DIRECT else set())
        found |= {str(normalised(self.database_url).password or ""), self.passphrase() or ""}
        return frozenset(secret for secret in found if len(secret) >= SHORTEST_SECRET)


def _first_line(file: Path) -> str:
    return file.read_text(encoding="utf-8").partition("\n")[0].strip()


class SettingsError(Exception):
    """One line that names every setting that is wrong."""


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings of the environment, `.env` and files of their own; raises SettingsError."""
    try:
        return Settings(_env_file=env_file, _secrets_dir=_folders_of_secrets())
    except Unreadable as error:
        name, cause = re.findall(r'"(\w+)"', str(error)), error.__cause__
        why = cause.strerror if isinstance(cause, OSError) else "its file cannot be read as text"
        raise SettingsError(f"{name[0].upper() if name else 'settings'}: {why}") from None
    except PermissionError as error:  # of `.env` itself, where somebody else than its owner gives the command
        raise SettingsError(f"{env_file}: {error.strerror}") from None
    except ValidationError as error:
        # Without the values: some of them are secrets.
        wrong = (f"{str(one['loc'][0]).upper()}: {one['msg'].removeprefix('Value error, ')}" for one in error.errors())
        raise SettingsError("; ".join(dict.fromkeys(wrong))) from None


def _folders_of_secrets() -> list[Path]:
    """Folders in which a file named as a setting holds its value; the later one wins."""
    given = os.environ.get("CREDENTIALS_DIRECTORY")
    return [folder for folder in (MOUNTED, *([Path(given)] if given else [])) if folder.is_dir()]
