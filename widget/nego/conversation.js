// The conversation with the server: what is sent is queued, sent again after a cut with the same id, and answered
// once. Tells the view through `tell(kind, detail)`:
//   turn {id, text, time, messages?, error?, erased?}   new, answered or failed
//   history {turns, gone}  the turns on the server; ids of those that are no longer there
//   typing true|false      an answer is on its way
//   notice sentence|""     what stops the queue for now, or nothing any more
//   say sentence           something to tell once
//   clear                  the conversation is gone

import { json } from "./dom.js";
import { Store } from "./store.js";
import { WORDS } from "./words.js";

const TIMEOUT = 40_000;
const LONGEST_WAIT = 30;
const ATTEMPTS = 3;

/** An answer of the server that is none: `status` 0 when there was no answer at all. */
class Refused extends Error {
  constructor(status, told) {
    super(typeof told?.error === "string" ? told.error : "");
    this.status = status;
    this.seconds = Number(told?.retry_after) || 0;
  }

  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export class Conversation {
  #tell;
  #store;
  #address;
  #file;
  #busy = false;
  #wake = null;
  #loaded = false;
  #stop = new AbortController();
  #shown = new Set();

  constructor(server, tell) {
    this.#tell = tell;
    this.#address = new URL("webhooks/web/", server);
    this.#file = new URL("nego.js", server);
    this.#store = new Store(this.#address.href);
    const signal = this.#stop.signal;
    addEventListener("online", () => this.#resume(), { signal });
    addEventListener("storage", (event) => this.#changedElsewhere(event), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.#resume(), { signal });
  }

  /** Whether there is something to show or to erase. */
  get exists() {
    return Boolean(this.#store.token) || this.#store.queue.length > 0;
  }

  /** Stop listening: the widget left the page. */
  end() {
    this.#stop.abort();
  }

  /** Show the conversation so far and send what waits. */
  async start() {
    await this.#load();
    this.#flush();
    this.#eraseWaiting();
  }

  /** Queue a message; it is sent as soon as it can be. */
  send(text) {
    this.#queue({ id: newId(), text, time: Date.now() });
  }

  /** Send a failed message again, as the same message. */
  retry({ id, text }) {
    this.#queue({ id, text, time: Date.now() });
  }

  /** Forget all, here at once and on the server as soon as it can be reached. */
  async erase() {
    const { token, queue } = this.#store;
    this.#store.token = null;
    if (token) this.#store.eraseLater(token);
    for (const item of queue) this.#store.remove(item);
    this.#clear();
    this.#tell("say", (await this.#eraseWaiting()) ? WORDS.erased : WORDS.eraseLater);
  }

  /** All that the server keeps of the conversation; null when it can't be had. */
  async export() {
    const { token } = this.#store;
    try {
      return token && (await this.#ask("GET", "export", token));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#tell("say", error.message || WORDS.exportFailed);
      return null;
    }
  }

  #queue(item) {
    this.#store.add(item);
    this.#show(item);
    this.#resume();
  }

  #resume() {
    if (this.#wake) this.#wake();
    else this.#flush();
    if (!this.#loaded) this.#load();
    this.#eraseWaiting();
  }

  async #flush() {
    if (this.#busy) return;
    this.#busy = true;
    let attempt = 0;
    for (let item; (item = this.#store.queue[0]); ) {
      this.#tell("typing", true);
      try {
        const turn = await this.#say(item);
        attempt = 0;
        this.#tell("notice", "");
        if (turn) {
          this.#store.remove(item);
          this.#show(turn);
        }
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        attempt += 1;
        if (!this.#survives(error, attempt)) {
          this.#store.remove(item);
          this.#tell("turn", { ...item, error: error.message || WORDS.failed });
          attempt = 0;
        } else {
          this.#tell("typing", false);
          await this.#pause(error.seconds || Math.min(LONGEST_WAIT, 2 ** (attempt - 1)));
        }
      }
    }
    this.#tell("typing", false);
    this.#busy = false;
  }

  /** The turn of a message, or null when the conversation was erased meanwhile. */
  async #say({ id, text }) {
    const token = await this.#token();
    try {
      const turn = await this.#ask("POST", "messages", token, { id, text });
      return this.#store.token === token ? turn : null;
    } catch (error) {
      if (this.#store.token !== token) return null;
      const lost = error instanceof Refused && (error.status === 401 || error.status === 403);
      if (!lost) throw error;
      // Expired, or of another site: the message goes to a new conversation.
      this.#store.token = null;
      this.#clear(id);
      this.#tell("say", WORDS.expired);
      return this.#ask("POST", "messages", await this.#token(), { id, text });
    }
  }

  /** Whether a message is to be sent again after an error; tells the person what it waits for. */
  #survives(error, attempt) {
    if (!error.passes || (error.status === 500 && attempt >= ATTEMPTS)) return false;
    this.#tell("notice", error.status === 0 ? WORDS.offline : error.message || WORDS.offline);
    return true;
  }

  #pause(seconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake?.(), seconds * 1000);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
    });
  }

  async #load() {
    const { token, queue } = this.#store;
    this.#loaded = true;
    if (token) {
      const waiting = new Set(queue.map(({ id }) => id));
      const answered = [...this.#shown].filter((id) => !waiting.has(id));
      try {
        const { turns } = await this.#ask("GET", "messages", token);
        if (this.#store.token !== token) return;
        const there = new Set(turns.map(({ id }) => id));
        this.#tell("history", { turns, gone: answered.filter((id) => !there.has(id)) });
        for (const id of there) this.#shown.add(id);
        this.#tell("notice", "");
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (this.#store.token !== token) return;
        if (error.passes) {
          this.#loaded = false;
          this.#tell("notice", WORDS.loadingFailed);
          setTimeout(() => this.#loaded || this.#stop.signal.aborted || this.#load(), 5000);
        } else {
          this.#store.token = null;
          this.#tell("say", WORDS.expired);
        }
      }
    }
    for (const item of this.#store.queue) if (!this.#shown.has(item.id)) this.#show(item);
  }

  #show(turn) {
    if (turn.erased) this.#clear();
    this.#shown.add(turn.id);
    this.#tell("turn", turn);
  }

  #clear(except) {
    this.#shown.clear();
    this.#tell("clear", except);
    this.#wake?.();
  }

  /** Another tab said something, was answered or erased the conversation. */
  #changedElsewhere({ key, oldValue }) {
    const kind = this.#store.kind(key);
    if (kind === null) return;
    if (kind === "token" && oldValue !== this.#store.token) this.#clear();
    if (this.exists) this.#load();
  }

  async #eraseWaiting() {
    for (const token of this.#store.toErase) {
      try {
        await this.#ask("DELETE", "messages", token);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.passes) return false;
        // 401: it is erased, or expired, already.
      }
      this.#store.erased(token);
    }
    return true;
  }

  /** The token of the conversation; of several tabs that open one at the same time, one does it for all. */
  async #token() {
    const open = async () => {
      if (this.#store.token) return this.#store.token;
      const { token } = await this.#open();
      this.#store.token = token;
      return token;
    };
    return navigator.locks ? navigator.locks.request("nego token", open) : open();
  }

  /** A new conversation. A browser hides from a page that it was refused: then all but conversations is reached. */
  async #open() {
    try {
      return await this.#ask("POST", "conversations");
    } catch (error) {
      if (error.status !== 0 || this.#address.origin === location.origin || !(await reaches(this.#file))) throw error;
    }
    try {
      return await this.#ask("POST", "conversations");
    } catch (error) {
      throw error.status === 0 ? new Refused(403, { error: WORDS.forbidden }) : error;
    }
  }

  async #ask(method, path, token, body) {
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    if (body) headers["Content-Type"] = "application/json";
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT);
    let response, told;
    try {
      response = await fetch(new URL(path, this.#address), {
        method,
        headers,
        body: body && json(body),
        signal: stop.signal,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      told = await response.json();
    } catch {
      throw new Refused(response && !response.ok ? response.status : 0);
    } finally {
      clearTimeout(timer);
    }
    if (!response.ok) throw new Refused(response.status, told);
    return told;
  }
}

/** Whether a file that any site may read is there. */
async function reaches(file) {
  try {
    const { ok } = await fetch(file, { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(TIMEOUT) });
    return ok;
  } catch {
    return false;
  }
}

function newId() {
  // Not randomUUID: it is missing on pages without https.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
