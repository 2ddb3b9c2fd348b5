"""The loss draws the texts of a group together, and never holds two of them against each other."""

import numpy as np
import pytest
import torch

from matcher.training.group_loss import group_loss, likeness_loss

TEMPERATURE = 0.1


def vectors(n: int, *, seed: int = 3, dimension: int = 8) -> torch.Tensor:
    numbers = np.random.default_rng(seed).normal(size=(n, dimension))
    return torch.nn.functional.normalize(torch.from_numpy(numbers).float(), dim=1)


def apart_by(group: torch.Tensor) -> torch.Tensor:
    return group[:, None] != group[None, :]


def loss_of(given: torch.Tensor, group: list[int], apart: torch.Tensor | None = None) -> float:
    numbers = torch.tensor(group)
    held = apart_by(numbers) if apart is None else apart
    return float(group_loss(given, numbers, held, TEMPERATURE))


def test_the_loss_follows_its_definition() -> None:
    given, group = vectors(9), [0, 0, 0, 1, 1, 2, 3, 3, 3]
    apart = apart_by(torch.tensor(group))
    apart[0, 4] = apart[4, 0] = False
    likeness = (given @ given.T).numpy().astype(float) / TEMPERATURE
    of_text = []
    for text in range(len(group)):
        partners = [n for n in range(len(group)) if group[n] == group[text] and n != text]
        against = np.exp(likeness[text][apart[text].numpy()]).sum()
        shares = [
            np.exp(likeness[text, n]) / (np.exp(likeness[text, n]) + against) for n in partners
        ]
        if shares:
            of_text.append(-np.log(shares).mean())
    assert loss_of(given, group, apart) == pytest.approx(np.mean(of_text), rel=1e-5)


def test_the_loss_falls_when_a_group_draws_together() -> None:
    given, group = vectors(6), [0, 0, 1, 1, 2, 2]
    centres = given[::2].repeat_interleave(2, dim=0)
    losses = [
        loss_of(torch.nn.functional.normalize((1 - way) * given + way * centres, dim=1), group)
        for way in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0] / 2


def test_the_loss_falls_when_groups_move_apart() -> None:
    near = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.8, 0.6], [0.8, 0.6]])
    far = torch.tensor([[1.0, 0.0], [1.0, 0.0], [-0.8, 0.6], [-0.8, 0.6]])
    assert loss_of(far, [0, 0, 1, 1]) < loss_of(near, [0, 0, 1, 1])


def test_texts_of_one_group_never_count_against_each_other() -> None:
    one, other = vectors(2)
    losses = [loss_of(torch.stack([one] * size + [other]), [0] * size + [1]) for size in (2, 3, 8)]
    assert losses == pytest.approx([losses[0]] * 3)


def test_texts_that_are_not_apart_do_not_push_each_other() -> None:
    group, start = [0, 0, 1, 2, 2], vectors(5)
    apart = apart_by(torch.tensor(group))
    apart[:2, 2] = apart[2, :2] = False  # the third text may be of the first group's work
    apart[3:, 2] = apart[2, 3:] = False
    moved = start.clone()
    moved[2] = start[0]
    assert loss_of(moved, group, apart) == pytest.approx(loss_of(start, group, apart))
    assert loss_of(moved, group) != pytest.approx(loss_of(start, group))


def test_a_text_without_partner_is_held_against_others_alone() -> None:
    given = vectors(3)
    near = torch.stack([given[0], given[1], given[0]])
    assert np.isfinite(loss_of(given, [0, 0, 1]))
    assert loss_of(near, [0, 0, 1]) > loss_of(
        torch.stack([given[0], given[1], -given[0]]), [0, 0, 1]
    )


@pytest.mark.parametrize("group", [[0, 1, 2], [0, 0, 0], [0, 0, 1], [0]])
def test_loss_and_direction_are_finite_whatever_a_batch_lacks(group: list[int]) -> None:
    given = vectors(len(group)).requires_grad_()
    numbers = torch.tensor(group)
    loss = group_loss(given, numbers, apart_by(numbers), TEMPERATURE)
    loss.backward()
    assert given.grad is not None
    assert torch.isfinite(loss)
    assert torch.isfinite(given.grad).all()


def test_without_any_partner_there_is_nothing_to_learn() -> None:
    assert loss_of(vectors(3), [0, 1, 2]) == 0.0


def test_likeness_is_lost_with_the_angle() -> None:
    given = torch.eye(3)
    assert float(likeness_loss(given, given)) == pytest.approx(0.0)
    assert float(likeness_loss(given, given.roll(1, dims=0))) == pytest.approx(1.0)
    assert float(likeness_loss(given, -given)) == pytest.approx(2.0)
