"""Settings: every name, every way to get one wrong, and one line that says which."""

import os
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, read_settings
from models.session import normalised
from services.calling import PrivacyMode

GOOD = {
    "BOT_TOKEN": "123456:ABC-DEF",
    "TELEGRAM_API_URL": "http://127.0.0.1:8081",
    "PROXY_URL": "socks5://user:proxy-password@127.0.0.1:9050",
    "DATABASE_URL": "postgresql://metodbot:db-password@localhost/metodbot",
    "PROGRAMME": "elsewhere",
    "TIMEZONE": "Asia/Novokuznetsk",
    "ADMIN_IDS": "11, 12",
    "PRIVACY_MODE": "codes",
    "WEBHOOK_URL": "https://bot.example.org",
    "WEBHOOK_SECRET": "a_webhook-secret",
    "WEBHOOK_HOST": "0.0.0.0",
    "WEBHOOK_PORT": "8443",
    "BROADCAST_RATE": "12.5",
    "HEALTH_HOST": "0.0.0.0",
    "HEALTH_PORT": "9464",
    "BACKUP_FOLDER": "/var/backups/metodbot",
    "BACKUP_PASSPHRASE": "grey-donkey",
    "BACKUP_PASSPHRASE_FILE": __file__,
    "LOG_LEVEL": "DEBUG",
    "LOG_FORMAT": "json",
}
READ = {
    "bot_token": "123456:ABC-DEF",
    "telegram_api_url": "http://127.0.0.1:8081",
    "proxy_url": "socks5://user:proxy-password@127.0.0.1:9050",
    "database_url": "postgresql://metodbot:db-password@localhost/metodbot",
    "programme": "elsewhere",
    "timezone": "Asia/Novokuznetsk",
    "admin_ids": frozenset({11, 12}),
    "privacy_mode": PrivacyMode.CODES,
    "webhook_url": "https://bot.example.org",
    "webhook_secret": "a_webhook-secret",
    "webhook_host": "0.0.0.0",
    "webhook_port": 8443,
    "broadcast_rate": 12.5,
    "health_host": "0.0.0.0",
    "health_port": 9464,
    "backup_folder": Path("/var/backups/metodbot"),
    "backup_passphrase": "grey-donkey",
    "backup_passphrase_file": Path(__file__),
    "log_level": "DEBUG",
    "log_format": "json",
}
DEFAULTS = {
    "bot_token": None,
    "telegram_api_url": None,
    "proxy_url": None,
    "database_url": "sqlite:///data/metodbot.db",
    "programme": "nms-2023",
    "timezone": None,
    "admin_ids": frozenset(),
    "privacy_mode": PrivacyMode.INITIALS,
    "webhook_url": None,
    "webhook_secret": None,
    "webhook_host": "127.0.0.1",
    "webhook_port": 8080,
    "broadcast_rate": 25.0,
    "health_host": "127.0.0.1",
    "health_port": None,
    "backup_folder": None,
    "backup_passphrase": None,
    "backup_passphrase_file": None,
    "log_level": "INFO",
    "log_format": "text",
}


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Nothing of this machine's own settings."""
    for name in os.environ:
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch):
    def read(**environment: str) -> Settings:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return read_settings()

    return read


def plain(settings: Settings) -> dict[str, object]:
    values = {name: getattr(settings, name) for name in Settings.model_fields}
    return {name: getattr(value, "get_secret_value", lambda value=value: value)() for name, value in values.items()}


def test_nothing_set_is_all_defaults(given):
    assert plain(given()) == DEFAULTS


def test_everything_set_is_read(given):
    assert GOOD.keys() == {name.upper() for name in Settings.model_fields}
    assert plain(given(**GOOD)) == READ


def test_an_empty_value_is_no_value(given):
    assert plain(given(**dict.fromkeys(GOOD, ""))) == DEFAULTS


def test_the_file_is_read_and_the_environment_goes_first(given, tmp_path: Path):
    lines = [f"{name}={value}" for name, value in GOOD.items()] + ["SOMETHING_ELSE=1", "# ADMIN_IDS=99"]
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    assert plain(given()) == READ
    assert given(LOG_LEVEL="ERROR").log_level == "ERROR"
    assert given(PROGRAMME="").programme == "elsewhere"


def test_the_example_file_says_nothing_but_defaults(given, tmp_path: Path):
    example = Path(__file__).parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    assert plain(given()) == DEFAULTS


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("1", {1}),
        ("1,2", {1, 2}),
        ("1 2", {1, 2}),
        (" 1 ,, 2; 3\t", {1, 2, 3}),
        ("[1, 2]", {1, 2}),
        ("5000000000", {5000000000}),
    ],
)
def test_administrators_in_any_spelling(given, typed: str, ids: set[int]):
    assert given(ADMIN_IDS=typed).admin_ids == ids


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("LOG_FORMAT", "JSON", "json"),
        ("PRIVACY_MODE", "Names", "names"),
        ("PROGRAMME", " mine ", "mine"),
    ],
)
def test_case_and_blanks_do_not_matter(given, name: str, typed: str, read: str):
    assert getattr(given(**{name: typed}), name.lower()) == read


@pytest.mark.parametrize("token", ["1:a", "123456:ABC-DEF", " 123456:ABC-DEF\n", "100200300:AAH_%41~x"])
def test_tokens_that_may_be_tokens(given, token: str):
    secret = given(BOT_TOKEN=token).bot_token
    assert secret is not None
    assert secret.get_secret_value() == token.strip()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("BOT_TOKEN", value) for value in ("abc", "123456", "123456:", ":ABC", "123:a b", "123:a\tb", "123:a/b", "١٢٣:abc", "bot1:abc")),
        *(("TELEGRAM_API_URL", value) for value in ("localhost:8081", "ftp://host", "http://", "8081")),
        *(("PROXY_URL", value) for value in ("127.0.0.1:9050", "tor", "ftp://host:1", "http://a:1 http://", "http://a:1, b:2", "http://h:99999")),
        *(("DATABASE_URL", value) for value in ("mysql://host/x", "nonsense", "sqlite://", "sqlite:///:memory:", "postgresql://u:p@h:port/x")),
        *(("TIMEZONE", value) for value in ("Mars/Base", "../../etc/passwd", "Asia", "+07:00")),
        *(("ADMIN_IDS", value) for value in ("me", "1,two", "1.5", "-1", "0", "@admin")),
        ("PRIVACY_MODE", "everything"),
        *(("WEBHOOK_URL", value) for value in ("bot.example.org", "https://")),
        *(("WEBHOOK_SECRET", value) for value in ("with a blank", "s" * 257, "секрет")),
        ("WEBHOOK_HOST", "two hosts"),
        *(("WEBHOOK_PORT", value) for value in ("0", "65536", "http", "-1", "80.5")),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_line_with_the_name(given, name: str, value: str):
    with pytest.raises(SettingsError) as error:
        given(**{name: value})
    line = str(error.value)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    assert "Value error" not in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "hunter2"),
        ("PROXY_URL", "sock://user:hunter2@host"),
        ("DATABASE_URL", "mysql://user:hunter2@host/x"),
        ("DATABASE_URL", "postgresql://user:hunter2@host:port/x"),
        ("DATABASE_URL", "hunter2"),
        ("WEBHOOK_SECRET", "hunter2 and more"),
    ],
)
def test_a_wrong_secret_is_not_repeated(given, name: str, value: str):
    with pytest.raises(SettingsError) as error:
        given(**{name: value})
    assert "hunter2" not in str(error.value)


def test_all_wrong_values_are_told_at_once(given):
    with pytest.raises(SettingsError) as error:
        given(ADMIN_IDS="me, you", WEBHOOK_PORT="x", BOT_TOKEN="123:very secret")
    line = str(error.value)
    assert line.count("ADMIN_IDS: ") == 1
    for part in ("WEBHOOK_PORT: ", "BOT_TOKEN: "):
        assert part in line
    assert "very secret" not in line


def test_secrets_are_known_and_never_shown(given):
    settings = given(**GOOD)
    assert settings.secrets() == {
        "123456:ABC-DEF", "a_webhook-secret", "proxy-password", "db-password", GOOD["PROXY_URL"],
        "grey-donkey", Path(__file__).read_text(encoding="utf-8").partition("\n")[0],
    }  # fmt: skip
    assert not [secret for secret in ("ABC-DEF", "a_webhook-secret", "proxy-password") if secret in repr(settings)]
    assert given(DATABASE_URL="postgresql://u:x@h/d").secrets() >= {"123456:ABC-DEF"}
    assert "x" not in settings.secrets()


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///data/x.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///data/x.db", "sqlite+aiosqlite"),
        ("sqlite+pysqlite:///data/x.db", "sqlite+aiosqlite"),
        ("postgresql://u:p@h/d", "postgresql+asyncpg"),
        ("postgres://u:p@h/d", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@h/d", "postgresql+asyncpg"),
        ("postgresql+psycopg://u:p@h:5433/d", "postgresql+asyncpg"),
    ],
)
def test_any_spelling_of_a_database_becomes_ours(given, address: str, driver: str):
    url = normalised(given(DATABASE_URL=address).database_url)
    assert url.drivername == driver
    rest = address.partition("://")[2]
    assert url.render_as_string(hide_password=False).partition("://")[2] == rest


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Files of secrets, as systemd and Docker lay them out."""
    folders = {name: tmp_path / name for name in ("systemd", "docker")}
    for folder in folders.values():
        folder.mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folders["systemd"]))
    monkeypatch.setattr("bot.settings.MOUNTED", folders["docker"])

    def keep(where: str, name: str, value: str) -> Path:
        (folders[where] / name).write_text(value, encoding="utf-8")
        return folders[where] / name

    return keep


@pytest.mark.parametrize("where", ["systemd", "docker"])
def test_secrets_are_read_from_files_and_known_as_secrets(given, kept, where: str):
    kept(where, "bot_token", "123456:from-a-file\n")
    kept(where, "DATABASE_URL", "postgresql://u:database-secret@h/d\n")
    kept(where, "something_else", "whatever")
    settings = given(DATABASE_URL="")
    assert settings.secrets() >= {"123456:from-a-file", "database-secret"}
    assert settings.database_url == "postgresql://u:database-secret@h/d"
    assert given(BOT_TOKEN="1:environment").secrets() >= {"1:environment"}


def test_the_example_with_empty_values_leaves_files_their_word(given, kept, tmp_path: Path):
    example = Path(__file__).parents[2] / ".env.example"
    (tmp_path / ".env").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    kept("docker", "bot_token", "123456:from-a-file")
    kept("systemd", "webhook_secret", "kept-in-a-file")
    assert given().secrets() == {"123456:from-a-file", "kept-in-a-file"}


def test_a_wrong_file_is_one_line_without_its_content(given, kept, monkeypatch: pytest.MonkeyPatch):
    file = kept("docker", "bot_token", "hunter2")
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN: expected a token") as error:
        given()
    assert "hunter2" not in str(error.value)

    def refused(path: Path, *_how: object, **_more: object) -> str:
        raise PermissionError(13, "Permission denied", str(path))

    file.write_bytes(b"\xff\xfe1:hunter2")
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN: its file cannot be read as text$"):
        given()
    monkeypatch.setattr(type(file), "read_text", refused)
    with pytest.raises(SettingsError, match=r"^BOT_TOKEN: Permission denied$"):
        given()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/nowhere/at/all")
    monkeypatch.setattr("bot.settings.MOUNTED", file.parent / "nowhere")
    assert given().bot_token is None


def test_several_ways_to_telegram(given):
    first, second = "socks5://user:proxy,pass;word@one:9050", "https://user:other%20word@two"
    settings = given(PROXY_URL=f" {first}, {second}  DIRECT;http://three:3128,{first}")
    assert settings.ways() == (first, second, "direct", "http://three:3128")
    assert settings.secrets() >= {first, second, "proxy,pass;word", "other%20word", "other word", "http://three:3128"}
    assert "direct" not in settings.secrets()
    assert given(PROXY_URL="").ways() == ()
