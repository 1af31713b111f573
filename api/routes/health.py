"""Is the server up, and what does it serve?"""

from fastapi import APIRouter, Request

__all__ = ["router"]

router = APIRouter()


@router.get("/health")
def health(request: Request) -> dict[str, object]:
    """Return that the server answers and how many plans it shows."""
    return {"status": "ok", "plans": len(request.app.state.library.graphs())}
