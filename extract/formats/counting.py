"""Counting: a list number as Word prints it, from the number format's name in the file."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def printed(value: int, number_format: str) -> str:
    """Return `value` in a number format of WordprocessingML; unknown formats count in digits.

    >>> printed(12, "chineseCountingThousand"), printed(3, "decimalEnclosedCircle"), printed(2, "bullet")
    ('十二', '③', '')
    """
    if number_format in ("none", "bullet"):
        return ""
    write = _WRITERS.get(number_format, str)
    return write(value) if value > 0 else str(value)


def _chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """Return a number below 10,000 in Chinese: 10 → 十, 105 → 一百零五."""
    if value >= 10_000:
        return str(value)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text.removeprefix("一") if digits is _DIGITS and 10 <= value < 20 else text


def _formal(value: int) -> str:
    return _chinese(value, _FORMAL_DIGITS, "拾佰仟")


def _spelt(value: int) -> str:
    """Return the digits one by one: 24 → 二四."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _enclosed(first: str) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= 20 else str(value)


def _of_row(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _roman(value: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        while value >= size:
            text, value = text + sign, value - size
    return text


_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "japaneseDigitalTenThousand"),
        _chinese,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital"), _spelt),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _formal),
    "ideographTraditional": _of_row(_STEMS),
    "ideographZodiac": _of_row(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedCircleChinese": _enclosed("①"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "ideographEnclosedCircle": lambda value: chr(ord("㊀") + value - 1) if value <= 10 else _chinese(value),
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: "".join(chr(ord("０") + int(digit)) for digit in str(value)),
    "decimalFullWidth2": lambda value: "".join(chr(ord("０") + int(digit)) for digit in str(value)),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
}  # fmt: skip
