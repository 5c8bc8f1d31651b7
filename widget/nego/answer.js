// One message of Négo as elements. What is not understood is left out: nothing in a message can break the page.

import { h, icon } from "./dom.js";
import { drawing } from "./drawing.js";
import { blocks } from "./markdown.js";
import { WORDS } from "./words.js";

/** The elements of a message, its buttons apart. */
export function content(message, server) {
  const found = typeof message.text === "string" ? blocks(message.text) : [];
  for (const extra of [message.custom, message.attachment].flat()) {
    if (extra && typeof extra === "object") found.push(piece(extra, server));
  }
  return found.filter(Boolean);
}

/** The buttons of a message that have a title and a sentence to send. */
export function choices(message) {
  const buttons = Array.isArray(message.buttons) ? message.buttons : [];
  return buttons.filter((one) => typeof one?.title === "string" && typeof one.payload === "string");
}

function piece(extra, server) {
  const data = extra.svg_data ?? extra.data ?? extra.payload ?? {};
  if (extra.type === "drawing") return drawing({ ...extra, ...(typeof data === "object" ? data : {}) });
  if (extra.type === "sheet") return sheet({ ...data, ...extra }, server);
  return null;
}

/** A file of Négo's own server to download; an address elsewhere is not followed. */
function sheet({ url, title }, server) {
  if (typeof url !== "string") return null;
  let address;
  try {
    address = new URL(url, server);
  } catch {
    return null;
  }
  if (address.origin !== new URL(server).origin || !address.protocol.startsWith("http")) return null;
  const label = typeof title === "string" && title.trim() ? title : WORDS.sheet;
  return h("a", { class: "sheet", href: address.href, download: true, rel: "noreferrer" }, icon("sheet"), label);
}
