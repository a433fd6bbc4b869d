"""Entities for FollowTheMoney, checked by its own package."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from timeline.model import LossReport, Selection

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what its own packages warn of is not ours to mend
    from followthemoney import model
    from followthemoney.types import registry

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


def entities(raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


@pytest.fixture
def written(rich: Selection, write: Write) -> list[dict[str, Any]]:
    whole = replace(rich, texts={"d1": "The text."}, snapshots={"d1": b"<p>The text.</p>"})
    return entities(write("ftm", whole)[0])


def test_its_own_model_takes_every_entity(written: list[dict[str, Any]]) -> None:
    for entity in written:
        schema = model.get(entity["schema"])
        assert schema is not None, entity["schema"]
        schema.validate(entity)  # raises InvalidData
        for name, values in entity["properties"].items():
            prop = schema.get(name)
            assert prop is not None, f"{entity['schema']} has no {name}"
            for value in values:
                assert isinstance(value, str)
                assert prop.type == registry.entity or prop.type.validate(value), (name, value)


def test_what_is_read_by_it_loses_nothing(written: list[dict[str, Any]]) -> None:
    exact = ("date", "url", "entity", "mimetype", "checksum", "language")
    for entity in written:
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            if proxy.schema.get(name).type.name in exact:
                read = sorted(proxy.get(name))
                pairs = zip(sorted(values), read, strict=True)
                assert all(ours.startswith(its) for ours, its in pairs), name


def test_every_reference_leads_somewhere(written: list[dict[str, Any]]) -> None:
    known = {entity["id"] for entity in written}
    assert len(known) == len(written)
    for entity in written:
        for name in ("involved", "proof", "document", "resolved"):
            assert set(entity["properties"].get(name, ())) <= known


def test_the_hash_of_a_document_is_that_of_its_bytes(written: list[dict[str, Any]]) -> None:
    [document] = [entity for entity in written if entity["id"] == "document-d1"]
    assert document["properties"]["contentHash"] == ["d37ed080daabb287d8f359ca315b50a7b16988eb"]
    assert document["properties"]["bodyText"] == ["The text."]
