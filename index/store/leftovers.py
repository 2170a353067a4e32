"""What programs that were killed, or ran out of disk, left in a store's folder: files that nothing reads any more."""

from pathlib import Path

from passerelle.index.store import schema, vectors

HALF = ("vectors-*.tmp", "*.json.*.tmp", f"{schema.FILE}.new*")
"""Names of files that are written aside and bear another name once they are whole."""


def leftovers(folder: Path, generation: int) -> list[Path]:
    """Return the files that only whoever is writing them now could need: half ones, and vectors of other states."""
    found = {place for pattern in (*HALF, "vectors-*.faiss") for place in folder.glob(pattern)}
    return sorted(found - {vectors.path_for(folder, generation)})


def discard(folder: Path, generation: int) -> None:
    """Delete the leftovers; one that cannot be deleted stays for the next run."""
    for place in leftovers(folder, generation):
        try:
            place.unlink(missing_ok=True)
        except OSError:  # Windows keeps a mapped file
            continue


def size(places: tuple[Path, ...]) -> int:
    """Return how many bytes *places* take, those that are gone meanwhile none."""
    return sum(place.stat().st_size for place in places if place.exists())
