"""What stands in deploy/ is true of the program, as far as that can be seen without an engine and a server."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
import yaml
from aiohttp import web

from bot.__main__ import WRONG_SETTINGS
from bot.settings import Settings
from bot.webhook import PATH
from models.session import normalised
from tests import nginx
from tests.house.plan import ROOMS, ROOT
from tests.telegram import TOKEN

DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
UNIT = (DEPLOY / "metodbot.service").read_text(encoding="utf-8")
TEMPLATE = nginx.TEMPLATE.read_text(encoding="utf-8")
NAMES = {name.upper() for name in Settings.model_fields}
WORST_EXPOSURE = "14"
"""Tenths; 1.4 of 10 was measured, and systemd calls everything under 2 safe enough."""


def test_the_image_takes_what_there_is_and_nothing_else():
    copied = [
        path for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for path in line.split()
    ]
    assert [path for path in copied if not (ROOT / path).exists()] == []
    assert set(copied) & set(ROOMS) == set(ROOMS) - {"playground", "benchmarks"}
    ignore = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignore
    assert {line[1:] for line in ignore if line.startswith("!")} == set(copied)
    compiled = re.findall(r"compileall -q (.+)$", DOCKERFILE, re.MULTILINE)[0].split()
    assert set(compiled) == set(copied) & set(ROOMS)


def test_the_image_runs_as_somebody_without_rights():
    user = re.findall(r"^USER (\d+):(\d+)$", DOCKERFILE, re.MULTILINE)
    assert len(user) == 1
    assert int(user[0][0]) > 1000
    assert "--require-hashes" in DOCKERFILE
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images = [*bases, *(one["image"] for one in SERVICES.values())]
    assert [image for image in images if ":" not in image or image.endswith("latest")] == []


def test_settings_of_the_container_are_settings():
    assert COMPOSE["x-bot"]["environment"].keys() <= NAMES
    assert {name.upper() for name in COMPOSE["x-bot"]["secrets"]} <= NAMES
    used = set(re.findall(r"\$\{([A-Z_]+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    example = (DEPLOY / ".env.deploy.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == used
    assert set(re.findall(r"^# LoadCredential=(\w+):", UNIT, re.MULTILINE)) <= {name.lower() for name in NAMES}


def test_only_the_proxy_can_be_reached():
    assert [name for name, one in SERVICES.items() if "ports" in one] == ["nginx"]
    for name, one in SERVICES.items():
        assert one["cap_drop"] == ["ALL"], name
        assert one["read_only"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert one["mem_limit"], name
        assert name.startswith("bot") or name == "migrate" or int(one["user"].split(":")[0]), name
    networks = COMPOSE["networks"]
    for name in ("postgres", "redis"):
        assert all(networks[network]["internal"] for network in SERVICES[name]["networks"]), name
    assert not set(SERVICES["nginx"]["networks"]) & set(SERVICES["postgres"]["networks"])
    assert {source for one in SERVICES.values() for source in one.get("secrets", [])} == set(COMPOSE["secrets"])


def test_the_proxy_finds_both_replicas():
    words = SERVICES["nginx"]["environment"]
    assert set(re.findall(r"\$\{(\w+)\}", TEMPLATE)) == {name for name in words if name.startswith("METODBOT_")}
    network = ip_network(COMPOSE["networks"]["inside"]["ipam"]["config"][0]["subnet"])
    port = COMPOSE["x-bot"]["environment"]["WEBHOOK_PORT"]
    for name, word in (("bot-one", "METODBOT_ONE"), ("bot-two", "METODBOT_TWO")):
        address = SERVICES[name]["networks"]["inside"]["ipv4_address"]
        assert words[word] == f"{address}:{port}"
        assert ip_address(address) in network
    assert f"location = {PATH} {{" in TEMPLATE


@pytest.mark.skipif(nginx.FOUND is None, reason="no nginx on this machine")
def test_nginx_takes_its_file(tmp_path: Path):
    command = nginx.lay_out(tmp_path, 8443, (8081, 8082))
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr


def test_a_wrong_setting_is_not_tried_again():
    assert f"RestartPreventExitStatus={WRONG_SETTINGS}\n" in UNIT
    assert "Restart=on-failure\n" in UNIT


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine")
def test_systemd_takes_the_unit(tmp_path: Path):
    unit = tmp_path / "metodbot.service"
    unit.write_text(UNIT.replace("/opt/metodbot/app/.venv/bin/python", sys.executable), encoding="utf-8")
    for what in (["verify"], ["security", "--offline=true", f"--threshold={WORST_EXPOSURE}"]):
        said = subprocess.run(["systemd-analyze", *what, str(unit)], capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout[-300:] + said.stderr


async def test_the_container_looks_after_the_process(monkeypatch: pytest.MonkeyPatch):
    statuses = iter((200, 503))

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(status=next(statuses))

    application = web.Application()
    application.router.add_get("/healthz", answer)
    application.router.add_get("/readyz", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    assert [await looked(port), await looked(port, "readyz")] == [0, 1]
    await runner.cleanup()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert await looked(taken.getsockname()[1]) == 1


async def looked(port: int, *what: str) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-S",
        str(DEPLOY / "healthcheck.py"),
        *what,
        env={"HEALTH_PORT": str(port)},
        stderr=subprocess.DEVNULL,
    )
    return await process.wait()


def test_figures_that_ring_the_bell_are_told():
    told = (ROOT / "bot" / "metrics.py").read_text(encoding="utf-8")
    rules = (DEPLOY / "alerts.yml").read_text(encoding="utf-8")
    assert len(yaml.safe_load(rules)["groups"][0]["rules"]) > 5
    for name in set(re.findall(r"metodbot_(\w+)", rules)):
        noun = re.sub(r"_(?:total|seconds_bucket|seconds)$", "", name)
        family = re.sub(r"s$", "", noun)
        assert f'"{family}"' in told or f"{{PREFIX}}_{noun}" in told, name


def test_secrets_are_laid_out_for_those_who_read_them(tmp_path: Path):
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    script = tmp_path / "make-secrets"
    shutil.copy(DEPLOY / "make-secrets", script)
    said = subprocess.run([str(script)], capture_output=True, text=True, check=True).stdout
    folder = tmp_path / "secrets"
    assert {path.name for path in folder.iterdir()} == set(COMPOSE["secrets"])
    assert sorted(Path(line.split()[-1]).name for line in said.splitlines()) == [
        "bot_token",
        "tls_certificate",
        "tls_key",
    ]
    before = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    for path in folder.iterdir():
        assert path.stat().st_mode & 0o777 == 0o400, path.name
    for name in COMPOSE["x-bot"]["secrets"]:
        assert (folder / name).stat().st_uid == 10001, name
    for server in ("nginx", "postgres", "redis"):
        number = int(SERVICES[server]["user"].split(":")[0])
        assert all((folder / name).stat().st_uid == number for name in SERVICES[server]["secrets"]), server
    (folder / "bot_token").write_text(TOKEN, encoding="utf-8")
    settings = Settings(_env_file=None, _secrets_dir=folder)
    assert settings.webhook_secret is not None
    assert normalised(settings.database_url).password == before["postgres_password"]
    assert re.findall(">(.+?) ", before["redis_users"])[0] in before["redis_url"]
    before["bot_token"] = TOKEN
    subprocess.run([str(script)], capture_output=True, check=True)
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == before
