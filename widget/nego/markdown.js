// Text of an answer to elements: paragraphs, « – » and numbered lists, **bold**, links. Never HTML, never an image.

import { h } from "./dom.js";
import { WORDS } from "./words.js";

const BULLET = /^\s*(?:[–—•*-])\s+(.*)$/;
const NUMBER = /^\s*(\d{1,2})[.)]\s+(.*)$/;
const INLINE =
  /\*\*(?<bold>[^*\n]+)\*\*|!\[(?<image>[^\]\n]*)\]\([^)\s]*\)|\[(?<label>[^\]\n]+)\]\((?<target>[^)\s]+)\)|(?<bare>https?:\/\/[^\s<>«»"]+)/g;
const AFTER_LINK = /[.,;:!?)\]…]+$/;

/** The blocks of a text. */
export function blocks(text) {
  const found = [];
  let list = null;
  for (const line of french(String(text)).split("\n")) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    if (!bullet && !number) {
      list = null;
      if (line.trim()) found.push(h("p", null, inline(line)));
      continue;
    }
    const tag = bullet ? "ul" : "ol";
    if (list?.localName !== tag) found.push((list = h(tag, number && { start: number[1] })));
    list.append(h("li", null, inline((bullet ?? number).at(-1))));
  }
  return found;
}

/** No line breaks inside guillemets or before a high sign: French spaces there are no-break ones. */
function french(text) {
  return text.replace(/ (?=[;:?!»])/g, "\u00a0").replace(/« /g, "«\u00a0");
}

function inline(line) {
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    const { bold, image, label, target, bare } = match.groups;
    let length = match[0].length;
    parts.push(line.slice(end, match.index));
    if (bold) parts.push(h("strong", null, bold));
    else if (image !== undefined) parts.push(image);
    else if (label) parts.push(link(target, label) ?? match[0]);
    else {
      // The full stop of the sentence is not part of the address.
      length -= AFTER_LINK.exec(bare)?.[0].length ?? 0;
      const address = bare.slice(0, length);
      parts.push(link(address, address) ?? address);
    }
    end = match.index + length;
  }
  return [...parts, line.slice(end)];
}

/** A link to another site, or null for an address that is none (javascript:, data:, a relative one). */
function link(target, label) {
  let address;
  try {
    address = new URL(target);
  } catch {
    return null;
  }
  if (address.protocol !== "https:" && address.protocol !== "http:") return null;
  const properties = { href: address.href, target: "_blank", rel: "noopener noreferrer" };
  return h("a", properties, label, h("span", { class: "unseen" }, WORDS.newTab));
}
