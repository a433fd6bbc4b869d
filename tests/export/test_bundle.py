from collections.abc import Iterator

import pytest

from timeline.export import bundle


@pytest.fixture
def frontend(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Modules of the test's own."""
    modules: dict[str, str] = {}
    monkeypatch.setattr(bundle, "read", lambda name: modules[name])
    bundle.script.cache_clear()
    yield modules
    bundle.script.cache_clear()


def test_modules_are_joined_once_and_in_order(frontend: dict[str, str]) -> None:
    frontend["page.js"] = 'import { b } from "./two.js";\nimport { a } from "./one.js";\nb(a);\n'
    frontend["two.js"] = 'import { a } from "./one.js";\nexport function b() { return a; }\n'
    frontend["one.js"] = "export const a = 1;\n"
    joined = bundle.script("page")
    assert (
        joined.index("module_one =") < joined.index("module_two =") < joined.index("module_page =")
    )
    assert joined.count("module_one = ") == 1
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import thing from "./one.js";\n', "cannot join"),
        ('import * as one from "./one.js";\n', "cannot join"),
        ("export default function () {}\n", "cannot join"),
        ("export { a };\n", "cannot join"),
        ('import { p } from "./page.js";\n', "each other"),
        ('const end = "</script>";\n', "would end"),
    ],
)
def test_what_is_not_understood_is_refused(
    frontend: dict[str, str], text: str, message: str
) -> None:
    frontend["page.js"] = text
    with pytest.raises(ValueError, match=message):
        bundle.script("page")


def test_the_apps_own_files_are_joined() -> None:
    joined = bundle.script("page")
    assert "createDrawing" in joined
    assert len(joined) < 120_000
