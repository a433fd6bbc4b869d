"""Mounts the one drawing in a page of the app."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

PROJECT = "investigative-timeline"
NAME = f"{PROJECT}.drawing"
PARTS = ("drawing", "source")
PACKAGE = Path(__file__).parents[1]


def show_drawing(
    raw: bytes,
    revision: str,
    *,
    key: str,
    head: dict[str, Any],
    chosen: Callable[[], None],
    looked: Callable[[], None],
    viewed: Callable[[], None],
) -> None:
    """Draw a payload (`timeline.export.drawing.encode`).

    `head` holds what the address asked for when the page was opened: `look`, `view`, `chosen`. It
    must not follow what the reader does, or everything would be sent again at each click.
    """
    start = json.dumps({"revision": revision, **head}).encode("utf-8")
    _component()(
        key=key,
        data=struct.pack(">I", len(start)) + start + raw,
        default={"chosen": None, "look": None, "view": None},
        on_chosen_change=chosen,
        on_look_change=looked,
        on_view_change=viewed,
    )


def _component() -> Any:
    declare(get_bidi_component_manager(), NAME)
    return _registered()


@cache
def _registered() -> Any:
    return st.components.v2.component(NAME, js="streamlit.js", css="drawing.css")


def declare(manager: BidiComponentManager, name: str) -> None:
    """Tell Streamlit where the files are.

    It looks for `pyproject.toml` among the files of installed packages. An editable install has
    none there, and our package is not called as the project is: then we say it ourselves.
    """
    if manager.get_component_asset_root(name) is None:
        parts = [ComponentConfig(name=part, asset_dir="app/frontend") for part in PARTS]
        manifest = ComponentManifest(name=PROJECT, version="0", components=parts)
        manager.register_from_manifest(manifest, PACKAGE)
