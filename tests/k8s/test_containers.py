"""Container file and compose file: they say the same as the rest of the repository."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.settings import Settings
from tests.support.manifests import containers, workloads

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "containers" / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
OWN = ("migrate", "triton", "valkey", "web", "worker")


def _stage(name: str) -> str:
    stages = re.split(r"^FROM ", RECIPE, flags=re.MULTILINE)[1:]
    (found,) = [stage for stage in stages if stage.splitlines()[0].endswith(f" AS {name}")]
    return found


def _command(stage: str) -> list[str]:
    (found,) = re.findall(r"^CMD (\[.*\])$", _stage(stage), flags=re.MULTILINE)
    return list(json.loads(found))


def test_versions_are_those_of_the_bootstrap() -> None:
    bootstrap = (ROOT / "tools" / "bootstrap.py").read_text(encoding="utf-8")
    for name in ("TORCH", "LABEL_READER"):
        (pin,) = re.findall(rf'^{name} = "(.+)"$', bootstrap, flags=re.MULTILINE)
        assert f" {pin}" in RECIPE


@pytest.mark.parametrize("stage", ["web", "worker", "triton"])
def test_images_run_as_a_user_without_rights_and_hold_no_compiler(stage: str) -> None:
    assert _stage(stage).startswith("runtime AS")
    assert "USER 10001:10001" in _stage("runtime") and "USER" not in _stage(stage)
    assert "apt-get" not in _stage("runtime") + _stage(stage)


@pytest.mark.parametrize("stage", ["web", "worker", "triton"])
def test_commands_are_modules_that_exist(stage: str) -> None:
    python, option, module, *_ = _command(stage)
    assert (python, option) == ("python", "-m")
    assert importlib.util.find_spec(module) is not None


def test_the_cluster_runs_the_images_own_commands() -> None:
    for thing, pod in workloads("overlays/dev"):
        name = thing["metadata"]["name"]
        if name in ("web", "worker", "triton"):
            (container,) = pod["spec"]["containers"]
            assert container.get("command", _command(name)) == _command(name)
            assert container["image"].startswith(f"twinwright/{name}:")


def test_modules_that_manifests_start_exist() -> None:
    words = [
        container.get("command", [])
        for _, pod in workloads("overlays/dev")
        for container in containers(pod)
    ] + [COMPOSE["services"][name].get("command", []) for name in OWN]
    modules = {each[2] for each in words if each[:2] == ["python", "-m"]}
    assert {"services.db.migrate", "celery"} <= modules
    for module in modules:
        assert importlib.util.find_spec(module) is not None, module


@pytest.mark.parametrize("name", OWN)
def test_compose_keeps_its_parts_as_closed_as_the_cluster(name: str) -> None:
    service: dict[str, Any] = COMPOSE["services"][name]
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["image"].endswith(":0.1.0")
    known = {f"TWINWRIGHT_{field.name.upper()}" for field in fields(Settings)}
    assert service.get("environment", {}).keys() <= known


def test_compose_opens_one_port_on_this_machine_only() -> None:
    ports = {name: each["ports"] for name, each in COMPOSE["services"].items() if "ports" in each}
    assert ports == {"web": ["127.0.0.1:8501:8501"]}
    assert COMPOSE["networks"]["inside"] == {"internal": True}
