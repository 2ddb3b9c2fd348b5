"""What the student is taught by: texts of one group together, all others apart, base kept in mind."""

import torch


def group_loss(
    vectors: torch.Tensor, group: torch.Tensor, apart: torch.Tensor, temperature: float
) -> torch.Tensor:
    """Return how badly groups hold together, a number.

    Each text is compared with each other text of its group, against all texts it may be held
    against; a second text of its own group is never among those (Khosla et al. 2020, the loss with
    the sum outside, without positives in the denominator).

    Args:
        vectors: `(n, d)` of length one.
        group: `(n,)` the group of each text.
        apart: `(n, n)` true where two texts may be held against each other.
        temperature: how sharply; smaller looks at the hardest only.

    """
    likeness = vectors @ vectors.T / temperature
    same = (group[:, None] == group[None, :]) & ~torch.eye(len(group), dtype=torch.bool)
    against = torch.logsumexp(likeness.masked_fill(~apart, float("-inf")), dim=1, keepdim=True)
    losses = torch.nn.functional.softplus(against - likeness)
    weight = same / same.sum(dim=1, keepdim=True).clamp(min=1)
    return (losses * weight).sum() / (same.any(dim=1).sum().clamp(min=1))


def likeness_loss(vectors: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    """Return how far vectors `(n, d)` point away from those they should be like, 0..2."""
    return (1.0 - (vectors * taught).sum(dim=1)).mean()
