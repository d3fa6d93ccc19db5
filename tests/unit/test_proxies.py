"""Calls through proxies that fail in every way they can: the next one takes over, and nothing is said twice."""

import asyncio
import json
import ssl
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot import proxies, ways
from bot.own_server import OwnServer
from bot.proxies import WaysSession
from bot.settings import DIRECT
from tests.telegram import TOKEN
from tests.unit.scripted_telegram import ME
from tests.unit.tiny_proxies import PASSWORD, Mood, TinyProxy, standing


class Server:
    """Answers every call, and counts how often it was carried out and over how many connections."""

    def __init__(self) -> None:
        self.calls = 0
        self.peers: set[object] = set()
        self.url = ""

    async def answer(self, request: web.Request) -> web.Response:
        if not request.path.startswith("/bot"):
            return web.Response(text="page")
        self.calls += 1
        assert request.transport is not None
        self.peers.add(request.transport.get_extra_info("peername"))
        return web.json_response({"ok": True, "result": ME})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", server.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of 127.0.0.1, trusted by nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return file


def session_over(server: Server, *addresses: str) -> WaysSession:
    return WaysSession(addresses, api=TelegramAPIServer.from_base(server.url))


async def asks(session: WaysSession, seconds: int | None = None) -> str:
    me = await Bot(TOKEN, session=session)(GetMe(), request_timeout=seconds)
    return str(me.username)


@pytest.mark.parametrize("kind", ["http", "socks4", "socks5", "https"])
async def test_each_kind_of_proxy_keeps_its_connections(
    server: Server, kind: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
):
    context = None
    if kind == "https":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        trusting = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(proxies, "trusted", lambda: trusting)
    proxy = TinyProxy(kind, is_locked=kind != "socks4", context=context)
    async with standing(proxy), session_over(server, proxy.address) as session:
        for _ in range(3):
            assert await asks(session) == ME["username"]
    assert (server.calls, proxy.connections, len(server.peers)) == (3, 1, 1)


@pytest.mark.parametrize("kind", ["http", "socks4", "socks5"])
@pytest.mark.parametrize("trouble", ["closed", Mood.SILENT, Mood.REFUSING])
async def test_the_next_takes_over_and_the_first_comes_back(
    server: Server, kind: str, trouble: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(proxies, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(ways, "FIRST_REST", 0.3)
    first, second = TinyProxy(kind), TinyProxy("socks5", is_locked=True)
    async with standing(first, second), session_over(server, first.address, second.address) as session:
        await asks(session)
        if trouble == "closed":
            await first.close()
        else:
            first.cut()
            first.mood = Mood(trouble)
        await asyncio.sleep(0.05)
        for _ in range(3):
            await asks(session)
        assert (server.calls, second.connections) == (4, 1)
        first.mood = Mood.FINE
        if trouble == "closed":
            await first.open()
        before = first.connections
        async with asyncio.timeout(5):
            while session.ways.order() != [0, 1]:
                await asyncio.sleep(0.05)
                await asks(session)
        await asks(session)
        assert first.connections > before
    said = [record.getMessage() for record in caplog.records if record.name == "bot.ways"]
    assert [line.partition(" (")[0] for line in said] == ["proxy 1 of 2 fails", "proxy 1 of 2 works again"]
    assert PASSWORD not in caplog.text
    assert f":{first.port}" not in caplog.text


@pytest.mark.parametrize("mood", [Mood.CUTTING, Mood.SWALLOWING])
async def test_what_telegram_may_have_heard_is_not_said_another_way(server: Server, mood: Mood):
    """The call that broke off is an error; who makes it again decides that, and the next way takes it then."""
    first, second = TinyProxy("http"), TinyProxy("socks5")
    first.mood = mood
    async with standing(first, second), session_over(server, first.address, second.address) as session:
        for calls in (1, 2):
            with pytest.raises(TelegramNetworkError):
                await asks(session, 1)
            assert (server.calls, second.connections) == (calls, 0)
        assert await asks(session) == ME["username"]
        assert (server.calls, second.connections) == (3, 1)


async def test_without_the_word_nobody_goes_straight(server: Server):
    proxy = TinyProxy("http")
    async with standing(proxy):
        gone = proxy.address
    async with session_over(server, gone) as session:
        with pytest.raises(TelegramNetworkError) as caught:
            await asks(session)
    assert str(proxy.port) not in str(caught.value)
    assert server.calls == 0
    async with session_over(server, gone, DIRECT) as session:
        assert await asks(session) == ME["username"]


async def test_a_wrong_password_is_said(server: Server):
    proxy = TinyProxy("http", is_locked=True)
    async with standing(proxy), session_over(server, f"http://x:wrong-secret@127.0.0.1:{proxy.port}") as session:
        with pytest.raises(TelegramNetworkError, match="407") as caught:
            await asks(session)
    assert "wrong-secret" not in str(caught.value)


async def test_all_proxies_silent_take_the_time_of_one_call(server: Server, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(proxies, "CONNECT_SECONDS", 0.4)
    some = [TinyProxy(kind) for kind in ("http", "socks5", "http", "socks5", "http", "socks5")]
    for proxy in some:
        proxy.mood = Mood.SILENT
    async with standing(*some), session_over(server, *(proxy.address for proxy in some)) as session:
        begun = time.monotonic()
        with pytest.raises(TelegramNetworkError):
            await asks(session, 2)
        assert time.monotonic() - begun < 6
    assert sum(proxy.connections for proxy in some) < len(some)


@pytest.mark.parametrize("address", ["http://name.invalid:80", "http://127.0.0.1:1"])
async def test_no_address_and_nobody_there_are_errors_of_the_network(address: str):
    async with WaysSession(api=TelegramAPIServer.from_base(address)) as session:
        with pytest.raises(TelegramNetworkError):
            await asks(session)


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"{", b""])
async def test_an_answer_that_is_none_is_an_error_of_the_way(body: bytes):
    async def nonsense(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type="application/json", charset="utf-8")

    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", nonsense)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = TelegramAPIServer.from_base(f"http://127.0.0.1:{runner.addresses[0][1]}")
    async with WaysSession(api=api) as session:
        with pytest.raises(Exception, match=r"Unicode|decode|JSON") as caught:
            await asks(session)
        assert type(caught.value).__module__ == "aiogram.exceptions"
    await runner.cleanup()


async def test_a_file_of_a_local_server_is_read_from_its_disk(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    file = tmp_path / "файл № 1.xlsx"
    file.write_bytes(b"x" * 200_000)
    found = {"file_id": "1", "file_unique_id": "1", "file_path": str(file)}

    async def answer(request: web.Request) -> web.Response:
        if request.path.startswith("/file/"):
            return web.Response(body=b"over http: " + request.path.rpartition("/")[2].encode())
        return web.Response(text=json.dumps({"ok": True, "result": found}), content_type="application/json")

    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = OwnServer.from_base(f"http://127.0.0.1:{runner.addresses[0][1]}")
    async with WaysSession(api=api) as session:
        bot = Bot(TOKEN, session=session)
        content = await bot.download("1")
        assert content is not None
        assert content.read() == b"x" * 200_000
        file.unlink()
        with pytest.raises(OSError, match="No such file"):
            await bot.download("1")
        assert "its folder has to be shared" in caplog.text
        assert str(tmp_path) not in caplog.text
        found["file_path"] = "documents/file_7.xlsx"
        content = await bot.download("1")
        assert content is not None
        assert content.read() == b"over http: file_7.xlsx"
    await runner.cleanup()
