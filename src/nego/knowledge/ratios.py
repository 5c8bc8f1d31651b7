"""The sourced ratios that move a figure to another place or experience; without one nothing is moved."""

from __future__ import annotations

from nego.knowledge.amounts import Step
from nego.knowledge.model import AgeRatio, FamilyStatistic, Job, Knowledge, Level, RegionRatio

CONSTANT_STRUCTURE = "catégories à structure constante (18/25/30/27 %)"
# First digit of a PCS-ESE code: the socio-professional group INSEE files the family under.
PCS_GROUPS = {"3": "cadres", "4": "professions intermédiaires", "5": "employés", "6": "ouvriers"}
BANDS: dict[Level, str] = {"junior": "débutant", "senior": "expérimenté"}
YOUNG_MANAGERS = "moins 30 ans"


def code_of(job: Job) -> str | None:
    """The code whose flags and statistics speak of the job: its own, else the first that is near."""
    return job.rome or (job.rome_near[0] if job.rome_near else None)


def is_cadre(knowledge: Knowledge, job: Job) -> bool | None:
    """What ROME says of the job's code; None when it does not say."""
    code = code_of(job)
    return knowledge.codes[code].cadre if code else None


def category_of(knowledge: Knowledge, job: Job) -> str | None:
    """The category to compare places within: managers by ROME's flag, else the INSEE group of the largest
    family the code leads to. None when neither says."""
    if is_cadre(knowledge, job):
        return PCS_GROUPS["3"]
    families = _families(knowledge, job, "insee_pcs_2023_net_month")
    groups = [(item.n or 0, PCS_GROUPS.get(item.family_code[0])) for item in families if item.preferred]
    named = [(size, group) for size, group in groups if group]
    return max(named)[1] if named else None


def _families(knowledge: Knowledge, job: Job, statistic: str) -> list[FamilyStatistic]:
    found = knowledge.statistics.get(code_of(job) or "", ())
    return [item for item in found if item.statistic == statistic]


def region_step(knowledge: Knowledge, job: Job, region: str, department: str | None) -> Step | None:
    """Pay of a place over pay of France for the job's category; `department` is a code ("69").

    The département where it is known, else the region; the categories at constant structure when the job's
    own is unknown. Ratios that mix the categories are never used: they measure who works there.
    """
    category = category_of(knowledge, job) or CONSTANT_STRUCTURE
    usable = [item for item in knowledge.regions if item.within_category and item.category == category]
    for item in usable:
        if item.level == "département" and item.code == department:
            return _region_step(item)
    for item in usable:
        if item.level == "région" and item.name == region:
            return _region_step(item)
    return None


def _region_step(item: RegionRatio) -> Step:
    label = f"{item.category}, {item.name or 'département ' + item.code}"
    return Step("region", item.ratio, label, item.source, item.year, item.url)


def experience_step(knowledge: Knowledge, job: Job, level: Level) -> Step | None:
    """Pay of a level over the mean, where it was measured.

    The families with real beginner and experienced figures (France Travail); for a manager at the start,
    managers under 30 (Apec). Ages say nothing of other levels: no ratio, nor for a job without a code.
    """
    if job.rome is None:
        return None
    rows = _families(knowledge, job, "dares_fap_2017_2019_net_median")
    families = {item.family_code for item in rows if item.preferred}
    band = BANDS.get(level)
    for item in knowledge.ages:
        if item.within_category and item.band == band and item.family_code in families:
            return _experience_step(item)
    if level != "junior" or not is_cadre(knowledge, job):
        return None
    for item in knowledge.ages:
        if item.within_category and item.population == "cadres" and item.band == YOUNG_MANAGERS:
            return _experience_step(item)
    return None


def _experience_step(item: AgeRatio) -> Step:
    label = f"{item.population}, {item.band}"
    return Step("experience", item.ratio, label, item.source, item.year, item.url)
