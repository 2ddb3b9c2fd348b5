"""Running the command line in this process, and lines to feed it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401, whatever was printed
        return json.loads(self.out)


Run = Callable[..., Ran]


def jsonl(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def client(**facts: object) -> dict[str, object]:
    return {"client_id": "c-9001", "employment_specialist": "s-01", **facts}
