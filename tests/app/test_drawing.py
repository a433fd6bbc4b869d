"""The drawing's files are found however the program is installed."""

import tomllib
from pathlib import Path

from streamlit.components.v2.component_manager import BidiComponentManager

import timeline
from timeline.app import drawing, sourcepanel

PACKAGE = Path(timeline.__file__).parent


def test_the_manifest_inside_the_package_says_what_the_code_says() -> None:
    """Streamlit reads this file where the package is installed the usual way."""
    manifest = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))
    components = manifest["tool"]["streamlit"]["component"]["components"]
    names = [f"{manifest['project']['name']}.{component['name']}" for component in components]
    assert names == [drawing.NAME, sourcepanel.NAME]
    for component in components:
        for file in ("streamlit.js", "drawing.css", "source.js"):
            assert (PACKAGE / component["asset_dir"] / file).is_file()


def test_an_editable_install_finds_them_too() -> None:
    manager = BidiComponentManager()
    assert manager.get_component_asset_root(drawing.NAME) is None
    drawing.declare(manager, drawing.NAME)
    assert manager.get_component_asset_root(drawing.NAME) == PACKAGE / "app" / "frontend"
    drawing.declare(manager, drawing.NAME)  # once is enough, twice does no harm


def test_every_module_is_small_enough_to_read() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (PACKAGE / "app" / "frontend").glob("*.js")
    }
    assert len(lengths) > 15
    assert max(lengths.values()) <= 300, lengths
