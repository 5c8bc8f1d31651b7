// Négo's chat on a website: <script type="module" src="https://HOST/nego.js"></script>.
// The page may place <nego-chat> itself; otherwise one is added. docs/widget.md lists attributes and variables.

import { NegoChat } from "./nego/chat.js";

const TAG = "nego-chat";

if (!customElements.get(TAG)) {
  customElements.define(TAG, NegoChat);
  if (!document.querySelector(TAG)) {
    const chat = document.createElement(TAG);
    const script = [...document.scripts].find((one) => one.src === import.meta.url);
    for (const name of NegoChat.settings) {
      const value = script?.getAttribute(`data-${name}`);
      if (value != null) chat.setAttribute(name, value);
    }
    // Beside <body>: a transform, a filter or an `inert` on it, or a framework that replaces it, does not touch us.
    document.documentElement.append(chat);
  }
}
