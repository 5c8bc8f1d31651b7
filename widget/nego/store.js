// What this browser keeps: the token of the conversation, messages not answered yet, tokens to erase. No answers.
// Written when the first message is sent, never before. Each has a key of its own: two tabs that write at the same
// time must not undo each other. Without localStorage, it lasts as long as the page.

import { json } from "./dom.js";

export class Store {
  #name;
  #storage = localOrMemory();

  constructor(server) {
    this.#name = `nego ${server}`;
  }

  get token() {
    return this.#storage.getItem(`${this.#name} token`);
  }

  set token(token) {
    if (token) this.#set("token", token);
    else this.#storage.removeItem(`${this.#name} token`);
  }

  /** Messages that wait for an answer, oldest first. */
  get queue() {
    return this.#all("send")
      .map(parsed)
      .filter((item) => typeof item?.text === "string" && typeof item.id === "string")
      .sort((one, other) => one.time - other.time);
  }

  add(item) {
    this.#set(`send ${item.id}`, json(item));
  }

  remove({ id }) {
    this.#storage.removeItem(`${this.#name} send ${id}`);
  }

  /** Tokens of conversations that the server has still to erase. */
  get toErase() {
    return this.#all("erase");
  }

  eraseLater(token) {
    this.#set(`erase ${token}`, token);
  }

  erased(token) {
    this.#storage.removeItem(`${this.#name} erase ${token}`);
  }

  /** What a storage event is about: "token", "send", or null for what does not concern the conversation. */
  kind(key) {
    if (key === null || key === `${this.#name} token`) return "token";
    return key.startsWith(`${this.#name} send `) ? "send" : null;
  }

  #set(key, value) {
    try {
      this.#storage.setItem(`${this.#name} ${key}`, value);
    } catch {
      // Full: from here on, in memory.
      const kept = new Memory();
      for (const one of Object.keys(this.#storage)) kept.setItem(one, this.#storage.getItem(one));
      kept.setItem(`${this.#name} ${key}`, value);
      this.#storage = kept;
    }
  }

  #all(kind) {
    const prefix = `${this.#name} ${kind} `;
    const keys = Object.keys(this.#storage).filter((key) => key.startsWith(prefix));
    return keys.map((key) => this.#storage.getItem(key)).filter((value) => value !== null);
  }
}

/** Stands for localStorage where the browser refuses it. */
class Memory {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    this[key] = value;
  }

  removeItem(key) {
    delete this[key];
  }
}

function localOrMemory() {
  try {
    return localStorage ?? new Memory();
  } catch {
    return new Memory();
  }
}

function parsed(value) {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
