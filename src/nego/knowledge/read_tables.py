"""Reading the CSV files of `knowledge/`: ROME, ONISEP, official statistics, ratios and sources."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

from nego.knowledge.entries import LIST_SEPARATOR, CsvEntry, read_table
from nego.knowledge.model import (
    AgeRatio,
    Appellation,
    Basis,
    EscoSynonym,
    FamilyStatistic,
    Grade,
    OnisepSheet,
    Period,
    RegionRatio,
    RomeCode,
    Source,
)
from nego.knowledge.problems import Problem
from nego.knowledge.read_jobs import BASES, GRADES, PERIODS, STUDY_LEVELS, check_order, read_url, read_year

Problems = list[Problem]
StatisticKey = tuple[str, str, str]

ROME_COLUMNS = (
    *("code", "name_masc", "name_fem", "parent", "cadre", "reglemente", "domain_letter", "domain"),
    *("official_label", "transition_eco", "code_ogr"),
)
ACCESS_COLUMNS = (
    *("rome", "min_entry_level", "how_sure", "without_diploma", "regulated", "obligation_word_in_text"),
    "diplomas_named",
)
APPELLATION_COLUMNS = ("code_appellation", "masc", "fem", "rome", "type", "rare")
ESCO_COLUMNS = ("alt_label", "rome", "esco_preferred_label", "isco08")
ONISEP_COLUMNS = (
    *("met", "name", "feminine", "aliases", "rome", "junior_low", "junior_high", "period", "basis"),
    *("entry_level", "entry_level_read", "public_sector", "several_values", "below_smic_today"),
    *("inverted_in_source", "job_ids", "near_job_ids", "link", "source", "edition", "year", "url"),
)
FAMILY_COLUMNS = (
    *("statistic", "nomenclature", "family_code", "family_label", "year", "period", "basis", "p10", "p25"),
    *("median", "p75", "p90", "mean", "n", "top_coded_from", "reliable", "grade", "url", "note"),
)
LINK_COLUMNS = (
    *("rome", "statistic", "nomenclature", "family_code", "n_families", "qualif_codes", "preferred"),
    "reached_through",
)
REGION_COLUMNS = (
    *("level", "code", "name", "region", "category", "within_category", "ratio_to_france", "year", "measure"),
    *("n_communes", "source", "grade", "url"),
)
AGE_COLUMNS = (
    *("axis", "population", "family_code", "band", "within_category", "ratio_to_mean", "value", "year"),
    *("measure", "source", "grade", "url"),
)
SOURCE_COLUMNS = ("source", "grade", "kind", "lines", "via", "lines_year_2023_or_later", "lines_undated")
_O_N = {"O": True, "N": False}
_YES_NO = {"yes": True, "no": False}


def read_codes(folder: Path, problems: Problems) -> dict[str, RomeCode]:
    """`rome/rome.csv` completed by `rome/rome_access.csv`; each code must stand in both."""
    access = {
        row.text("rome"): row
        for row in read_table(folder, "rome/rome_access.csv", ACCESS_COLUMNS, "rome", problems)
    }
    codes: dict[str, RomeCode] = {}
    for row in read_table(folder, "rome/rome.csv", ROME_COLUMNS, "code", problems):
        code = row.text("code")
        if code in codes:
            row.fault("code ROME écrit deux fois")
        if code not in access:
            row.fault("code absent de rome/rome_access.csv")
            continue
        codes[code] = _code(row, access.pop(code))
    for row in access.values():
        row.fault("code absent de rome/rome.csv")
    return codes


def _code(row: CsvEntry, access: CsvEntry) -> RomeCode:
    cadre = row.optional_choice("cadre", ("O", "N"))
    regulated = row.optional_choice("reglemente", ("O", "N"))
    access_regulated = access.optional_choice("regulated", ("yes", "no"))
    return RomeCode(
        code=row.text("code"),
        name=row.text("name_masc"),
        feminine=row.text("name_fem"),
        parent=row.text("parent"),
        cadre=_O_N[cadre] if cadre else None,
        regulated=_O_N[regulated] if regulated else None,
        domain_letter=row.text("domain_letter"),
        domain=row.text("domain"),
        official_label=row.text("official_label"),
        transition_eco=row.text("transition_eco"),
        code_ogr=row.text("code_ogr"),
        entry_level=access.optional_choice("min_entry_level", STUDY_LEVELS),
        how_sure=access.optional("how_sure"),
        without_diploma=access.optional("without_diploma"),
        access_regulated=_YES_NO[access_regulated] if access_regulated else None,
        obligation_word_in_text=access.optional("obligation_word_in_text") == "oui",
        diplomas_named=access.texts("diplomas_named"),
    )


def read_appellations(folder: Path, codes: dict[str, RomeCode], problems: Problems) -> list[Appellation]:
    result = []
    principals: Counter[str] = Counter()
    seen: set[str] = set()
    table = read_table(folder, "rome/appellations.csv", APPELLATION_COLUMNS, "code_appellation", problems)
    for row in table:
        appellation = Appellation(
            code=row.text("code_appellation"),
            name=row.text("masc"),
            feminine=row.text("fem"),
            rome=row.text("rome"),
            principal=row.choice("type", ("principale", "synonyme")) == "principale",
            rare=row.flag("rare"),
        )
        if appellation.code in seen:
            row.fault("appellation écrite deux fois")
        known_code(row, appellation.rome, codes)
        seen.add(appellation.code)
        principals[appellation.rome] += appellation.principal
        result.append(appellation)
    for code in codes:
        if principals[code] != 1:
            reason = f"{principals[code]} appellation principale au lieu d'une"
            problems.append(Problem("rome/appellations.csv", code, reason))
    return result


def known_code(row: CsvEntry, code: str, codes: dict[str, RomeCode]) -> None:
    if code not in codes:
        row.fault(f"code ROME inconnu « {code} »")


def read_esco(folder: Path, codes: dict[str, RomeCode], problems: Problems) -> list[EscoSynonym]:
    result = []
    for row in read_table(folder, "rome/esco_synonyms.csv", ESCO_COLUMNS, "alt_label", problems):
        known_code(row, row.text("rome"), codes)
        result.append(
            EscoSynonym(
                name=row.text("alt_label"),
                rome=row.text("rome"),
                preferred=row.text("esco_preferred_label"),
                isco08=row.text("isco08"),
            )
        )
    return result


def read_onisep(folder: Path, problems: Problems) -> list[OnisepSheet]:
    """`onisep.csv`: junior pay is gross a month, as the sheet says."""
    seen: set[int] = set()
    sheets = []
    for row in read_table(folder, "onisep.csv", ONISEP_COLUMNS, "met", problems):
        sheet = _sheet(row)
        if sheet.number in seen:
            row.fault("fiche écrite deux fois")
        seen.add(sheet.number)
        if not sheet.inverted_in_source:
            check_order(row, sheet.junior_low, sheet.junior_high)
        sheets.append(sheet)
    return sheets


def _sheet(row: CsvEntry) -> OnisepSheet:
    return OnisepSheet(
        number=row.required_integer("met"),
        name=row.text("name"),
        feminine=row.text("feminine"),
        aliases=row.texts("aliases"),
        rome=row.texts("rome"),
        junior_low=row.number("junior_low"),
        junior_high=row.number("junior_high"),
        period=row.choice("period", PERIODS),
        basis=row.choice("basis", BASES),
        entry_level=row.optional_choice("entry_level", STUDY_LEVELS),
        entry_level_read=row.text("entry_level_read"),
        public_sector=row.flag("public_sector"),
        several_values=row.flag("several_values"),
        job_ids=row.texts("job_ids"),
        near_job_ids=row.texts("near_job_ids"),
        link=row.optional_choice("link", ("nom", "lu", "alias", "proche")),
        source=row.text("source"),
        edition=row.text("edition"),
        year=read_year(row) or 0,
        url=read_url(row) or "",
        below_smic_today=row.flag("below_smic_today"),
        inverted_in_source=row.flag("inverted_in_source"),
    )


def _read_kinds(folder: Path, problems: Problems) -> dict[str, CsvEntry]:
    """`statistics/statistics.csv`: who publishes each statistic, what it measures and what it is worth."""
    columns = ("statistic", "publisher", "rank", "measure", "caveat")
    table = read_table(folder, "statistics/statistics.csv", columns, "statistic", problems)
    return {row.text("statistic"): row for row in table}


def read_families(folder: Path, problems: Problems) -> list[FamilyStatistic]:
    """`statistics/families.csv`: each family once, before any ROME code leads to it (`rome` is empty)."""
    result = []
    kinds = _read_kinds(folder, problems)
    for row in read_table(folder, "statistics/families.csv", FAMILY_COLUMNS, "family_code", problems):
        if row.text("statistic") not in kinds:
            row.fault("statistique absente de statistics/statistics.csv")
            continue
        statistic = _family(row, kinds[row.text("statistic")])
        percentiles = (statistic.p10, statistic.p25, statistic.median, statistic.p75, statistic.p90)
        given = [value for value in percentiles if value is not None]
        if given != sorted(given):
            row.fault("les percentiles ne sont pas dans l'ordre (p10 ≤ p25 ≤ median ≤ p75 ≤ p90)")
        result.append(statistic)
    return result


def _family(row: CsvEntry, kind: CsvEntry) -> FamilyStatistic:
    period: Period = row.choice("period", PERIODS)
    basis: Basis = row.choice("basis", BASES)
    grade: Grade = row.choice("grade", GRADES)
    return FamilyStatistic(
        rome="",
        statistic=row.text("statistic"),
        nomenclature=row.text("nomenclature"),
        family_code=row.text("family_code"),
        family_label=row.text("family_label"),
        n_families=1,
        preferred=False,
        year=row.text("year"),
        period=period,
        basis=basis,
        reliable=row.flag("reliable"),
        url=row.text("url"),
        p10=row.number("p10"),
        p25=row.number("p25"),
        median=row.number("median"),
        p75=row.number("p75"),
        p90=row.number("p90"),
        mean=row.number("mean"),
        n=row.integer("n"),
        top_coded_from=row.optional_choice("top_coded_from", ("p10", "p25", "median", "p75", "p90")),
        grade=grade,
        note=row.optional("note"),
        publisher=kind.text("publisher"),
        measure=kind.text("measure"),
        caveat=kind.optional("caveat"),
        rank=kind.integer("rank"),
    )


def read_statistics(
    folder: Path, codes: dict[str, RomeCode], families: list[FamilyStatistic], problems: Problems
) -> dict[str, tuple[FamilyStatistic, ...]]:
    """`statistics/rome_families.csv` joined to the families: the statistics a ROME code leads to."""
    by_key = {(item.statistic, item.nomenclature, item.family_code): item for item in families}
    found: dict[str, list[FamilyStatistic]] = {code: [] for code in codes}
    for row in read_table(folder, "statistics/rome_families.csv", LINK_COLUMNS, "rome", problems):
        key = (row.text("statistic"), row.text("nomenclature"), row.text("family_code"))
        code = row.text("rome")
        if key not in by_key:
            row.fault(f"famille inconnue de statistics/families.csv : {LIST_SEPARATOR.join(key)}")
        elif code not in found:
            known_code(row, code, codes)
        else:
            found[code].append(_linked(row, by_key[key], code))
    return {code: tuple(items) for code, items in found.items() if items}


def _linked(row: CsvEntry, family: FamilyStatistic, code: str) -> FamilyStatistic:
    values = {name: getattr(family, name) for name in FamilyStatistic.__dataclass_fields__}
    values.update(
        rome=code,
        n_families=row.required_integer("n_families"),
        preferred=row.flag("preferred"),
        qualif_codes=row.optional("qualif_codes"),
        reached_through=row.optional("reached_through"),
    )
    return FamilyStatistic(**values)


def _ratio(row: CsvEntry, name: str) -> float:
    ratio = row.required_number(name)
    if not 0.3 <= ratio <= 3:
        row.fault(f"« {name} » hors de l'intervalle plausible : {ratio:g}")
    return ratio


def read_regions(folder: Path, problems: Problems) -> list[RegionRatio]:
    table = read_table(folder, "ratios/regions.csv", REGION_COLUMNS, "name", problems)
    return [
        RegionRatio(
            level=row.choice("level", ("région", "département")),
            code=row.text("code"),
            name=row.optional("name"),
            region=row.text("region"),
            category=row.text("category"),
            within_category=row.flag("within_category"),
            ratio=_ratio(row, "ratio_to_france"),
            year=read_year(row) or 0,
            measure=row.text("measure"),
            n_communes=row.integer("n_communes"),
            source=row.text("source"),
            grade=row.choice("grade", get_args(Grade)),
            url=read_url(row) or "",
        )
        for row in table
    ]


def read_ages(folder: Path, problems: Problems) -> list[AgeRatio]:
    return [
        AgeRatio(
            axis=row.choice("axis", ("âge", "expérience")),
            population=row.text("population"),
            family_code=row.optional("family_code"),
            band=row.text("band"),
            within_category=row.flag("within_category"),
            ratio=_ratio(row, "ratio_to_mean"),
            value=row.number("value"),
            year=read_year(row) or 0,
            measure=row.text("measure"),
            source=row.text("source"),
            grade=row.choice("grade", get_args(Grade)),
            url=read_url(row) or "",
        )
        for row in read_table(folder, "ratios/ages.csv", AGE_COLUMNS, "band", problems)
    ]


def read_sources(folder: Path, problems: Problems) -> dict[str, tuple[Source, ...]]:
    """`sources.csv` by source name: one line per relay, each with its own grade."""
    found: dict[str, list[Source]] = {}
    for row in read_table(folder, "sources.csv", SOURCE_COLUMNS, "source", problems):
        source = Source(
            name=row.text("source"),
            grade=row.choice("grade", GRADES),
            kind=row.text("kind"),
            via=row.optional("via"),
            lines=row.required_integer("lines"),
            lines_recent=row.required_integer("lines_year_2023_or_later"),
            lines_undated=row.required_integer("lines_undated"),
        )
        pairs = found.setdefault(source.name, [])
        if any(other.via == source.via for other in pairs):
            row.fault("couple source et relais écrit deux fois")
        pairs.append(source)
    return {name: tuple(pairs) for name, pairs in found.items()}


def read_training_sources(folder: Path, problems: Problems) -> set[str]:
    """The sources that speak of training only."""
    columns = ("source", "grades", "lines")
    table = read_table(folder, "training_sources.csv", columns, "source", problems)
    return {row.text("source") for row in table}


def read_ambiguous(folder: Path, problems: Problems) -> dict[str, tuple[CsvEntry, tuple[str, ...]]]:
    """`ambiguous.csv`: word to the ids it may mean, with its row for later messages."""
    result: dict[str, tuple[CsvEntry, tuple[str, ...]]] = {}
    columns = ("alias", "job_ids", "why")
    for row in read_table(folder, "ambiguous.csv", columns, "alias", problems):
        word = row.text("alias")
        if word in result:
            row.fault("mot écrit deux fois")
        result[word] = (row, tuple(row.text("job_ids").split("|")))
    return result
