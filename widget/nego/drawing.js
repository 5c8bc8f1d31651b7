// The range of a pay as a drawing, from its numbers: the market, an offer and what is asked for on one axis.
// Two shapes are read: `nego.negotiation.drawing.Drawing.data` (market, band, inner_band, present, offer, ask), and
// {low, central, high, offer, unit}. Anything else is left out.

import { h, s } from "./dom.js";
import { WORDS } from "./words.js";

const WIDTH = 340;
const SIDE = 12;
const BAR = 10;
const ROW = 34;
// The widest of the usual system fonts, at 12 pixels, bold and not.
const DIGIT = 8.4;
const LETTER = 7.2;
const whole = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });

/** A figure with its text alternative; the text alone without numbers; null when there is neither. */
export function drawing(data) {
  const read = Array.isArray(data.market) ? fromMarket(data) : fromRange(data);
  const told = words(data.text) || (read && alternative(read, words(data.unit)));
  if (!read) return told ? h("p", null, told) : null;
  const caption = [words(data.title), words(data.source)].filter(Boolean);
  return h("figure", null, picture(read, told), caption.length ? h("figcaption", null, caption.join(". ")) : null);
}

function fromMarket({ market, band, inner_band: inner, present, offer, ask }) {
  const asked = pair(ask) && { ...pair(ask), caption: words(ask.caption) };
  const marks = market.map(mark).filter(Boolean);
  const own = { present: mark(present), offer: mark(offer) };
  const read = { market: marks, band: pair(band), inner: pair(inner), ...own, asked };
  return amounts(read).length ? read : null;
}

function fromRange({ low, central, high, offer }) {
  if (!isAmount(low) || !isAmount(high) || low >= high) return null;
  const middle = isAmount(central) && central >= low && central <= high;
  const market = [
    { amount: low, caption: WORDS.low },
    ...(middle ? [{ amount: central, caption: WORDS.central }] : []),
    { amount: high, caption: WORDS.high },
  ];
  const offered = isAmount(offer) ? { amount: offer, caption: WORDS.offer } : mark(offer);
  return { market, band: { low, high }, inner: null, present: null, offer: offered, asked: null };
}

function picture(read, told) {
  const { market, band, inner, present, offer, asked } = read;
  const at = axis(amounts(read));
  const above = rows([
    ...[present, offer]
      .filter(Boolean)
      .map(({ amount, caption }) => ({ x: at(amount), amount: euros(amount), caption })),
    ...(asked ? [{ x: (at(asked.low) + at(asked.high)) / 2, amount: range(asked), caption: asked.caption }] : []),
  ]);
  const below = rows(market.map(({ amount, caption }) => ({ x: at(amount), amount: euros(amount), caption })));
  const top = above.count * ROW + 8;
  const bar = (one, kind) => one && s("rect", { ...span(at, one), y: top, height: BAR, rx: 5, class: kind });
  return s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${top + BAR + 6 + below.count * ROW}`, role: "img", "aria-label": told, class: "drawing" },
    s("rect", { x: 0, width: WIDTH, y: top, height: BAR, rx: 5, class: "track" }),
    bar(band, "range"),
    bar(inner, "inner"),
    asked && s("rect", { ...span(at, asked), y: top - 4, height: BAR + 8, rx: 4, class: "asked" }),
    market.map(({ amount }) => s("line", { x1: at(amount), x2: at(amount), y1: top - 3, y2: top + BAR + 3 })),
    present && s("circle", { cx: at(present.amount), cy: top + BAR / 2, r: 4 }),
    offer && s("circle", { cx: at(offer.amount), cy: top + BAR / 2, r: 7 }),
    above.labels.map((one) => label(one, 13 + one.row * ROW)),
    below.labels.map((one) => label(one, top + BAR + 18 + one.row * ROW)),
  );
}

/** Labels from left to right, each in the first row where it touches no other. */
function rows(labels) {
  const ends = [];
  const placed = [...labels]
    .sort((one, other) => one.x - other.x)
    .map((one) => {
      const half = Math.max(one.amount.length * DIGIT, one.caption.length * LETTER) / 2;
      const x = Math.min(Math.max(one.x, half), WIDTH - half);
      let row = ends.findIndex((end) => end < x - half);
      if (row < 0) row = ends.length;
      ends[row] = x + half + 4;
      return { ...one, x, row };
    });
  return { labels: placed, count: ends.length };
}

function label({ x, amount, caption }, y) {
  const line = (text, dy, kind) => s("tspan", { x, dy, class: kind }, text);
  return s("text", { x, y, "text-anchor": "middle" }, line(amount, 0, "amount"), caption && line(caption, 14));
}

function axis(all) {
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = high > low ? 0 : high * 0.15 || 1;
  const scale = (WIDTH - 2 * SIDE) / (high - low + 2 * room);
  return (amount) => Math.round(SIDE + (amount - low + room) * scale);
}

function span(at, { low, high }) {
  return { x: at(low), width: Math.max(2, at(high) - at(low)) };
}

function amounts({ market, band, inner, present, offer, asked }) {
  const pairs = [band, inner, asked].filter(Boolean).flatMap(({ low, high }) => [low, high]);
  return [...market.map(({ amount }) => amount), ...[present, offer].filter(Boolean).map(({ amount }) => amount), ...pairs];
}

function alternative({ market, offer }, unit) {
  const parts = [...market, ...(offer ? [offer] : [])].map(({ amount, caption }) => `${caption} ${whole.format(amount)}`);
  return `${parts.join(", ")} (${unit && !unit.includes("_") ? unit : "€"})`;
}

function mark(value) {
  return isAmount(value?.amount) ? { amount: value.amount, caption: words(value.caption) } : null;
}

function pair(value) {
  const good = isAmount(value?.low) && isAmount(value.high) && value.low <= value.high;
  return good ? { low: value.low, high: value.high } : null;
}

function isAmount(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function euros(amount) {
  return `${whole.format(amount)} €`;
}

function range({ low, high }) {
  return low === high ? euros(low) : `${whole.format(low)} – ${euros(high)}`;
}

function words(value) {
  return typeof value === "string" ? value.trim().replace(/\.$/, "") : "";
}
