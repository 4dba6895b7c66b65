"""GraphiQL: a page that needs no other host, under a policy that lets it reach none."""

import re
from collections.abc import AsyncIterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from toy import Toy, client_of, toy

from api.application import build
from api.graphiql import BUNDLE, POLICY, explorer

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGE = '<!doctype html><script type="module" src="/graphiql/assets/index-a1.js"></script>'

built = pytest.mark.skipif(not BUNDLE.exists(), reason="web/ is not built")


@pytest.fixture
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    assets = tmp_path / "dist" / "assets"
    assets.mkdir(parents=True)
    (assets / "index-a1.js").write_text("export {}")
    (assets / "letters-b2.ttf").write_bytes(b"letters")
    (assets.parent / "index.html").write_text(PAGE)
    (tmp_path / "secret.txt").write_text("secret")
    return assets.parent


@pytest.fixture
async def client(shelf: Toy, bundle: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = build(shelf.services, explorer=explorer(lambda: b'{"personas":[]}', bundle))
    async with app.router.lifespan_context(app), client_of(shelf, app) as made:
        made.headers["Accept"] = HTML
        yield made


async def test_a_browser_is_given_the_page_under_the_policy(client: httpx.AsyncClient) -> None:
    del client.headers["Authorization"]
    response = await client.get("/graphql")
    assert (response.status_code, response.text) == (200, PAGE)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; worker-src 'self'; "
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
    )
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == "no-cache"
    assert "accept" in response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("file", "kind"), [("index-a1.js", "text/javascript"), ("letters-b2.ttf", "font/ttf")]
)
async def test_a_file_is_kept_for_good_and_stands_under_the_same_policy(
    client: httpx.AsyncClient, file: str, kind: str
) -> None:
    response = await client.get(f"/graphiql/assets/{file}")
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == kind
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers.get_list("content-security-policy") == [POLICY]
    again = await client.get(
        f"/graphiql/assets/{file}", headers={"If-None-Match": response.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/graphiql/assets/missing.js",
        "/graphiql/assets/",
        "/graphiql/assets/..%2f..%2fsecret.txt",
        "/graphiql/assets/%2e%2e/index.html",
        "/graphiql/index.html",
        "/graphiql/",
    ],
)
async def test_nothing_else_is_given_and_that_is_not_kept(
    client: httpx.AsyncClient, path: str
) -> None:
    response = await client.get(path)
    assert response.status_code == 404
    assert "secret" not in response.text
    assert "immutable" not in response.headers.get("cache-control", "")


async def test_a_file_is_read_and_not_written(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphiql/assets/index-a1.js", content=b"x")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")


async def test_what_the_page_is_told_is_not_kept(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphiql/config.json")
    assert response.json() == {"personas": []}
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["cross-origin-resource-policy"] == "same-origin"


async def test_what_the_page_is_told_is_told_to_no_page_of_another_name(
    shelf: Toy, bundle: Path
) -> None:
    page = explorer(lambda: b'{"token":"x"}', bundle, is_ours=lambda host: host == "greffe")
    app = build(shelf.services, explorer=page)
    async with app.router.lifespan_context(app), client_of(shelf, app) as client:
        assert (await client.get("/graphiql/config.json")).status_code == 200
        rebound = await client.get("/graphiql/config.json", headers={"Host": "evil.example"})
    assert (rebound.status_code, rebound.text) == (421, "Misdirected Request")


async def test_whoever_comes_to_the_door_is_sent_to_the_page(client: httpx.AsyncClient) -> None:
    response = await client.get("/")
    assert (response.status_code, response.headers["location"]) == (303, "/graphql")


async def test_an_unbuilt_page_says_how_to_build_it_and_is_there_once_built(
    client: httpx.AsyncClient, bundle: Path
) -> None:
    (bundle / "index.html").rename(bundle / "aside.html")
    response = await client.get("/graphql")
    assert response.status_code == 503
    assert "npm run build" in response.text
    assert str(bundle) not in response.text
    assert response.headers["content-security-policy"] == POLICY
    (bundle / "aside.html").rename(bundle / "index.html")
    assert (await client.get("/graphql")).status_code == 200


async def test_a_server_whose_page_was_never_built_starts(shelf: Toy, tmp_path: Path) -> None:
    app = build(shelf.services, explorer=explorer(lambda: b"{}", tmp_path / "none"))
    async with app.router.lifespan_context(app), client_of(shelf, app) as client:
        client.headers["Accept"] = HTML
        assert (await client.get("/graphql")).status_code == 503
        assert (await client.get("/graphiql/assets/index-a1.js")).status_code == 404


class Links(HTMLParser):
    """What a page fetches, and the scripts written in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [one for name in ("src", "href") if (one := given.get(name))]
        self.inline += (tag == "script" and "src" not in given) + any(
            name.startswith("on") for name in given
        )


@built
def test_the_built_page_fetches_from_here_alone_and_holds_no_script() -> None:
    links = Links()
    links.feed((BUNDLE / "index.html").read_text())
    assert links.inline == 0
    assert [one for one in links.addresses if one.endswith(".js")]
    for address in links.addresses:
        if not address.startswith("data:"):
            assert address.startswith("/graphiql/assets/")
            assert (BUNDLE / address.removeprefix("/graphiql/")).is_file()


@built
def test_the_built_styles_fetch_from_here_alone() -> None:
    styles = list((BUNDLE / "assets").glob("*.css"))
    assert styles
    for style in styles:
        text = style.read_text()
        assert "@import" not in text
        for address in re.findall(r"url\(\s*['\"]?([^'\")]{0,40})", text):
            assert address.startswith(("data:", "/graphiql/assets/", "#"))


@built
def test_the_editor_s_workers_are_among_the_built_files() -> None:
    names = {path.name.partition("-")[0] for path in (BUNDLE / "assets").glob("*.worker-*.js")}
    assert {"editor.worker", "graphql.worker", "json.worker"} <= names
