"""Who is left out together: parts of the ratings to learn from and to test on."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray


def folds(
    agents: pl.Series, customers: pl.Series, count: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows to learn from and rows to test on, ``count`` times; every row is tested once.

    Whoever is tested, agent or customer, is not learned from: agents are left out together, and
    of the rest those whose customer is tested. With fewer agents than ``count``, customers are
    left out, and where nobody is named, single conversations.
    """
    rng = np.random.default_rng(7)
    named = agents if agents.drop_nulls().n_unique() >= count else customers
    alone = "#" + pl.int_range(len(agents), dtype=pl.UInt32, eager=True).cast(pl.String)
    groups = named.zip_with(named.is_not_null(), alone).alias("group").to_frame()
    sizes = groups.group_by("group", maintain_order=True).len()
    # The largest first, each to the part that is smallest so far.
    order = np.argsort(-(sizes["len"].to_numpy() + rng.random(len(sizes))), kind="stable")
    filled, parts = np.zeros(count), np.zeros(len(sizes), np.int32)
    for at in order:
        parts[at] = int(filled.argmin())
        filled[parts[at]] += sizes["len"][int(at)]
    part = groups.join(
        sizes.select("group", pl.Series("part", parts)),
        on="group",
        how="left",
        maintain_order="left",
    )["part"].to_numpy()
    known = customers.is_not_null().to_numpy()
    for number in range(count):
        test = part == number
        met = customers.is_in(customers.filter(test).drop_nulls().unique().implode()).fill_null(
            False
        )
        train = ~test & ~(met.to_numpy() & known)
        if test.any() and train.any():
            yield np.flatnonzero(train), np.flatnonzero(test)
