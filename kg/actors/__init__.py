"""Actor identity 主体归一: which written names are one actor, and what each is a part and a kind of.

What was decided, each with its test in `tests/kg/graph`:

- Words of extent (各级 全体 广大 全市) are dropped: they say how many. 有关 and 其他 are kept: 有关部门 are
  not all 部门, so what all 部门 must do holds for them (KIND_OF), and not the other way round.
- 的, quotes, blanks and the width of brackets do not count. Alternatives in a bracket come in one order:
  党组（党委） is 党委（党组）. It is an actor of its own; 党委 and 党组 are kinds of it.
- 市委, 县公安局, 我市 are those of the issuer's place; 省委 is that of its province, looked up for all
  地级市. With a quantifier (各县委), from a level below the issuer's, or in a national law they are general.
- What the issuer does not tell stays open: an actor of its own for that document, or for that issuer's
  place, its name marked 〔…〕. So do 本单位, 其, 甲方, and short names of bodies such as 联席会议.
- `<addressees>` and `<issuer>` are every organ that the head names; with none, 主送机关〔…〕, 发文机关〔…〕.
- A head noun nobody names (党组织 over 村党组织 and 社区党组织) becomes an actor where two are kinds of it;
  the widest (单位, 人员, 企业 …) never do.
- A certain organ's whole (中共大同市委 of its 组织部) becomes an actor; other wholes only if they are named.
"""

from __future__ import annotations

from .identity import Identity, Naming, Part, identify, join
from .keyed import Actor, KeyedName, actor_of, keyed_names, names_of
from .kinds import Kind

__all__ = [
    "Actor",
    "Identity",
    "KeyedName",
    "Kind",
    "Naming",
    "Part",
    "actor_of",
    "identify",
    "join",
    "keyed_names",
    "names_of",
]
