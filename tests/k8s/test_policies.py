"""What no manifest may break: rights, images, probes, networks, and names that must agree."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import chain
from typing import Any

import pytest

from services.queue import make_app
from services.settings import Settings
from tests.support.manifests import (
    INSTALLATIONS,
    Object,
    containers,
    pod_of,
    rendered,
    workloads,
)

EVERY = [
    pytest.param(thing, pod, id=f"{installation}/{thing['metadata']['name']}")
    for installation in INSTALLATIONS
    for thing, pod in workloads(installation)
]
SETTINGS = {f"TWINWRIGHT_{field.name.upper()}" for field in fields(Settings)}
RIGHTS = {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"}


def _all(installation: str, kind: str) -> list[Object]:
    return [thing for thing in rendered(installation) if thing["kind"] == kind]


def _env(installation: str, pod: Object) -> dict[str, Any]:
    """Variables of the pod's containers, by name; a Secret's value is None."""
    maps = {each["metadata"]["name"]: each["data"] for each in _all(installation, "ConfigMap")}
    values: dict[str, Any] = {}
    for container in containers(pod):
        for source in container.get("envFrom", ()):
            values |= maps[source["configMapRef"]["name"]]
        values |= {each["name"]: each.get("value") for each in container.get("env", ())}
    return values


@pytest.mark.parametrize(("thing", "pod"), EVERY)
def test_pods_are_restricted(thing: Object, pod: Object) -> None:
    security = pod["spec"]["securityContext"]
    assert security["runAsNonRoot"] is True and security["runAsUser"] >= 999
    assert security["seccompProfile"] == {"type": "RuntimeDefault"}
    for name in ("hostNetwork", "hostPID", "hostIPC"):
        assert not pod["spec"].get(name)
    assert {kind for each in pod["spec"]["volumes"] for kind in each} <= {
        "name",
        "emptyDir",
        "persistentVolumeClaim",
    }
    for container in containers(pod):
        own = container["securityContext"]
        assert own["allowPrivilegeEscalation"] is False
        assert own["readOnlyRootFilesystem"] is True
        assert own["capabilities"] == {"drop": ["ALL"]}
        assert "privileged" not in own and "runAsUser" not in own


@pytest.mark.parametrize(("thing", "pod"), EVERY)
def test_pods_have_an_identity_of_their_own_and_no_token(thing: Object, pod: Object) -> None:
    assert pod["spec"]["automountServiceAccountToken"] is False
    assert pod["spec"]["serviceAccountName"] == thing["metadata"]["name"]
    # A Service named twinwright-web would set TWINWRIGHT_WEB_PORT to an address.
    assert pod["spec"]["enableServiceLinks"] is False


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_nothing_holds_rights_in_the_cluster(installation: str) -> None:
    assert not [thing for thing in rendered(installation) if thing["kind"] in RIGHTS]
    accounts = _all(installation, "ServiceAccount")
    assert all(each["automountServiceAccountToken"] is False for each in accounts)
    used = {pod["spec"]["serviceAccountName"] for _, pod in workloads(installation)}
    assert {each["metadata"]["name"] for each in accounts} == used


@pytest.mark.parametrize(("thing", "pod"), EVERY)
def test_containers_say_what_they_need_and_how_they_are(thing: Object, pod: Object) -> None:
    for container in containers(pod):
        assert {"cpu", "memory"} <= container["resources"]["requests"].keys()
        assert "memory" in container["resources"]["limits"]
    for container in pod["spec"]["containers"]:
        probes = {"startupProbe", "readinessProbe", "livenessProbe"} & container.keys()
        assert len(probes) == (0 if thing["kind"] == "Job" else 3)


@pytest.mark.parametrize(("thing", "pod"), EVERY)
def test_images_are_fixed(thing: Object, pod: Object) -> None:
    for container in containers(pod):
        image = container["image"]
        if thing["metadata"]["namespace"] == "twinwright-dev":
            assert re.fullmatch(r"[\w./-]+:[\w.-]*\d[\w.-]*", image) and "latest" not in image
        else:
            assert re.fullmatch(r"[\w./-]+@sha256:[0-9a-f]{64}", image), image


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_every_variable_is_a_setting_and_every_setting_can_be_read(installation: str) -> None:
    for thing, pod in workloads(installation):
        env = _env(installation, pod)
        ours = {name: value for name, value in env.items() if name.startswith("TWINWRIGHT_")}
        assert ours.keys() <= SETTINGS, thing["metadata"]["name"]
        Settings.from_env({name: value for name, value in ours.items() if value is not None})


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_ports_and_names_are_those_of_the_settings(installation: str) -> None:
    pods = {thing["metadata"]["name"]: pod for thing, pod in workloads(installation)}
    services = {each["metadata"]["name"]: each for each in _all(installation, "Service")}
    worker = Settings.from_env({k: v for k, v in _env(installation, pods["worker"]).items() if v})
    triton = {
        each["name"]: each["containerPort"]
        for each in pods["triton"]["spec"]["containers"][0]["ports"]
    }
    assert triton == {
        "http": worker.triton_http_port,
        "grpc": worker.triton_grpc_port,
        "metrics": worker.triton_metrics_port,
    }
    offered = {each["port"] for each in services["triton"]["spec"]["ports"]}
    assert worker.triton_host == "triton" and worker.triton_grpc_port in offered
    (web_port,) = pods["web"]["spec"]["containers"][0]["ports"]
    assert web_port["containerPort"] == worker.web_port
    mounts = pods["worker"]["spec"]["containers"][0]["volumeMounts"]
    assert str(worker.data_dir) in {each["mountPath"] for each in mounts}


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_the_way_in_goes_by_the_name_that_the_page_knows(installation: str) -> None:
    web = next(pod for thing, pod in workloads(installation) if thing["metadata"]["name"] == "web")
    names = {_env(installation, web)["TWINWRIGHT_PUBLIC_NAMES"]}
    for way in _all(installation, "Ingress"):
        assert {rule["host"] for rule in way["spec"]["rules"]} == names
        assert set(chain(*(each["hosts"] for each in way["spec"]["tls"]))) == names
    for way in _all(installation, "HTTPRoute"):
        assert set(way["spec"]["hostnames"]) == names


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_labels_agree(installation: str) -> None:
    for thing in rendered(installation):
        labels = thing["metadata"].get("labels", {})
        # The generated ConfigMap and Secret have the common labels only.
        if thing["kind"] in ("ConfigMap", "Secret"):
            continue
        assert labels["app.kubernetes.io/name"] == "twinwright"
        assert "app.kubernetes.io/component" in labels
    pods = [pod["metadata"]["labels"] for _, pod in workloads(installation)]
    for thing, pod in workloads(installation):
        if thing["kind"] != "Job":
            assert thing["spec"]["selector"]["matchLabels"].items() <= (
                pod["metadata"]["labels"].items()
            )
    for kind in ("Service", "PodDisruptionBudget"):
        for thing in _all(installation, kind):
            selector = thing["spec"]["selector"]
            wanted = selector.get("matchLabels", selector)
            chosen = [labels for labels in pods if wanted.items() <= labels.items()]
            assert len(chosen) == 1, thing["metadata"]["name"]


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_autoscalers_scale_what_exists_and_nobody_else_sets_its_replicas(
    installation: str,
) -> None:
    things = {thing["metadata"]["name"]: thing for thing, _ in workloads(installation)}
    scaled = [
        each["spec"]["scaleTargetRef"]["name"]
        for kind in ("HorizontalPodAutoscaler", "ScaledObject")
        for each in _all(installation, kind)
    ]
    assert sorted(scaled) == ["triton", "worker"]
    assert all("replicas" not in things[name]["spec"] for name in scaled)


def test_the_scaler_counts_the_queue_that_is_used() -> None:
    (scaler,) = _all("overlays/production", "ScaledObject")
    queue = make_app(Settings.from_env({})).conf.task_default_queue
    assert scaler["spec"]["triggers"][0]["metadata"]["listName"] == queue


def _matches(selector: Object, labels: dict[str, str]) -> bool:
    wanted = selector.get("matchLabels", {})
    if not wanted.items() <= labels.items():
        return False
    rules = selector.get("matchExpressions", ())
    assert all(rule["operator"] == "In" for rule in rules)
    return all(labels.get(rule["key"]) in rule["values"] for rule in rules)


def _may_talk(installation: str, source: str, target: str, port: str | int) -> bool:
    """Evaluate the policies: both the caller's way out and the called one's way in must be open."""
    pods = {thing["metadata"]["name"]: pod_of(thing) for thing, _ in workloads(installation)}
    labels = {name: pod["metadata"]["labels"] for name, pod in pods.items() if pod}
    numbers = {
        each["name"]: each["containerPort"]
        for pod in pods.values()
        if pod
        for container in containers(pod)
        for each in container.get("ports", ())
    }

    def opened(own: str, other: str, direction: str, key: str) -> bool:
        for policy in _all(installation, "NetworkPolicy"):
            if not _matches(policy["spec"]["podSelector"], labels[own]):
                continue
            for rule in policy["spec"].get(direction, ()):
                peers = [
                    peer
                    for peer in rule[key]
                    if "namespaceSelector" not in peer
                    and "podSelector" in peer
                    and _matches(peer["podSelector"], labels[other])
                ]
                ports = {numbers.get(each["port"], each["port"]) for each in rule["ports"]}
                if peers and numbers.get(str(port), port) in ports:
                    return True
        return False

    return opened(source, target, "egress", "to") and opened(target, source, "ingress", "from")


@pytest.mark.parametrize("installation", INSTALLATIONS)
def test_every_pod_is_closed_both_ways_by_default(installation: str) -> None:
    policies = {each["metadata"]["name"]: each for each in _all(installation, "NetworkPolicy")}
    assert policies["default-deny"]["spec"] == {
        "podSelector": {},
        "policyTypes": ["Ingress", "Egress"],
    }
    for policy in policies.values():
        for rule in chain(policy["spec"].get("ingress", ()), policy["spec"].get("egress", ())):
            # An empty peer list or port list would open everything.
            assert rule.get("from") or rule.get("to")
            assert rule["ports"]


def test_what_must_talk_may_and_nothing_else() -> None:
    things = {thing["metadata"]["name"]: thing for thing, _ in workloads("overlays/dev")}
    allowed = {
        ("worker", "triton", 8521),
        *((name, "postgres", 5432) for name in ("web", "worker", "migrate")),
        *((name, "valkey", 6379) for name in ("web", "worker")),
    }
    ports = (5432, 6379, 8501, 8520, 8521, 8522)
    talking = {
        (source, target, port)
        for source in things
        for target in things
        for port in ports
        if source != target and _may_talk("overlays/dev", source, target, port)
    }
    assert talking == allowed
