// The range of a pay as a drawing, from its numbers: a bar from low to high, the middle, and an offer when there is one.

import { h, s } from "./dom.js";
import { WORDS } from "./words.js";

const WIDTH = 320;
const EDGE = 14;
const BAR = 46;
const number = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 0 });

/**
 * A figure for {low, central, high, offer, unit, title, text}; `central` and `offer` may be missing.
 * Null when the numbers make no range and there is no text to show instead.
 */
export function drawing(data) {
  const { low, high } = data;
  const central = between(data.central, low, high) ? data.central : null;
  const offer = isAmount(data.offer) ? data.offer : null;
  const title = words(data.title);
  if (!isAmount(low) || !isAmount(high) || low >= high) {
    const text = words(data.text);
    return text ? h("p", null, text) : null;
  }
  const unit = words(data.unit) || "€";
  const told = words(data.text) || alternative({ low, central, high, offer, unit });
  const at = scale(Math.min(low, offer ?? low), Math.max(high, offer ?? high));
  const picture = s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${offer === null ? 78 : 104}`, role: "img", "aria-label": told, class: "drawing" },
    s("rect", { x: EDGE, y: BAR, width: WIDTH - 2 * EDGE, height: 8, rx: 4, class: "track" }),
    s("rect", { x: at(low), y: BAR, width: at(high) - at(low), height: 8, rx: 4, class: "range" }),
    central === null ? null : middle(at(central), central),
    label(at(low), 74, `${number.format(low)} €`, "start"),
    label(at(high), 74, `${number.format(high)} €`, "end"),
    offer === null ? null : offered(at(offer), offer),
  );
  return h("figure", null, picture, h("figcaption", null, title ? `${title}, en ${unit}` : `En ${unit}`));
}

/** The middle, named above the bar. */
function middle(x, amount) {
  const line = s("line", { x1: x, x2: x, y1: 24, y2: BAR + 13 });
  return s("g", { class: "bold" }, line, label(x, 16, `${WORDS.central} ${number.format(amount)} €`, anchor(x)));
}

/** An offer, named below the ends of the range. */
function offered(x, amount) {
  const dot = s("circle", { cx: x, cy: BAR + 4, r: 7 });
  return s("g", { class: "bold" }, dot, label(x, 98, `${WORDS.offer} ${number.format(amount)} €`, anchor(x)));
}

function label(x, y, text, side) {
  return s("text", { x, y, "text-anchor": side }, text);
}

/** Labels near an edge grow inwards. */
function anchor(x) {
  if (x < 70) return "start";
  return x > WIDTH - 70 ? "end" : "middle";
}

function scale(from, to) {
  return (amount) => Math.round(EDGE + ((amount - from) / (to - from)) * (WIDTH - 2 * EDGE));
}

function alternative({ low, central, high, offer, unit }) {
  const parts = [`${WORDS.low} ${number.format(low)}`];
  if (central !== null) parts.push(`${WORDS.central} ${number.format(central)}`);
  parts.push(`${WORDS.high} ${number.format(high)}`);
  if (offer !== null) parts.push(`${WORDS.offer} ${number.format(offer)}`);
  return `${parts.join(", ")} (${unit})`;
}

function isAmount(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function between(value, low, high) {
  return isAmount(value) && value >= low && value <= high;
}

function words(value) {
  return typeof value === "string" ? value.trim() : "";
}
