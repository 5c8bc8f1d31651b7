"""A complete but tiny folder of facts, written anew for each test that breaks one."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "jobs/bois.yml": """\
family: Bois
jobs:
  menuisier:
    name: Menuisier
    feminine: Menuisière
    aliases: [poseur de fenêtres]
    short_aliases: [MN]
    rome: F1607
    rome_match: exact
    missions: [pose de portes]
    missions_grade: general
    evolution: [ebeniste]
    onisep: [12]
    training:
      - entry_level: CAP
        levels: [CAP]
        source: ONISEP
        grade: A
        year: 2025
    figures:
      - id: F1
        level: all
        low: 1900
        median: 2300
        high: 2900
        period: month
        basis: gross
        source: Cabinet
        via: Journal
        year: 2025
        url: https://example.org/menuisier
        grade: B
      - id: F2
        level: senior
        experience_years: [10, null]
        low: 30000
        high: 36000
        annual: {low: 30000, high: 36000, basis: gross}
        period: year
        basis: gross
        source: Cabinet
        via: Journal
        year: 2024
        grade: B
  ebeniste:
    name: Ébéniste
    feminine: Ébéniste
    rome: H2207
""",
    "rome/rome.csv": """\
code,name_masc,name_fem,parent,cadre,reglemente,domain_letter,domain,official_label,transition_eco,code_ogr
F1607,Menuisier,Menuisière,F1607,N,N,F,F16,Menuisier / Menuisière,Emploi Blanc,1
H2207,Ébéniste,Ébéniste,H2207,N,,H,H22,Ébéniste,Emploi Blanc,2
""",
    "rome/rome_access.csv": """\
rome,min_entry_level,how_sure,without_diploma,regulated,obligation_word_in_text,diplomas_named
F1607,CAP,explicite,,no,,CAP | BP
H2207,,non trouvé,,,,
""",
    "rome/appellations.csv": """\
code_appellation,masc,fem,rome,type,rare
100,Menuisier,Menuisière,F1607,principale,false
101,Menuisier poseur,Menuisière poseuse,F1607,synonyme,false
102,Ébéniste,Ébéniste,H2207,principale,false
103,Ébéniste d'art,Ébéniste d'art,H2207,synonyme,true
""",
    "rome/esco_synonyms.csv": """\
alt_label,rome,esco_preferred_label,isco08
charpentier-menuisier,F1607,menuisier/menuisière,7115
""",
    "onisep.csv": """\
met,name,feminine,aliases,rome,junior_low,junior_high,period,basis,entry_level,entry_level_read,\
public_sector,several_values,below_smic_today,inverted_in_source,job_ids,near_job_ids,link,source,edition,year,url
12,menuisier,menuisière,,F1607,1801,,month,gross,CAP,CAP ou équivalent,,,true,,menuisier,,nom,ONISEP,\
Fiches,2025,https://example.org/12
13,ébéniste d'art,ébéniste d'art,,H2207,2100,2400,month,gross,Bac,Bac,,,,,,,,ONISEP,Fiches,2025,\
https://example.org/13
14,luthier,luthière,facteur de violons,H2207 | F1607,2000,,month,gross,Bac,Bac,,,,,,,,ONISEP,Fiches,2025,\
https://example.org/14
""",
    "statistics/statistics.csv": """\
statistic,publisher,rank,measure,caveat
insee_pcs_2023_net_month,INSEE,1,salaire net mensuel,
""",
    "statistics/families.csv": """\
statistic,nomenclature,family_code,family_label,year,period,basis,p10,p25,median,p75,p90,mean,n,\
top_coded_from,reliable,grade,url,note
insee_pcs_2023_net_month,PCS,632D,Menuisiers qualifiés,2023,month,net,1500,1600,1850,2100,2500,,2000,,true,A,\
https://example.org/insee,
""",
    "statistics/rome_families.csv": """\
rome,statistic,nomenclature,family_code,n_families,qualif_codes,preferred,reached_through
F1607,insee_pcs_2023_net_month,PCS,632D,1,,true,
""",
    "ratios/regions.csv": """\
level,code,name,region,category,within_category,ratio_to_france,year,measure,n_communes,source,grade,url
région,53,Bretagne,Bretagne,ouvriers,true,0.95,2014,net horaire moyen,200,INSEE 2014,B,https://example.org/r
""",
    "ratios/ages.csv": """\
axis,population,family_code,band,within_category,ratio_to_mean,value,year,measure,source,grade,url
expérience,Maçons,B2Z40,débutant,true,0.92,2209,2022,brut mensuel,France Travail,A,https://example.org/a
""",
    "sources.csv": """\
source,grade,kind,lines,via,lines_year_2023_or_later,lines_undated
Cabinet,B,cabinet de recrutement,2,Journal,2,0
ONISEP,A,organisme public,1,,1,0
""",
    "training_sources.csv": "source,grades,lines\nÉcole,C,1\n",
    "ambiguous.csv": "alias,job_ids,why\nposeur,menuisier|ebeniste,partagé\n",
    "vocabulary/bois.yml": """\
menuisier: [menuiserie]
rome-101: [poseur de portes]
onisep-14: [luth]
H2207: [tailleur de meubles]
wordings:
  H2207: [artiste du bois]
capitals:
  onisep-14: [LUT]
ambiguous:
  boiseux: [menuisier, H2207]
  chêne: [H2207, onisep-14]
""",
}


def write(folder: Path) -> Path:
    """The whole of FILES under `folder`."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the only `old` of a file; the test is wrong when it is not there once."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
