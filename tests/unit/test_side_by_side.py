"""Texts computed side by side: the vectors they would have alone, in fewer positions."""

import pytest
import torch
from transformers import BertConfig, BertModel

from matcher.training.side_by_side import in_rows, mean_vectors

FILLING = 1
TEXTS = [[7, 8, 9], [5], [4, 4, 6, 2, 3], [9, 8], [3, 3, 3, 3, 3, 3, 3, 3], [6, 5, 4]]


@pytest.fixture(scope="module")
def network() -> BertModel:
    torch.manual_seed(3)
    config = BertConfig(
        vocab_size=10,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=32,
        max_position_embeddings=8,
        attn_implementation="eager",
    )
    return BertModel(config, add_pooling_layer=False).eval()


def test_every_text_lies_in_one_row_whole_and_counted_from_its_start() -> None:
    rows = in_rows(TEXTS, 8, FILLING)
    for number, text in enumerate(TEXTS):
        at, places = torch.nonzero(rows.text == number, as_tuple=True)
        assert len(set(at.tolist())) == 1
        assert rows.ids[at, places].tolist() == text
        assert rows.place[at, places].tolist() == list(range(len(text)))
    empty = rows.text < 0
    assert int((~empty).sum()) == sum(map(len, TEXTS))
    assert set(rows.ids[empty].tolist()) == {FILLING}


def test_twenty_two_pieces_take_three_rows_of_eight() -> None:
    assert in_rows(TEXTS, 8, FILLING).ids.shape == (3, 8)


def test_a_text_beside_others_has_the_vector_it_has_alone(network: BertModel) -> None:
    with torch.no_grad():
        beside = mean_vectors(network, in_rows(TEXTS, 8, FILLING), len(TEXTS))
        alone = [mean_vectors(network, in_rows([text], 8, FILLING), 1)[0] for text in TEXTS]
    torch.testing.assert_close(beside, torch.stack(alone), atol=2e-2, rtol=0)
    other = [*TEXTS[:5], [2, 9, 7]]
    with torch.no_grad():
        changed = mean_vectors(network, in_rows(other, 8, FILLING), len(other))
    torch.testing.assert_close(changed[:5], beside[:5], atol=0, rtol=0)
    assert not torch.allclose(changed[5], beside[5], atol=0.1)


def test_a_text_learns_nothing_from_its_neighbours(network: BertModel) -> None:
    pieces = torch.nn.Embedding.from_pretrained(
        network.embeddings.word_embeddings.weight.detach().clone(), freeze=False
    )
    network.set_input_embeddings(pieces)
    mean_vectors(network, in_rows([[2, 3], [4, 5]], 8, FILLING), 2)[0].sum().backward()
    moved = pieces.weight.grad.abs().sum(dim=1) > 0
    assert moved.tolist() == [piece in {2, 3} for piece in range(10)]


def test_a_text_longer_than_a_row_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a text of 8 pieces does not fit in a row of 6"):
        in_rows(TEXTS, 6, FILLING)
