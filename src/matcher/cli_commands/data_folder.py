"""Where the project's own data is, for the commands that use it."""

from pathlib import Path

from matcher.domain.errors import StateError


def data_folder(name: str) -> Path:
    """Return a folder of `data/`, of the project this runs from or of the current folder.

    Raises:
        StateError: it is in neither place.

    """
    beside_source = Path(__file__).resolve().parents[3] / "data" / name
    for folder in (beside_source, Path("data") / name):
        if folder.is_dir():
            return folder
    message = f"The folder data/{name} is not here: run this from the project's own folder."
    raise StateError(message)
