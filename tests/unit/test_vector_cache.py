import multiprocessing
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from matcher.domain.errors import StateError
from matcher.retrieval.vector_cache import VectorCache, text_key
from matcher.retrieval.vector_file import Vectors

DIMENSION = 8


class CountingEncode:
    """Gives each text a vector that depends on the text alone, and remembers what it was asked."""

    def __init__(self, dimension: int = DIMENSION) -> None:
        """Give vectors of so many numbers."""
        self.dimension = dimension
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        rows = [
            np.random.default_rng(list(text.encode())).normal(size=self.dimension) for text in texts
        ]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)


def vector_file(folder: Path) -> Path:
    (path,) = folder.glob("vectors-*.bin")
    return path


def test_encodes_each_distinct_text_once_and_keeps_the_order(tmp_path: Path) -> None:
    encode = CountingEncode()
    cache = VectorCache(tmp_path, "v1")
    first = cache.get_many("query", ["film", "tuin", "film"], encode)
    second = cache.get_many("query", ["tuin", "koken", "film"], encode)
    assert sorted(encode.asked) == ["film", "koken", "tuin"]
    assert cache.encoded == 3
    np.testing.assert_array_equal(first, CountingEncode()(["film", "tuin", "film"]))
    np.testing.assert_array_equal(second, CountingEncode()(["tuin", "koken", "film"]))
    assert second.dtype == np.float32


def test_a_query_and_a_passage_of_the_same_words_are_two(tmp_path: Path) -> None:
    encode = CountingEncode()
    cache = VectorCache(tmp_path, "v1")
    cache.get_many("query", ["film"], encode)
    cache.get_many("passage", ["film"], encode)
    assert encode.asked == ["film", "film"]
    assert len(cache) == 2


def test_a_new_object_finds_what_was_kept(tmp_path: Path) -> None:
    expected = VectorCache(tmp_path, "v1").get_many("query", ["film", "tuin"], CountingEncode())
    encode = CountingEncode()
    again = VectorCache(tmp_path, "v1").get_many("query", ["film", "tuin"], encode)
    assert encode.asked == []
    np.testing.assert_array_equal(again, expected)


def test_no_texts_give_no_rows_of_the_right_width(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "v1")
    assert cache.get_many("query", [], CountingEncode()).shape == (0, DIMENSION)
    cache.get_many("query", ["film"], CountingEncode())
    assert cache.get_many("query", [], CountingEncode()).shape == (0, DIMENSION)


@pytest.mark.parametrize("lost_bytes", [1, 17, 30, 51])
def test_a_torn_tail_is_cut_and_encoded_again(tmp_path: Path, lost_bytes: int) -> None:
    texts = ["film", "tuin", "koken", "auto"]
    expected = VectorCache(tmp_path, "v1").get_many("query", texts, CountingEncode())
    path = vector_file(tmp_path)
    whole_size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(whole_size - lost_bytes)
    encode = CountingEncode()
    cache = VectorCache(tmp_path, "v1")
    assert len(cache) == 3
    np.testing.assert_array_equal(cache.get_many("query", texts, encode), expected)
    assert len(encode.asked) == 1
    assert path.stat().st_size == whole_size
    assert len(VectorCache(tmp_path, "v1")) == 4


def test_a_tail_of_zeros_is_no_vector(tmp_path: Path) -> None:
    VectorCache(tmp_path, "v1").get_many("query", ["film", "tuin"], CountingEncode())
    path = vector_file(tmp_path)
    with path.open("r+b") as file:
        file.seek(-52, 2)
        file.write(bytes(52))
        file.write(bytes(104))
    cache = VectorCache(tmp_path, "v1")
    assert len(cache) == 1
    cache.get_many("query", ["koken"], CountingEncode())
    assert len(VectorCache(tmp_path, "v1")) == 2


def test_a_file_of_something_else_is_started_anew(tmp_path: Path) -> None:
    VectorCache(tmp_path, "v1").get_many("query", ["film"], CountingEncode())
    vector_file(tmp_path).write_bytes(b"no vectors here")
    cache = VectorCache(tmp_path, "v1")
    assert len(cache) == 0
    cache.get_many("query", ["film"], CountingEncode())
    assert len(VectorCache(tmp_path, "v1")) == 1


def test_another_version_never_sees_the_old_vectors(tmp_path: Path) -> None:
    VectorCache(tmp_path, "v1").get_many("query", ["film"], CountingEncode())
    encode = CountingEncode(dimension=4)
    vectors = VectorCache(tmp_path, "v2").get_many("query", ["film"], encode)
    assert encode.asked == ["film"]
    assert vectors.shape == (1, 4)
    assert len(VectorCache(tmp_path, "v1")) == 1


def test_forget_takes_a_text_out_of_every_file(tmp_path: Path) -> None:
    for version in ("v1", "v2"):
        cache = VectorCache(tmp_path, version)
        cache.get_many("query", ["film", "tuin"], CountingEncode())
        cache.get_many("passage", ["film"], CountingEncode())
    trace = CountingEncode()(["film"]).tobytes()
    assert all(trace in path.read_bytes() for path in tmp_path.glob("vectors-*"))
    assert cache.forget(["film", "never seen"]) == 4
    assert len(list(tmp_path.glob("vectors-*"))) == 2
    assert not any(trace in path.read_bytes() for path in tmp_path.glob("vectors-*"))
    assert len(cache) == 1
    assert len(VectorCache(tmp_path, "v1")) == 1


@pytest.mark.parametrize("night", [True, False])
def test_what_a_killed_process_left_half_written_goes_as_well(
    tmp_path: Path, *, night: bool
) -> None:
    cache = VectorCache(tmp_path, "v1")
    cache.get_many("query", ["film"], CountingEncode())
    (tmp_path / "vectors-of-another.new").write_bytes(b"half")
    if night:
        cache.keep_only({text_key("query", "film")})
    else:
        cache.forget(["tuin"])
    assert list(tmp_path.glob("*.new")) == []
    assert len(cache) == 1


def test_keep_only_ends_what_is_no_longer_in_use(tmp_path: Path) -> None:
    VectorCache(tmp_path, "old").get_many("query", ["film"], CountingEncode())
    cache = VectorCache(tmp_path, "v1")
    cache.get_many("query", ["film", "tuin", "koken"], CountingEncode())
    assert cache.keep_only({text_key("query", "tuin"), text_key("passage", "film")}) == 2
    assert len(cache) == 1
    assert len(list(tmp_path.glob("vectors-*"))) == 1
    assert cache.keep_only(set()) == 1
    assert len(cache) == 0
    cache.get_many("query", ["film"], CountingEncode())
    assert len(VectorCache(tmp_path, "v1")) == 1


def test_others_see_what_was_added_and_what_was_forgotten(tmp_path: Path) -> None:
    one, other = VectorCache(tmp_path, "v1"), VectorCache(tmp_path, "v1")
    one.get_many("query", ["film"], CountingEncode())
    encode = CountingEncode()
    other.get_many("query", ["film", "tuin"], encode)
    assert encode.asked == ["tuin"]
    one.forget(["film"])
    other.get_many("query", ["film", "tuin"], encode)
    assert encode.asked == ["tuin", "film"]


def test_a_failed_encoding_leaves_the_cache_as_it_was(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, "v1")
    cache.get_many("query", ["film"], CountingEncode())

    def fail(_: Sequence[str]) -> Vectors:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.get_many("query", ["tuin"], fail)
    assert len(cache) == 1


def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    VectorCache(tmp_path / "cache", "v1").get_many("query", ["film"], CountingEncode())
    assert vector_file(tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_is_a_state_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StateError, match="cannot be used"):
        VectorCache(tmp_path / "file" / "cache", "v1").get_many("query", ["x"], CountingEncode())


def _add_some(folder: Path, name: str) -> None:
    cache = VectorCache(folder, "v1")
    for number in range(25):
        cache.get_many("query", [f"{name} {number}", f"shared {number}"], CountingEncode())


def test_processes_add_to_one_file_at_the_same_time(tmp_path: Path) -> None:
    start = multiprocessing.get_context("spawn")
    workers = [start.Process(target=_add_some, args=(tmp_path, name)) for name in ("a", "b", "c")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert len(VectorCache(tmp_path, "v1")) == 4 * 25
    encode = CountingEncode()
    texts = [f"{name} {number}" for name in ("a", "b", "c", "shared") for number in range(25)]
    kept = VectorCache(tmp_path, "v1").get_many("query", texts, encode)
    assert encode.asked == []
    np.testing.assert_array_equal(kept, CountingEncode()(texts))
