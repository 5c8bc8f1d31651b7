"""Patterns of amounts of money in folded text (lower case, no accents); see `nego.text.fold`."""

from __future__ import annotations

import re

DAY_RATE_BEFORE = re.compile(r"\btjm\b[^\d#]{0,20}$")
CLAUSE_END = re.compile(r"[;?!\d#]|, (?!c'est)")
BLANKED = re.compile(
    r"https?://\S+|\b[\w.+-]{1,64}@\S+"
    r"|(?:\+33 ?|\b0)[1-9](?:[ .-]?\d{2}){4}\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b"
    r"|\bbac ?(?:\+|plus) ?\d|\b[nm] ?[+-] ?\d\b"
    r"|\b(?:niveaux?|echelons?|indices?|coef\w*|categories?|classe|grade|groupe|position|palier|articles?"
    r"|rue|numero"
    r"|versions?|windows|java|python|php|angular|cycle|code postal|departement|annees?|en|depuis"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|fin|debut"
    r"|rentree|l'an|article l)"
    r" ?(?:n ?° ?)?(?:(?:19|20)\d\d|\d{1,3}|deux mille (?:vingt|dix|douze)[a-z -]*)"
    r"(?!\d|[.,]\d|[ ']\d{3}| ?(?:€|k|e\b|eur))"
    r"|\b(?:dans|en|sur|vers|habite|chez) le \d{2,3}\b(?! ?(?:€|k|e\b|eur|000))"
)
THOUSANDS = re.compile(r" ?(?:k(?=$|[^a-z]|e\b|eu|€|brut|net)|kilos?(?:[ -]?(?=euros?))?\b|milles?\b)")
HUNDREDS_AFTER_K = re.compile(r"k(\d{1,3})(?!\d)(?! ?%)")
MILLIONS = re.compile(r" ?(?:m(?=€)|m(?= ?(?:€|euros))|millions?\b|milliards?\b)")
CURRENCY = re.compile(
    r" ?(?:€(?:uros?)?|(?:d')?(?:euros?|eur|euors?|eruos?|eus?)\b|balles?\b"
    r"|boules?\b|roros?\b|e(?![\w'-]|\d)|e(?=\d\d\b))"
)
CENTIMES = re.compile(r" ?(?:centimes?|cts?)\b")
CENTS = re.compile(r"(?: (?=\d{2}(?!\d| )))?(\d{2})(?!\d|[.,]\d)")
OTHER_CURRENCY = re.compile(r" ?k? ?(?:\$|£|dollars?|usd|chf|francs?|livres?|dirhams?|dh\b|f?cfa|cad\b|gbp)")
CURRENCY_BEFORE = re.compile(r"€ ?$")
MINUS = re.compile(r"(?:^|[\s:(])-$")
TO = re.compile(r" ?(?:-|–|~|/|\ba\b|jusqu'a|et\b|ou\b) ?(?:€ ?)?")
FROM_TO = re.compile(r"\b(?:pass|augment|evolu|mont|gliss)\w* (?:\w+ ){0,2}de $")
BETWEEN = re.compile(r"\bentre (?:les )?(?:€ ?)?$")
FILLER = re.compile(
    r" ?(?:,|\(|-|de|du|en|au|a|et|soit)? ?"
    r"(?:(?:fixe|salaire|remuneration|base|package|environ|a peu pres|au total|tout compris|seulement"
    r"|par personne|de|en|/)\b ?)?"
)
JUST_EN = re.compile(r"\ben\b")
CONVERSION = re.compile(
    r"\bcombien\b|\bconver|\bca (?:fait|donne|ferait|represente)|\bfont\b|\bfait\b|\bequiv|correspond"
    r"|\bquoi\b"
    r"|\bcalcul|\bvaut\b|\bdonne\b|\bpasse\w*(?: \w+)? (?:de|du|en)\b|\bc'est combien|\bcb\b|\bcbn\b|="
    r"|\bquel\b"
)
PAY_TALK = re.compile(
    r"\b(?:tjm|j?gagn\w+|j?touch\w+|paye\w*|paie\w*|pay|propos\w+|offr\w+|offert\w*|salaires?|sal|remuner\w+"
    r"|demand\w+|pretend\w*|pretention\w*|vis\w{1,3}|negoci\w+|embauch\w+|augment\w+|percoi\w*|package|fixe"
    r"|fourchette|budget|brut|net|recoi\w*|recu\w*|suis a|etais a|passer? (?:a|de)|monte\w{0,2} a|salairre"
    r"|bosse pour"
    r"|convert\w*|fiche de paie|filent?|donnent|accept\w+|refus\w+|veux|voudrais|esper\w+|obtenir"
    r"|mini(?:mum)?|combien (?:font|fait)|annonc\w+|objectif|(?:ont|m'a) dit|parlee? de"
    r"|j'aurais?|tourne|emarg\w+)\b"
)
AFTER_BARE = re.compile(
    r"\s*(?:$|[?!,;:.)(+=…#]|-(?! ?\d)"
    r"|(?:brute?s?|brt|net(?:te)?s?|par|annuel|mensuel|de l|sur (?!\d)|pour|a|au|en|et|comme|quand|mais|c|ca"
    r"|actuellement|fixe|de fixe|est|dans|je|j|on|alors|ou|chez|avec|tout|environ|minimum|mini|max|maximum"
    r"|plus|ce|si"
    r"|il|elle|ils|d|x|du|apres|avant|hors|sans|mtn|maintenant|aujourd|svp|stp|merci|la|le|donc|vous|tu|dois"
    r"|puis"
    r"|cela|qui|que|qu|ailleurs|chez|sinon)\b|/)"
)
ALONE = re.compile(
    r"(?:[\s#?!.,:;()]|\b(?:de|d'|entre|environ|plutot|vers|autour|dans|les|disons|euh|bah|ben|oui|non|ca"
    r"|c'est"
    r"|soit|alors|et|pour|si|avec|merci|a peu pres|a|ou|\d+)\b)*"
)
BARE_BEFORE = re.compile(
    r"(?:\b(?:le|la|les|du|des|ces?|mes|nos|leurs|page|lot|n|version|dans|equipe de|groupe de|depuis|pendant"
    r"|apres|avant|(?:\d ?h|heures?) payee?s?|encore|plus|niveau|bac|top|salaries?"
    r"|x|zone|coef)|°|\+|#|%|n°) ?$"
)
AMOUNT_NOUNS = re.compile(
    r" ?(?:abonnes|followers|vues|habitants|kms?|salaries|employes|clients|personnes|h\b|heures|ans\b|metres"
    r"|m2"
    r"|lits|de ca\b|de chiffre d'affaires)"
)
VARIABLE = r"(?:variables?|primes?|bonus|commissions?|interessement|participation)"
VARIABLE_AFTER = re.compile(
    rf" ?(?:brute?s? |nets? |annuels? |par an |/an )?(?:de |d'|en |comme )?(?:part )?(?:{VARIABLE}|com)\b"
)
FIXED_AFTER = re.compile(r" ?(?:de |en |brute?s? |nets? )*fixe\b")
JUDGEMENT = re.compile(r"\b(?:assez|correcte?|normal|bien|raisonnable|juste|suffisant|bon|honnete|peu|mal)\b")
VARIABLE_BEFORE = re.compile(
    rf"\b{VARIABLE}(?: (?!et\b|plus\b|mais\b|je\b|j'|on\b|ils?\b|me\b|m')[\w']+){{0,3}}?"
    r"(?: (?:de|a|:|jusqu'a|d'environ))? ?$"
)
_OF_A_RAISE = r"(?:augment\w*|hauss\w*|rallonge|revaloris\w*)"
RAISE_AFTER = re.compile(
    rf" ?(?:brute?s? |nets? |par mois |/ ?mois |mensuels? |par an |/ ?an )*"
    rf"(?:de plus\b(?! qu| en plus)|(?:de|en) ?\+(?! ?\d)"
    rf"|en plus(?= *(?:$|[.,;?!/]|par\b|chaque\b))|d ?'? ?{_OF_A_RAISE}"
    rf"|de {_OF_A_RAISE}|supplementaires?\b)"
)
RAISE_BEFORE = re.compile(
    rf"\b{_OF_A_RAISE}(?: (?:mensuelle|annuelle|brute|nette|moi|mon salaire|est|serait|sera))*"
    r" (?:de|d'|d'environ) ?$"
    r"|(?:^|\b(?:de|d'|propose\w*|offre\w*|donne\w*) ?)\+ ?$"
)
MEAL_VOUCHERS = r"(?:(?:tickets?|titres?|cheques?)[ -](?:resto?s?|restau\w*|repas|dejeuner)|paniers? repas)"
SHARES = (
    r"(?:(?<=d')actions?|actions gratuites|(?<=en )actions|stock[ -]?options?|stocks|bspces?|bsa|rsus?|agas?"
    r"|equity|parts de la (?:boite|societe))"
)
_BENEFITS = rf"(?:{MEAL_VOUCHERS}|{SHARES}|cheques?[ -](?:vacances|cadeaux?)|mutuelle|transports?|navigo)\b"
BENEFIT_BEFORE = re.compile(rf"\b{_BENEFITS}(?: (?:de|a|d'|par|:|jour|mois))*? ?$")
BENEFIT_AFTER = re.compile(rf" ?(?:par jour |par mois )?(?:de |d'|en )(?:la )?{_BENEFITS}")
PERCENT = re.compile(r"(?<!\w)(?<!\d[.,])(?:([+-])\s?)?(\d{1,4}(?:[.,]\d+)?) ?(?:%|pour ?cents?\b|pct\b)")
WORKING_SHARE = re.compile(
    r"(?<=\ba )\d{1,4} ?%(?! d'augm| de (?:plus|hausse|prime|bonus|variable))|(?<=\ben )\d{1,4} ?%"
    r"|(?:(?<=\bpour un )|(?<=\bsur un ))\d{1,4} ?%(?! d'augm| de (?:plus|hausse|prime|bonus|variable))"
    r"|(?<!\d)\d{1,4} ?% (?:du temps|temps|(?=(?:a|pour|paye\w*) \d))"
)
SMIC = re.compile(
    r"(?:(?:(?<![\d.,])(?P<digits>\d{1,6}(?:[.,]\d+)?)|(?P<words>deux|trois|quatre|cinq|une))"
    r" ?(?:x|\*|fois)? ?"
    r"(?P<half>et demie? )?(?:le )?)?\bsmics?\b"
    r"(?P<and_half> et demie?\b)?(?: ?\+ ?(?P<plus>\d+(?:[.,]\d+)?) ?%)?"
)
SMIC_WORDS = {"deux": 2.0, "trois": 3.0, "quatre": 4.0, "cinq": 5.0, "une": 1.0}
