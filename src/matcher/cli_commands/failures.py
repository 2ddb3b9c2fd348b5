"""From any error to the one sentence that is shown for it.

Errors raised on purpose speak for themselves. Of any other, only its kind and where it arose are
kept, in a file for its owner alone: texts and values of errors may be somebody's.
"""

import os
import traceback
from pathlib import Path
from typing import Final

from matcher.clock import now
from matcher.domain.errors import MatcherError
from matcher.settings import load_settings

LOG_NAME: Final = "errors.log"


def sentence_of(error: Exception) -> str:
    """Return what to show for an error; an unforeseen one is logged as well."""
    if isinstance(error, MatcherError):
        return f"{str(error).rstrip('.')}."
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {(error.strerror or 'cannot be used').casefold()}."
    log = _log(error)
    where = f"; where it arose is in {log}" if log else ""
    return f"Something unforeseen went wrong ({type(error).__name__}){where}."


def _log(error: Exception) -> Path | None:
    """Keep kind and place of an error; None when that cannot be done."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    lines = [f"{now().isoformat(timespec='seconds')} {type(error).__name__}", *places]
    try:
        path = load_settings().state_dir / LOG_NAME
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except (OSError, MatcherError):
        return None
    return path
