"""Opens a sentence-transformers network and computes vectors with it; torch comes in with this module.

The library opens, tokenises, pools and normalises. Two things are done here, since it leaves them:
texts are computed beside texts of as many tokens, so that hardly anything is padding, and the weights
are laid out once as the processor multiplies them, and not anew with every text.
"""

import platform
from collections.abc import Callable, Iterator

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn
from transformers.utils.logging import disable_progress_bar

from matcher.retrieval.vector_file import Vectors

TOKENS_AT_ONCE = 1536
"""How many tokens are computed together, padding included; on two threads more takes no less time each."""

_PROCESSORS = frozenset({"x86_64", "AMD64"})
"""Where laying out is known to give the same numbers, and in less time."""

_ONEDNN = torch.ops.mkldnn
"""What torch's own compiler makes of a linear layer; private: without it the library's layers serve."""

_CALLS = ("_reorder_linear_weight", "_linear_pointwise", "_is_mkldnn_bf16_supported")

Told = Callable[[int, int], None]
"""Told how many texts are done, and how many there are."""


class _LaidOut(nn.Module):  # type: ignore[misc]  # torch ships no types
    """A linear layer whose weights lie as oneDNN multiplies them."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self._weight = _ONEDNN._reorder_linear_weight(layer.weight.detach(), None)  # noqa: SLF001, see `_ONEDNN`
        self._bias = None if layer.bias is None else layer.bias.detach()

    def forward(self, rows: Tensor) -> Tensor:
        """Return the rows times the weights, with the bias added."""
        product: Tensor = _ONEDNN._linear_pointwise(  # noqa: SLF001, see `_ONEDNN`
            rows, self._weight, self._bias, "none", [], ""
        )
        return product


def open_network(source: str, *, only_local: bool, bfloat16: bool) -> SentenceTransformer:
    """Return the network of a folder or hub name, ready to compute on the processor.

    Raises:
        OSError, ValueError, KeyError, RuntimeError: whatever the library says of a source it cannot open.

    """
    disable_progress_bar()  # it would draw one for a load of half a second
    kind = torch.bfloat16 if bfloat16 else torch.float32
    network = SentenceTransformer(
        source, device="cpu", local_files_only=only_local, model_kwargs={"dtype": kind}
    ).eval()
    if _can_lay_out(kind):
        _lay_out(network)
    return network


def compute(network: SentenceTransformer, texts: list[str], told: Told | None = None) -> Vectors:
    """Return the vectors of texts in their order, `(n_texts, dimension)`."""
    batches: list[Tensor] = []
    order: list[int] = []
    with torch.inference_mode():
        for batch in _batches(network, texts):
            features = network.preprocess([texts[number] for number in batch])
            batches.append(network(features)["sentence_embedding"].float())
            order += batch
            if told:
                told(len(order), len(texts))
        vectors: Vectors = torch.cat(batches).numpy()[np.argsort(order)]
    return vectors


def _batches(network: SentenceTransformer, texts: list[str]) -> Iterator[list[int]]:
    """Yield the numbers of texts to be computed together: as long as each other, the shortest first."""
    if len(texts) == 1:
        yield [0]
        return
    tokens = [len(own) for own in network.tokenizer(texts, truncation=True)["input_ids"]]
    batch: list[int] = []
    for number in sorted(range(len(texts)), key=tokens.__getitem__):
        if batch and tokens[number] * (len(batch) + 1) > TOKENS_AT_ONCE:
            yield batch
            batch = []
        batch.append(number)
    yield batch


def _can_lay_out(kind: torch.dtype) -> bool:
    """Tell whether this processor and this torch can multiply laid-out weights of a kind."""
    if platform.machine() not in _PROCESSORS or not torch.backends.mkldnn.is_available():
        return False
    if not all(hasattr(_ONEDNN, name) for name in _CALLS):
        return False
    return kind is torch.float32 or bool(_ONEDNN._is_mkldnn_bf16_supported())  # noqa: SLF001, see `_ONEDNN`


def _lay_out(network: nn.Module) -> None:
    """Put laid-out layers in the place of all linear ones."""
    for parent in list(network.modules()):
        for name, layer in list(parent.named_children()):
            if type(layer) is nn.Linear:
                setattr(parent, name, _LaidOut(layer))
