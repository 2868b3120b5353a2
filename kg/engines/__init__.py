"""Ways to do many batches 批量引擎: in a loop, in processes, over Ray, over Spark; all give the same records.

Each takes `work`, a pure function from a batch of rows to their records such as `extract.extract_batch`, and
may do any batch again: a worker that is killed changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Row = Mapping[str, object]
Record = dict[str, object]
Work = Callable[[Sequence[Row]], list[Record]]
"""Rows with `id` and `text` → their records; see `extract.batch`."""

ROWS_A_BATCH = 8
"""Rows given to `work` at once: some seconds of work, little to do again."""
