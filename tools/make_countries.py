"""Make `ontology/reference/countries.ttl` from the MISP galaxy in the package `pymispgalaxies` 1.1.1.

    pip install pymispgalaxies==1.1.1
    python tools/make_countries.py

Codes (ISO 3166-1 alpha-2) and names are the galaxy's; what else a country is called in English prose, its demonyms and
the seats of government that stand for it are the table below, which is general knowledge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gazetteer import assemble, package_dir, quote, statement, write

__all__ = ["PACKAGES", "Country", "make", "read_countries", "read_table", "render"]

PACKAGES = {"pymispgalaxies": "1.1.1"}
OBSOLETE = frozenset({"AN", "CS"})
"""Codes that ISO 3166-1 no longer has: Netherlands Antilles, Serbia and Montenegro."""

PREFERRED = {
    "AX": "Åland Islands", "BQ": "Caribbean Netherlands", "CI": "Côte d'Ivoire", "CW": "Curaçao", "RE": "Réunion",
    "ST": "São Tomé and Príncipe", "TL": "Timor-Leste", "TR": "Türkiye", "US": "United States",
}  # fmt: skip
"""Names that differ from the galaxy's; the galaxy's stay as alternatives."""

AMBIGUOUS = frozenset(
    "America American Americans Chad Congo Cuba Dominica Dominican Dominicans Georgia Georgian Georgians Guinea Indian "
    "Indians Israel Jersey Jordan Mali Niger Polish Reunion Samoa Turkey".split()
)
"""Names that are also words, people, states of the United States, or parts of many other names."""

FALSE_FRIENDS = (
    "Air Canada", "Air France", "Air India", "America Online", "American Airlines", "American Express",
    "Bank of America", "Bank of China", "Bank of Ireland", "British Airways", "British Columbia", "British Telecom",
    "Canada Post", "Central America", "Air China", "China Mobile", "China Telecom", "China Unicom", "Deutsche Bank", "France Télécom", "French Quarter",
    "Indian Ocean", "Irish Sea", "Japan Airlines", "Latin America", "Latin American", "Native American", "Native Americans", "New Mexico", "North America",
    "North American", "Northern Territory", "Singapore Airlines", "South America", "South American", "South China Morning Post",
    "South China Sea", "Swiss Army knife", "Thai Airways", "Turkish Airlines", "US Airways", "US Bank", "USA Today", "U.S. Bank",
    "U.S. Bancorp",
)  # fmt: skip
"""Longer names that hold a country's and are no country; they are matched, and then left out."""

TABLE = """
AE | Emirati, Emiratis | UAE, U.A.E., Emirates | Abu Dhabi
AF | Afghan, Afghans
AL | Albanian, Albanians
AM | Armenian, Armenians
AO | Angolan, Angolans
AR | Argentine, Argentinian, Argentinians, Argentines
AT | Austrian, Austrians
AU | Australian, Australians, Aussie | Commonwealth of Australia | Canberra
AZ | Azerbaijani, Azerbaijanis, Azeri
BA | Bosnian, Bosnians | Bosnia
BD | Bangladeshi, Bangladeshis
BE | Belgian, Belgians
BG | Bulgarian, Bulgarians
BH | Bahraini, Bahrainis
BO | Bolivian, Bolivians
BR | Brazilian, Brazilians | Brasil
BW | Botswanan
BY | Belarusian, Belarusians, Belarussian, Byelorussian | Byelorussia, Republic of Belarus | Minsk
CA | Canadian, Canadians
CD | | DR Congo, DRC, Congo-Kinshasa
CG | | Congo-Brazzaville, Congo
CH | Swiss
CI | Ivorian, Ivorians | Ivory Coast
CL | Chilean, Chileans
CM | Cameroonian, Cameroonians
CN | Chinese | PRC, P.R.C., People's Republic of China, Mainland China, mainland China | Beijing
CO | Colombian, Colombians
CR | Costa Rican, Costa Ricans
CU | Cuban, Cubans | | Havana
CY | Cypriot, Cypriots
CZ | Czech, Czechs | Czech Republic
DE | German, Germans | Federal Republic of Germany | Berlin
DK | Danish, Dane, Danes
DM |
DO | Dominican, Dominicans
DZ | Algerian, Algerians
EC | Ecuadorian, Ecuadorians, Ecuadorean
EE | Estonian, Estonians
EG | Egyptian, Egyptians
ES | Spanish, Spaniard, Spaniards
ET | Ethiopian, Ethiopians
FI | Finnish, Finn, Finns
FJ | Fijian, Fijians
FR | French, Frenchman, Frenchwoman | French Republic
GB | British, Briton, Britons, Brit, Brits, Scottish, Welsh, English national, Englishman | UK, U.K., Great Britain, Britain, England, Scotland, Wales, Northern Ireland
GE | Georgian, Georgians | Republic of Georgia
GH | Ghanaian, Ghanaians
GR | Greek, Greeks
GT | Guatemalan, Guatemalans
HK | Hong Konger, Hong Kongers
HN | Honduran, Hondurans
HR | Croatian, Croatians, Croat
HT | Haitian, Haitians
HU | Hungarian, Hungarians
ID | Indonesian, Indonesians
IE | Irish, Irishman, Irishwoman | Republic of Ireland
IL | Israeli, Israelis | State of Israel | Tel Aviv
IN | Indian, Indians | Republic of India | New Delhi
IQ | Iraqi, Iraqis
IR | Iranian, Iranians, Persian | Islamic Republic of Iran, Islamic Republic | Tehran, Teheran
IS | Icelandic, Icelander
IT | Italian, Italians
JM | Jamaican, Jamaicans
JO | Jordanian, Jordanians
JP | Japanese | | Tokyo
KE | Kenyan, Kenyans
KG | Kyrgyz, Kyrgyzstani
KH | Cambodian, Cambodians
KP | North Korean, North Koreans | DPRK, D.P.R.K., Democratic People's Republic of Korea | Pyongyang
KR | South Korean, South Koreans | Republic of Korea, S. Korea | Seoul
KW | Kuwaiti, Kuwaitis
KZ | Kazakh, Kazakhs, Kazakhstani, Kazakhstanis
LA | Laotian, Lao
LB | Lebanese
LK | Sri Lankan, Sri Lankans
LR | Liberian, Liberians
LT | Lithuanian, Lithuanians
LU | Luxembourgish, Luxembourger
LV | Latvian, Latvians
LY | Libyan, Libyans
MA | Moroccan, Moroccans
MC | Monégasque
MD | Moldovan, Moldovans, Moldavian | Republic of Moldova
ME | Montenegrin, Montenegrins
MK | Macedonian, Macedonians | Macedonia
ML | Malian, Malians
MM | Burmese | Burma
MN | Mongolian, Mongolians
MT | Maltese
MX | Mexican, Mexicans
MY | Malaysian, Malaysians
MZ | Mozambican, Mozambicans
NA | Namibian, Namibians
NG | Nigerian, Nigerians
NI | Nicaraguan, Nicaraguans
NL | Dutch, Dutchman | Holland, The Netherlands
NO | Norwegian, Norwegians
NP | Nepalese, Nepali
NZ | New Zealander, New Zealanders, Kiwi, Kiwis | Aotearoa
OM | Omani, Omanis
PA | Panamanian, Panamanians
PE | Peruvian, Peruvians
PH | Filipino, Filipinos, Filipina, Philippine
PK | Pakistani, Pakistanis | | Islamabad
PL | Polish, Pole, Poles
PR | Puerto Rican, Puerto Ricans
PS | Palestinian, Palestinians | Palestine, State of Palestine, Gaza, Gaza Strip
PT | Portuguese
PY | Paraguayan, Paraguayans
QA | Qatari, Qataris
RO | Romanian, Romanians
RS | Serbian, Serbians, Serb, Serbs
RU | Russian, Russians | Russian Federation | Moscow, Kremlin
RW | Rwandan, Rwandans
SA | Saudi, Saudis, Saudi Arabian | Kingdom of Saudi Arabia, KSA | Riyadh
SD | Sudanese
SE | Swedish, Swede, Swedes
SG | Singaporean, Singaporeans
SI | Slovenian, Slovenians, Slovene
SK | Slovak, Slovaks, Slovakian | Slovak Republic
SN | Senegalese
SO | Somali, Somalis, Somalian
SV | Salvadoran, Salvadorans
SY | Syrian, Syrians | Syrian Arab Republic | Damascus
SZ | | Swaziland
TH | Thai, Thais
TJ | Tajik, Tajiks
TL | Timorese | East Timor
TM | Turkmen
TN | Tunisian, Tunisians
TR | Turkish, Turk, Turks
TW | Taiwanese | | Taipei
TZ | Tanzanian, Tanzanians
UA | Ukrainian, Ukrainians | | Kyiv, Kiev
UG | Ugandan, Ugandans
US | American, Americans | US, U.S., USA, U.S.A., the States, America
UY | Uruguayan, Uruguayans
UZ | Uzbek, Uzbeks, Uzbekistani
VA | | Vatican City, Holy See
VE | Venezuelan, Venezuelans
VN | Vietnamese | Viet Nam, Socialist Republic of Vietnam | Hanoi
XK | Kosovar, Kosovars
YE | Yemeni, Yemenis
ZA | South African, South Africans
ZM | Zambian, Zambians
ZW | Zimbabwean, Zimbabweans
"""
"""Code | demonyms | further names | seats of government that stand for the country, as in "Moscow-backed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory.

    Attributes:
        code: ISO 3166-1 alpha-2.
        name: Preferred name.
        names: Other names, sorted.
        demonyms: What its people and things are called, sorted.
        seats: Places that stand for its government, sorted.
    """

    code: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


def read_table(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the demonyms, further names and seats by code.

    Args:
        table: Lines as in `TABLE`.
    """
    found = {}
    for line in filter(None, map(str.strip, table.splitlines())):
        code, *cells = (cell.strip() for cell in line.split("|"))
        lists = [tuple(sorted(filter(None, (word.strip() for word in cell.split(","))))) for cell in cells]
        found[code] = (*lists, *[()] * (3 - len(lists)))
    return found


def read_countries(
    values: Iterable[Mapping[str, Any]], table: Mapping[str, tuple[tuple[str, ...], ...]]
) -> list[Country]:
    """Return the countries of the galaxy, with the table's words, sorted by code.

    Args:
        values: Entries with `description` (the name) and `meta` (`ISO`).
        table: As `read_table` gives it.

    Raises:
        ValueError: If the table has a code that the galaxy lacks.
    """
    listed = {str(entry["meta"]["ISO"]): str(entry["description"]).strip() for entry in values}
    if missing := sorted(table.keys() - listed.keys()):
        raise ValueError(f"codes that the galaxy lacks: {missing}")
    countries = []
    for code, given in sorted(listed.items()):
        if code not in OBSOLETE:
            demonyms, names, seats = table.get(code, ((), (), ()))
            name = PREFERRED.get(code, given)
            others = tuple(sorted({given, *names} - {name}))
            countries.append(Country(code=code, name=name, names=others, demonyms=demonyms, seats=seats))
    return countries


def render(countries: Iterable[Country]) -> str:
    """Return the scheme and its concepts as Turtle, without header and prefixes."""
    scheme = statement(
        "bgv:country",
        [
            ("a", ["skos:ConceptScheme"]),
            ("skos:prefLabel", ['"Country"@en']),
            ("skos:definition", ['"Countries and territories, by ISO 3166-1 alpha-2 code."@en']),
            ("bg:falseFriend", map(quote, sorted(FALSE_FRIENDS))),
        ],
    )
    return "\n".join([scheme, *map(_block, countries)])


def _block(country: Country) -> str:
    words = (country.name, *country.names, *country.demonyms)
    return statement(
        f"bgv:country-{country.code}",
        [
            ("a", ["skos:Concept"]),
            ("skos:inScheme", ["bgv:country"]),
            ("skos:notation", [quote(country.code)]),
            ("skos:prefLabel", [f"{quote(country.name)}@en"]),
            ("skos:altLabel", map(quote, country.names)),
            ("bg:demonym", map(quote, country.demonyms)),
            ("skos:hiddenLabel", map(quote, country.seats)),
            ("bg:ambiguousLabel", [quote(word) for word in words if word in AMBIGUOUS]),
        ],
    )


def make() -> dict[str, str]:
    """Return the made files: path from the ontology's folder, and text.

    Raises:
        SystemExit: If the package is missing.
    """
    folder = package_dir("pymispgalaxies", PACKAGES["pymispgalaxies"])
    cluster = json.loads((folder / "data" / "misp-galaxy" / "clusters" / "country.json").read_text("utf-8"))
    text = assemble(
        render(read_countries(cluster["values"], read_table(TABLE))),
        title="Countries: ISO 3166-1 alpha-2 codes, names, demonyms, seats of government.",
        source=f"package pymispgalaxies {PACKAGES['pymispgalaxies']} (BSD-3), cluster country, version {cluster['version']}; demonyms: general knowledge",
        licence="CC0 1.0 or BSD 2-Clause, as the source; demonyms CC BY 4.0",
        script="tools/make_countries.py",
    )
    return {"reference/countries.ttl": text}


if __name__ == "__main__":
    write(make())
