"""Currencies as English prose writes them, beside a number."""

from __future__ import annotations

import re

__all__ = ["currency_after", "currency_before"]

_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₿": "XBT"}
_DOLLARS = {
    "us": "USD", "u.s.": "USD", "ca": "CAD", "c": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD",
    "hk": "HKD", "s": "SGD", "r": "BRL",
}  # fmt: skip
_ISO = "usd eur gbp jpy cad aud nzd chf sek nok dkk inr krw cny sgd hkd brl mxn php zar pln czk rub try ils"
_CODES = {code: code.upper() for code in _ISO.split()}
_ASSETS = {code: code.upper() for code in "eth usdc usdt dai xmr ltc xrp doge bnb weth busd".split()}
_UNKNOWN = "XXX"
_NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "btc": "XBT", "bitcoin": "XBT", "ether": "ETH",
    "monero": "XMR", "yuan": "CNY", "renminbi": "CNY", "zloty": "PLN", "forint": "HUF", "baht": "THB", "rupiah": "IDR",
    "hryvnia": "UAH", "shekel": "ILS", "rand": "ZAR",
    "peso": _UNKNOWN, "krone": _UNKNOWN, "krona": _UNKNOWN,
    "kroner": _UNKNOWN, "kronor": _UNKNOWN, "rupee": _UNKNOWN, "franc": _UNKNOWN,
    "ruble": _UNKNOWN, "rouble": _UNKNOWN,
}  # fmt: skip
"""`XXX` where a name is that of several countries' currencies, as Unicode CLDR has it ("unknown currency")."""

_NATIONAL = {
    ("canadian", "dollar"): "CAD", ("australian", "dollar"): "AUD", ("singapore", "dollar"): "SGD",
    ("hong kong", "dollar"): "HKD", ("new zealand", "dollar"): "NZD", ("norwegian", "kroner"): "NOK",
    ("danish", "kroner"): "DKK", ("swedish", "kronor"): "SEK", ("swedish", "krona"): "SEK",
    ("philippine", "peso"): "PHP", ("mexican", "peso"): "MXN", ("swiss", "franc"): "CHF",
    ("indian", "rupee"): "INR", ("russian", "ruble"): "RUB",
    ("russian", "rouble"): "RUB",
}  # fmt: skip
_AFTER = re.compile(
    r" ?(?:(?P<nation>u\.?s\.?|american|british|" + "|".join(sorted({nation for nation, _ in _NATIONAL})) + r") )?"
    r"(?P<name>"
    + "|".join(sorted({*_NAMES, *_CODES, *_ASSETS}, key=len, reverse=True))
    + r")s?(?![\w-])|(?P<symbol>[€£])"
)


def currency_before(low: str, start: int) -> tuple[str, int]:
    """Read the currency that stands before a number.

    Args:
        low: A text in lower case.
        start: Where the number begins.

    Returns:
        Its code, or an empty string, and where it begins.

    Source: ISO 4217; symbols of crypto assets as exchanges list them, XBT for bitcoin.
    """
    if not start:
        return "", start
    last = low[start - 1]
    if last in _SYMBOLS:
        if last == "$":
            for prefix, code in _DOLLARS.items():
                at = start - 1 - len(prefix)
                if low.endswith(prefix, 0, start - 1) and not low[max(0, at - 1) : max(at, 0)].isalnum():
                    return code, at
        return _SYMBOLS[last], start - 1
    stop = start - 1 if last == " " else start
    code = _CODES.get(low[max(0, stop - 3) : stop], "")
    if code and not low[max(0, stop - 4) : max(0, stop - 3)].isalnum():
        return code, stop - 3
    return "", start


def currency_after(low: str, end: int) -> tuple[str, int]:
    """Read the currency that stands behind a number.

    Args:
        low: A text in lower case.
        end: Where the number ends, its multiplier included.

    Returns:
        Its code, or an empty string, and where it ends; `XXX` where the name is that of several currencies.
    """
    match = _AFTER.match(low, end)
    if match is None:
        return "", end
    name = match["name"]
    if name is None:
        return _SYMBOLS[match["symbol"]], match.end()
    named = _NATIONAL.get((match["nation"] or "", name)) or _NAMES.get(name) or _CODES.get(name) or _ASSETS[name]
    return named, match.end()
