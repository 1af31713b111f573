"""Is the server up, and what does it serve?"""

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request

__all__ = ["router"]

router = APIRouter()


_THREAD = CapacityLimiter(1)
"""Its own: it waits for nobody who reads plans."""


@router.get("/health")
async def health(request: Request) -> dict[str, object]:
    """Return that the server answers and how many plans it shows."""
    shelf = await run_sync(request.app.state.library.shelf, limiter=_THREAD)
    return {"status": "ok", "plans": len(shelf.ids)}
