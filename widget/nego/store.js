// What this browser keeps: the token of the conversation, messages not answered yet, tokens to erase. No answers.
// Written when the first message is sent, never before. Without localStorage, it lasts as long as the page.

import { json } from "./dom.js";

const EMPTY = { token: null, queue: [], erase: [] };

export class Store {
  #memory = EMPTY;
  #refused = false;

  constructor(server) {
    this.key = `nego ${server}`;
  }

  get value() {
    if (this.#refused) return this.#memory;
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      return valid(kept) ? { ...EMPTY, ...kept } : EMPTY;
    } catch (error) {
      // Something else is under our name: ours replaces it. Any other error: the browser refuses storage.
      this.#refused = !(error instanceof SyntaxError);
      return this.#memory;
    }
  }

  /** Change some of it; what is empty again leaves nothing behind. */
  write(changes) {
    this.#memory = { ...this.value, ...changes };
    const { token, queue, erase } = this.#memory;
    try {
      if (token || queue.length || erase.length) localStorage.setItem(this.key, json(this.#memory));
      else localStorage.removeItem(this.key);
    } catch {
      this.#refused = true;
    }
  }
}

function valid(kept) {
  return Boolean(kept) && Array.isArray(kept.queue) && Array.isArray(kept.erase);
}
