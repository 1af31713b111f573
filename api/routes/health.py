"""Is the server up, what does it serve, and how busy is it?"""

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.metrics import MEDIA

__all__ = ["router"]

router = APIRouter()

_THREAD = CapacityLimiter(1)
"""Its own: it waits for nobody who reads plans."""


@router.get("/health", summary="Is the server up?")
async def health(request: Request) -> dict[str, object]:
    """Return that the server answers and how many plans it shows."""
    shelf = await run_sync(request.app.state.library.shelf, limiter=_THREAD)
    return {"status": "ok", "plans": len(shelf.ids)}


@router.get("/metrics", summary="Requests, durations and workers, for Prometheus", response_class=Response)
async def metrics(request: Request) -> Response:
    """Return the figures since the start; they name routes and reasons, never plans or queries."""
    return Response(request.app.state.metrics.text(request.app.state.pool.state()), media_type=MEDIA)
