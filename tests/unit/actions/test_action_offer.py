"""Judging an offer or one's pay in a conversation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.offer import ActionOffer
from nego.conversation import Context, Reading
from nego.french import euros
from nego.nlu.sentence import read_sentence
from nego.pay.minimum_wage import minimum_wage
from tests.unit.actions.harness import Said, amount, job, named, plain, run, without_figure
from tests.unit.actions.talking import Talk


def offer(value: float, job_id: str = "responsable-achats", **stated: Any) -> Said:
    return run(ActionOffer(), {}, job(job_id).name, named(job_id), amount(value, **stated))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3000, "dans le dixième le moins bien payé, 26 000 € par an sous la médiane (−42 %)"),
        (4000, "en dessous de la médiane, 14 000 € de moins par an (−23 %)"),
        (5200, "au niveau de la médiane (+400 € par an, soit +1 %)"),
        (6000, "au-dessus de la médiane, 10 000 € de plus par an (+16 %)"),
        (9000, "dans le dixième le mieux payé, 46 000 € par an au-dessus de la médiane (+74 %)"),
    ],
)
def test_where_an_offer_stands(value: float, words: str) -> None:
    said = offer(value, basis="gross")
    assert words in said.text.splitlines()[0]
    assert "Repère : 62 000 € brut par an en médiane" in said.text
    assert "Apec" in said.text
    assert "preuve A : officielle" in said.text or "preuve B : sérieuse" in said.text


@pytest.mark.parametrize(
    ("job_id", "value", "words"),
    [
        ("directeur-administratif-et-financier", 9000, "c'est dans la fourchette connue."),
        ("responsable-supply-chain", 3000, "en dessous du bas de ce que je connais"),
        ("responsable-supply-chain", 6500, "c'est dans la fourchette connue."),
        ("responsable-supply-chain", 20000, "au-dessus du haut de ce que je connais"),
    ],
)
def test_an_offer_beside_a_range_without_centre(job_id: str, value: float, words: str) -> None:
    assert words in offer(value, job_id, basis="gross").text.splitlines()[0]


def test_the_gap_is_the_one_that_is_read() -> None:
    said = offer(32000, "comptable", period="year", basis="gross")
    assert "2 500 € de moins par an" in said.text
    assert "34 500 € brut par an en moyenne" in said.text


def test_a_percentile_is_told_where_the_source_gives_some() -> None:
    assert "des personnes comparées gagnent moins" in offer(4500, basis="gross").text


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("on me propose 42k comme comptable", ["42 000 € brut par an pour un comptable"]),
        ("35k fixe + 5k de variable comme comptable", ["35 000 € brut par an et 5 000 € de variable"]),
        ("35k + 10 % de variable comme comptable", ["et 3 500 € de variable"]),
        ("35k + 5k de prime garantie comme comptable", ["5 000 € de variable garanti"]),
        ("40k dont 5k de variable comme comptable", ["35 000 € brut par an et 5 000 € de variable"]),
        ("2 400 € brut par mois à 80 % comme comptable", ["à 80 % d'un temps plein", "36 000 €"]),
        ("1 400 € net à mi-temps comme comptable", ["1 400 € net par mois, à 50 % d'un temps plein"]),
        ("3 000 € brut sur 13 mois comme comptable", ["par mois sur 13 mois", "39 000 €"]),
        ("3 000 € + 13e mois comme comptable", ["par mois sur 13 mois", "39 000 €"]),
        ("20 € de l'heure comme comptable", ["20 € brut de l'heure", "36 400 €"]),
        ("2 300 € net par mois comme comptable", ["2 300 € net par mois", "Ramené en brut par an"]),
        ("36k et tickets resto à 9 € comme comptable", ["36 000 €", "Les titres-restaurant s'ajoutent"]),
        ("on me propose 40-45k comme comptable", ["40 000 € à 45 000 €", "J'ai jugé le bas"]),
    ],
)
def test_an_offer_in_any_unit(sentence: str, words: list[str]) -> None:
    said = Talk().say("offer", sentence)
    assert [word for word in words if word not in said.text] == [], said.text


def test_the_offer_is_judged_and_not_the_pay_one_has_or_wants() -> None:
    talk = Talk()
    talk.say("offer", "je gagne 30k et on me propose 36k comme comptable, je voulais 40k")
    assert talk.slots["amount"] == 36000


@pytest.mark.parametrize(
    ("sentence", "told", "untold"),
    [
        ("on me propose 3 000 € comme comptable", ["montant brut", "12 mois", "temps plein"], ["cadre"]),
        ("on me propose 36k brut comme comptable", ["un temps plein"], ["un montant brut", "12 mois"]),
        ("on me propose 2 300 € net comme comptable", ["un salarié non-cadre", "12 mois"], ["montant brut"]),
        ("36k brut par an à 80 % comme comptable", [], ["J'ai supposé"]),
    ],
)
def test_what_is_assumed_is_told(sentence: str, told: list[str], untold: list[str]) -> None:
    lines = Talk().say("offer", sentence).text.splitlines()
    assumed = next((line for line in lines if line.startswith("J'ai supposé")), "")
    assert all(words in assumed for words in told)
    assert not any(words in assumed for words in untold)


def test_what_is_missing_is_asked_one_thing_at_a_time() -> None:
    talk = Talk()
    assert talk.say("offer", "que vaut mon offre ?").text.startswith("De quel métier s'agit-il ?")
    assert talk.slots["asking"] == "job"
    assert talk.say("offer", "comptable").text.startswith("Quel montant ?")
    assert talk.slots["asking"] == "amount"
    assert talk.say("offer", "36k").text.startswith("36 000 € brut par an pour un comptable")
    assert talk.slots["asking"] is None


def test_details_refine_the_verdict_and_a_new_offer_forgets_them() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 36k + 10 % de variable à 80 % comme comptable")
    assert "40 000 € brut par an et 4 000 € de variable, à 80 %" in talk.say("offer", "et 40k ?").text
    said = talk.say("offer", "on me propose 2 500 € comme plombier")
    assert said.text.startswith("2 500 € brut par mois pour un plombier")
    assert talk.slots["working_time"] is None


def test_a_question_in_the_middle_is_answered_and_what_was_asked_is_recalled_twice() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 42k, c'est bien ?")
    for _ in range(2):
        said = talk.say("other", "c'est quoi une médiane ?")
        assert "Pour votre offre, il me manque le métier." in said.text
        assert talk.said.titles[0] == "Laisser tomber"
    assert "il me manque" not in talk.say("other", "et la moyenne ?").text
    assert talk.slots["asking"] is None


def test_what_was_asked_is_given_up() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 42k, c'est bien ?")
    assert talk.say("no", "laisse tomber").text.startswith("D'accord, on laisse cela.")
    assert talk.slots["asking"] is None


def test_an_offer_under_the_minimum_wage_is_unlawful_and_nothing_else_is_said() -> None:
    wage = minimum_wage(date.today())
    said = offer(wage.month_gross - 100, "plombier", basis="gross")
    assert "c'est sous le SMIC : il manque 1 200 € par an" in said.text.splitlines()[0]
    assert plain(euros(wage.month_gross)) in said.text
    assert "Cela ne se négocie pas" in said.text
    assert "Repère" not in said.text
    assert "SMIC" not in offer(wage.month_gross + 100, "plombier", basis="gross").text


def test_an_offer_under_the_minimum_wage_is_told_even_without_a_job() -> None:
    said = run(ActionOffer(), {}, "11 € de l'heure", amount(11, period="hour"))
    assert plain(euros(minimum_wage(date.today()).hour_gross)) in said.text
    assert "De quel métier s'agit-il ?" in said.text
    assert "SMIC" not in Talk().say("offer", "1 200 € brut par mois à mi-temps").text


def test_a_part_time_pay_is_held_against_its_share_of_the_minimum_wage() -> None:
    assert "sous le SMIC" not in Talk().say("offer", "1 000 € brut à mi-temps comme plombier").text
    assert "sous le SMIC" in Talk().say("offer", "900 € brut à mi-temps comme plombier").text


@pytest.mark.parametrize(
    ("sentence", "answer", "words"),
    [
        ("42 000 € par mois comme comptable", ("yes", "oui"), "42 000 € brut par an pour un comptable"),
        ("42 000 € par mois comme comptable", ("offer", "par an"), "42 000 € brut par an pour un comptable"),
        ("42 000 € par mois comme comptable", ("no", "non"), "Je ne juge pas 42 000 € brut par mois"),
        ("42 000 € par mois comme comptable", ("offer", "3 000 €"), "3 000 € brut par mois pour un"),
        ("450 000 € par mois comme comptable", ("yes", "oui"), "Je ne juge pas 450 000 € brut par mois"),
        ("450 000 € par mois comme comptable", ("offer", "par an"), "Je ne juge pas 450 000 € brut par an"),
        ("20 € par mois comme comptable", ("yes", "oui"), "20 € brut de l'heure pour un comptable"),
        ("20 € par mois comme comptable", ("no", "non"), "sous le SMIC"),
    ],
)
def test_an_absurd_amount_is_checked_before_anything_is_made_of_it(
    sentence: str, answer: tuple[str, str], words: str
) -> None:
    talk = Talk()
    said = talk.say("offer", sentence)
    assert "pour une paie" in said.text
    assert "Repère" not in said.text
    assert talk.slots["asking"] == "check"
    assert talk.say(*answer).text.splitlines()[0].count(words) == 1, talk.said.text


def test_an_absurd_amount_is_never_negotiated() -> None:
    talk = Talk()
    talk.say("offer", "42 000 € par mois comme comptable")
    assert "Vouliez-vous dire 42 000 € par an ?" in talk.say("figure", "combien demander ?").text


def test_an_offer_beside_nothing_known_is_not_judged() -> None:
    silent = without_figure()
    said = run(ActionOffer(), {}, silent.name, named(silent.id), amount(3000.0, basis="gross"))
    assert "Je n'ai aucun chiffre à comparer" in said.text
    assert "au-dessus du SMIC" in said.text


def test_an_amount_that_is_no_pay_is_checked_before_the_job_is_asked_and_then_dropped() -> None:
    talk = Talk()
    said = talk.say("offer", "on me propose 450 000 € par mois")
    assert "bien trop pour une paie" in said.text
    assert talk.slots["asking"] == "check"
    talk.say("no", "laisse tomber")
    assert talk.slots["amount"] is None
    assert "45 000 € par an ?" in talk.say("offer", "on me propose 45 000 € par mois").text
    assert "De quel métier" in talk.say("yes", "oui").text
    assert talk.slots["amount_period"] == "year"


def test_one_who_insists_on_it_is_not_answered_with_a_verdict() -> None:
    talk = Talk()
    talk.say("offer", "on me propose 450 000 € par mois")
    assert "Je ne juge pas" in talk.say("yes", "oui").text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on me propose 500 € par mois en stage comme comptable", "Code de l'éducation, L124-6"),
        ("apprenti comptable à 900 € par mois", "Code du travail, D6222-26"),
    ],
)
def test_the_minimum_wage_is_not_held_against_those_who_learn(text: str, words: str) -> None:
    said = Talk().say("offer", text)
    assert words in said.text
    assert "sous le SMIC" not in said.text


def test_a_job_named_beside_a_day_rate_is_kept() -> None:
    talk = Talk()
    assert "ce n'est pas un salaire" in talk.say("offer", "mon TJM est de 480 comme comptable").text
    assert "35 000 € brut par an pour un comptable" in talk.say("offer", "et en CDI on me propose 35k").text


def test_what_was_guessed_and_what_is_part_time_are_told_as_supposed() -> None:
    said = Talk().say("offer", "35k, comptable")
    assert "J'ai supposé : un montant brut par an et un temps plein." in said.text
    said = Talk().say("offer", "comptable à mi-temps, 1 400 € net par mois")
    assert "un montant versé pour ce temps partiel, un salarié non-cadre et 12 mois." in said.text


def test_what_is_wanted_beside_the_offer_is_kept_for_the_figure_to_ask_for() -> None:
    talk = Talk()
    talk.say("offer", "j'ai 35 000 € actuellement, je voudrais 37 000 €, je suis comptable, c'est bien ?")
    assert (talk.slots["amount"], talk.slots["wanted"]) == (35_000, 37_000)


def test_the_variable_part_may_be_taken_back() -> None:
    talk = Talk()
    talk.say("offer", "35k + 10 % de variable comme comptable")
    assert "variable" not in talk.say("offer", "et sans variable ?").text.splitlines()[0]


def told(*turns: str) -> str:
    """The last answer of a talk about offers."""
    talk = Talk()
    for turn in turns:
        talk.say("offer", turn)
    return talk.said.text


@pytest.mark.parametrize(
    "turns",
    [
        ["mon patron me propose 3 % d'augmentation", "je suis à 2450 brut par mois", "comptable"],
        ["je suis à 2450 brut par mois, comptable", "mon patron me propose 3 % d'augmentation"],
        ["on me propose 3 % d'augmentation, je suis à 2450 brut par mois, comptable"],
    ],
)
def test_a_raise_offered_is_judged_in_per_cent_euros_and_net(turns: list[str]) -> None:
    said = told(*turns)
    assert "3 % d'augmentation sur 2 450 € brut par mois : +882 € brut par an, environ +58 € net" in said
    assert "Ce serait 30 282 € brut par an : pour un comptable, c'est en dessous de la moyenne" in said
    assert "3,1 % de hausse prévue en 2026" in said
    assert "WTW" in said


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (
            ["je suis à 2450 brut, comptable", "mon boss me propose 100 € de plus par mois"],
            "100 € brut de plus par mois sur 2 450 € brut par mois : +1 200 € brut par an (+4,1 %)",
        ),
        (
            ["comptable, mon patron me propose 2550 au lieu de 2450 brut"],
            "2 550 € brut par mois au lieu de 2 450 € brut par mois : +1 200 € brut par an (+4,1 %)",
        ),
        (["mon patron me propose 3 %"], "De quel salaire partez-vous aujourd'hui ?"),
        (["mon patron me propose 3 %", "2450 brut par mois"], "+882 € brut par an"),
        (["mon patron me propose 3 %", "1 500 € brut par mois", "comptable"], "c'est sous le SMIC"),
    ],
)
def test_a_raise_in_any_way(turns: list[str], words: str) -> None:
    assert words in told(*turns)


def test_a_raise_asked_about_is_given_up() -> None:
    talk = Talk()
    talk.say("offer", "mon patron me propose 3 %")
    talk.say("no", "laisse tomber")
    assert (talk.slots["offered_raise"], talk.slots["asking"]) == (None, None)


def test_the_drawing_of_a_raise_has_the_present_pay_too() -> None:
    text = "je suis à 2450 brut par mois, comptable, mon patron me propose 3 %"
    reading = Reading.from_message({"text": text, "entities": read_sentence(text).entities})
    drawn = ActionOffer().reply(Context(), reading).drawing
    assert drawn is not None
    data = drawn.data()
    assert (data["present"]["amount"], data["offer"]["amount"]) == (29_400, 30_282)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (
            ["on me propose 42k chez A et 45k chez B comme data analyst"],
            [
                "La mieux payée : 45 000 € brut par an.",
                "3 000 € brut de plus par an que 42 000 € brut par an (+7,1 %)",
                "– 42 000 € brut par an : c'est dans la fourchette connue",
                "– 45 000 € brut par an : c'est dans la fourchette connue",
            ],
        ),
        (
            ["on me propose 42k à Lyon et 45k à Paris comme data analyst"],
            [
                "– 42 000 € brut par an à Lyon",
                "– 45 000 € brut par an à Paris",
                "Repère à Lyon",
                "Repère à Paris",
            ],
        ),
        (["comptable, on me propose 36k chez A et 36k chez B"], ["Les deux paient autant : 36 000 €"]),
        (
            ["on me propose 42k chez A et 45k chez B", "data analyst"],
            [
                "45 000 € brut par an pour un data analyst",
                "Votre autre proposition, 42 000 € brut par an : 3 000 €",
            ],
        ),
        (
            ["je gagne 35k comme comptable", "une autre boîte me propose 39k"],
            ["4 000 € brut de plus par an que 35 000 €", "je pars de ce que paie votre employeur"],
        ),
        (["comptable, on me propose 36k chez A et 1 500 € par mois chez B"], ["c'est sous le SMIC"]),
    ],
)
def test_two_offers_are_judged_side_by_side(turns: list[str], words: list[str]) -> None:
    said = told(*turns)
    assert [word for word in words if word not in said] == []


def test_more_than_35_hours_is_brought_to_35() -> None:
    said = told("je suis comptable à 39h, 2600 brut par mois, c'est bien ?")
    assert "2 600 € brut par mois, à 39 h par semaine pour un comptable" in said
    assert "Ramené en brut par an pour 35 h, heure pour heure, sans majoration : 28 000 €" in said


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (
            ["on me propose 42k comme data analyst"],
            "42 000 € brut par an : environ 2 765 € net par mois, 33 176 €",
        ),
        (
            ["on me propose 2 400 € net comme comptable"],
            "2 400 € net par mois : environ 3 032 € brut par mois",
        ),
        (
            ["je gagne 2450 brut, comptable, on m'augmente de 3 %"],
            "Avec l'augmentation proposée : environ 1 998 €",
        ),
    ],
)
def test_the_offer_itself_is_given_in_net_or_gross(turns: list[str], words: str) -> None:
    talk = Talk()
    for turn in turns:
        talk.say("offer", turn)
    asked = "et en brut ?" if "net" in turns[0] else "et en net ?"
    assert words in talk.say("convert", asked).text
    assert talk.slots["question"] == "offer"
