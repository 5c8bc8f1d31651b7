"""What helps a person to negotiate: the figure to ask for, the words to ask with, a page to take along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from actions.base import NegoAction, Reply, explain, heard, title_of
from actions.offer import missing, usual_status
from nego.conversation import Context, Problem, Reading, Turn, follow_reference
from nego.conversation.grade import graded
from nego.conversation.negotiating import (
    Plan,
    answers_about_self,
    may_ask,
    plan_of,
    understand_figure,
    understand_words,
)
from nego.conversation.page import case_in, job_in, market_in
from nego.conversation.wishes import skips, wish_of
from nego.knowledge.loading import knowledge
from nego.metrics import answered_on
from nego.negotiation.ground import law
from nego.negotiation.script import (
    Case,
    Script,
    law_text,
    left_out_text,
    odds_text,
    script,
    shown_amounts,
)
from nego.negotiation.sheet import sheet
from nego.pay.errors import PayError
from nego.wording import Message, Title, wording

_OBJECTIONS = ("budget", "grid", "junior", "current_pay")
_WORDS = {"email": "advice_email", "spoken": "advice_spoken", "packages": "advice_packages"}
Asker = Literal["counter_offer", "advice"]


class ActionCounterOffer(NegoAction):
    """The figure to ask for, with its reason; the walk-away figure is asked once, and never told again."""

    skill = "counter_offer"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        if context.asking == "floor" and skips(reading.text):
            kept = context.awaiting(None)
            return Reply(kept, wording().render("floor_skipped", context=kept))
        turn = _followed(understand_figure(context, reading, usual_status(context), date.today()), reading)
        if turn.problem is not None:
            asked = missing(turn, "counter_offer")
            if turn.problem.kind == "no_job" and asked.message is not None:
                return replace(asked, message=asked.message + wording().render("counter_offer_rules"))
            return asked
        kept = turn.context
        plan = _plan_with_target(context, kept, "counter_offer")
        if isinstance(plan, Reply):
            return plan
        answered_on(plan.situation.market.evidence)
        noted = kept.floor is not None and kept.floor != context.floor
        same = noted and context.asking == "floor" and _target_before(context) == plan.ask.target
        told = wording().render(
            "floor_noted" if same else "counter_offer",
            context=kept,
            plan=plan,
            said=plan.ask.said,
            market=plan.situation.market,
            amounts=shown_amounts(plan.situation.market),
            odds=odds_text(kept.occasion or "hiring", kept.status or plan.situation.market.status),
            noted=noted,
            grade=graded(kept, plan.situation.market, job_in(kept)),
        )
        if kept.floor is None and may_ask(kept, "floor"):
            told = _first(wording().render("floor_asked"), told)
            return Reply(kept.awaiting("floor", "counter_offer"), heard(turn) + told)
        return Reply(kept, heard(turn) + told)


class ActionAdvice(NegoAction):
    """How to ask: in general, or with the words of the person's own case."""

    skill = "advice"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        answering = answers_about_self(context, reading)
        wish = wish_of(reading.text) or context.wish
        if answering and wish not in _WORDS:
            wish = None
        if wish == "law":
            lines = [law_text(note) for note in law().values()]
            return Reply(replace(context, question="advice"), wording().render("advice_law", lines=lines))
        if wish == "odds":
            told = odds_text(context.occasion or "hiring", context.status or usual_status(context))
            return Reply(replace(context, question="advice"), wording().render("advice_odds", odds=told))
        if wish == "sheet":
            return Reply(replace(context, wish=None), then="action_sheet")
        if context.asking == "profile" and skips(reading.text):
            kept = context.awaiting(None)
            return Reply(kept, wording().render("profile_skipped", context=kept))
        turn = _followed(understand_words(context, reading, usual_status(context), date.today()), reading)
        if turn.problem is not None:
            if turn.problem.kind == "no_job" and wish is None:
                kept = replace(context, question="advice", occasion=turn.context.occasion)
                return Reply(kept, wording().render("advice"))
            asked = missing(turn, "advice")
            return replace(asked, context=replace(asked.context, wish=wish))
        kept = replace(turn.context, wish=None)
        plan = _plan_with_target(context, kept, "advice")
        if isinstance(plan, Reply):
            return plan
        case, left_out = case_in(kept, plan)
        told = _words(wish, case, script(case))
        told = told + Message(left_out_text(left_out)) + _graded(wish, kept, plan)
        if not (kept.results or kept.skills) and may_ask(kept, "profile"):
            asked = _first(wording().render("profile_asked"), told)
            return Reply(kept.awaiting("profile", "advice"), heard(turn) + asked)
        return Reply(kept.awaiting(None), heard(turn) + told)


class ActionSheet(NegoAction):
    """The page to take along: what is most needed of it as a message."""

    skill = "sheet"
    reminds = False

    def reply(self, context: Context, reading: Reading) -> Reply:
        turn = _followed(understand_words(context, reading, usual_status(context), date.today()), reading)
        if turn.problem is not None:
            asked = missing(turn, "advice")
            return replace(asked, context=replace(asked.context, wish="sheet"))
        kept = turn.context.awaiting(None)
        plan = _plan_with_target(context, kept, "advice")
        if isinstance(plan, Reply):
            return plan
        page = sheet(plan.situation, case_in(kept, plan)[0], date.today(), plan.raised)
        told = wording().render("sheet", sheet=page, floor=kept.floor is not None)
        told = told + _graded("sheet", kept, plan)
        return Reply(kept, told, drawing=page.drawing, page=True)


def _followed(turn: Turn, reading: Reading) -> Turn:
    return follow_reference(turn, reading, knowledge())


def _plan(context: Context) -> Plan | None:
    """What to ask for; None for a pay that cannot be computed with."""
    try:
        return plan_of(context, market_in(context, date.today()), date.today())
    except PayError:
        return None


def _plan_with_target(before: Context, kept: Context, asker: Asker) -> Plan | Reply:
    """What to ask for, or what is said where there is no figure; ``before`` is the context before it."""
    plan = _plan(kept)
    if plan is None:
        return Reply(before, explain(Problem("bad_amount", "absurd"), before))
    return _without_target(kept, plan, asker) or plan


def _title(context: Context) -> Title:
    return title_of(context, job_in(context))


def _target_before(context: Context) -> float | None:
    plan = _plan(context) if context.job_id else None
    return plan.ask.target if plan is not None else None


def _without_target(context: Context, plan: Plan, asker: Asker) -> Reply | None:
    """What is said where there is no figure to ask for; None where there is one."""
    if plan.ask.target is not None:
        return None
    note = plan.ask.notes[0]
    if note == "below_minimum" or (note == "check_amount" and plan.offer_doubtful):
        return Reply(context, then="action_offer")
    if note == "check_amount":
        kept = replace(context, wanted=None, other_offer=None, floor=None)
        return Reply(kept.awaiting("amount", asker), wording().render("figure_check", context=kept))
    again = not may_ask(context, "profile")
    told = wording().render(
        "figure_none", note=note, context=context, plan=plan, title=_title(context), again=again
    )
    if note == "no_evidence":
        return Reply(context.awaiting("amount", "counter_offer"), told)
    return Reply(context if again else context.awaiting("profile", "advice"), told)


def _words(wish: str | None, case: Case, words: Script) -> Message:
    """What is wanted of the words; the arguments where nothing is named."""
    if wish in _OBJECTIONS:
        answer = next(item for item in words.answers if item.code == wish)
        return wording().render("advice_objection", answer=answer)
    return wording().render(_WORDS.get(wish or "", "advice_arguments"), case=case, words=words)


def _graded(wish: str | None, context: Context, plan: Plan) -> Message:
    """That the pay is set by a grade, beside what asks for another."""
    if wish not in (None, "arguments", "email", "sheet"):
        return Message("")
    return wording().render("graded", grade=graded(context, plan.situation.market, job_in(context)))


def _first(asked: Message, told: Message) -> Message:
    """What is told, then what is asked; the buttons of the question come first."""
    return replace(told + asked, buttons=(asked.buttons + told.buttons)[:5])
