"""Facts: the confidence of a fact is the product of its tokens' shares."""

from __future__ import annotations

import pytest

from training.inference.facts import FactRecorder


def test_objects_values_and_connections_are_apart() -> None:
    recorder = FactRecorder()
    rows = [
        ("<obj:Source>", 0.9), ("text", 0.5), ("<x:0>", 0.1), ("<y:0>", 0.1),
        ("<obj:Sink>", 0.8), ("text", 1.0), ("<x:4>", 0.1), ("<y:0>", 0.1),
        ("<#0>", 0.9), ("<p:InterArrivalTime>", 0.5), ("text", 0.8), ("<u:min>", 0.5),
        ("<A>", 0.9), ("<#0>", 0.5), ("<#1>", 0.4), ("<eos>", 0.2),
    ]  # fmt: skip
    for token, share in rows:
        recorder.take(token, share)
    confidence = recorder.confidence()
    assert confidence.objects == pytest.approx({0: 0.45, 1: 0.8})
    assert confidence.values == pytest.approx({(0, "InterArrivalTime"): 0.9 * 0.5 * 0.8 * 0.5})
    assert confidence.connections == pytest.approx({(0, 1): 0.9 * 0.5 * 0.4})
    told = confidence.to_json(["In", "Out"])
    assert told["objects"] == {"In": 0.45, "Out": 0.8}
    assert told["connections"] == [{"from": "In", "to": "Out", "confidence": 0.18}]
