"""A provider of identities for one test, on this machine: it vouches for whoever it is told to."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route


@dataclass
class Provider:
    """Its address, and the person it vouches for next."""

    address: str
    email: str = "ada.finch@newsroom.example"
    verified: bool = True
    nonce: str | None = None

    @property
    def discovery(self) -> str:
        return f"{self.address}/.well-known/openid-configuration"


@contextmanager
def providing(port: int) -> Iterator[Provider]:
    """The provider, until the block ends."""
    provider = Provider(f"http://127.0.0.1:{port}")
    settings = uvicorn.Config(_app(provider), port=port, log_level="critical", ws="none")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(15)


def _app(provider: Provider) -> Starlette:
    key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})

    def discovery(_: Request) -> Response:
        names = {"authorization": "authorize", "token": "token"}
        return JSONResponse(
            {
                "issuer": provider.address,
                "jwks_uri": f"{provider.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                **{f"{what}_endpoint": f"{provider.address}/{at}" for what, at in names.items()},
            }
        )

    def authorize(request: Request) -> Response:
        asked = request.query_params
        provider.nonce = asked.get("nonce")
        return RedirectResponse(f"{asked['redirect_uri']}?code=c0de&state={asked['state']}")

    def token(_: Request) -> Response:
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": provider.address, "sub": provider.email, "aud": "timeline", "iat": now,
            "exp": now + 600, "email": provider.email, "email_verified": provider.verified,
            "nonce": provider.nonce,
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return JSONResponse({"access_token": "t", "token_type": "Bearer", "id_token": signed})

    def keys(_: Request) -> Response:
        return JSONResponse(KeySet([key]).as_dict(private=False))

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", discovery),
            Route("/authorize", authorize),
            Route("/token", token, methods=["POST"]),
            Route("/keys", keys),
        ]
    )
