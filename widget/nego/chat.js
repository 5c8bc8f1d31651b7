// <nego-chat>: the launcher, the panel and what is in it.

import { choices, content } from "./answer.js";
import { Conversation } from "./conversation.js";
import { h, icon, s } from "./dom.js";
import { addStyles } from "./styles.js";
import { WORDS } from "./words.js";

const MAX_LENGTH = 1000;
const COUNTED_FROM = 800;
const OPEN_KEY = "nego open";
const DEFAULT_SERVER = new URL("..", import.meta.url).href;
const NARROW = "(max-width: 640px), (max-height: 480px)";
const DARK = "(prefers-color-scheme: dark)";
const TOUCH = "(pointer: coarse)";

export class NegoChat extends HTMLElement {
  static settings = ["heading", "label", "position", "questions", "welcome", "theme", "server", "open"];
  static observedAttributes = ["theme", "position"];

  #root = this.attachShadow({ mode: "open" });
  #parts = null;
  #conversation = null;
  #started = false;
  #turns = new Map();
  #before = null;
  #stop = null;

  connectedCallback() {
    this.#stop = new AbortController();
    if (!this.#parts) {
      addStyles(this.#root);
      this.#build();
    }
    this.#conversation = new Conversation(this.#server, (kind, detail) => this.#told[kind](detail));
    this.#started = false;
    const { signal } = this.#stop;
    for (const query of [NARROW, DARK]) matchMedia(query).addEventListener("change", () => this.#fit(), { signal });
    this.#float();
    this.#fit();
    if (this.hasAttribute("open") && !matchMedia(NARROW).matches) this.#show(false);
    else if (rememberedOpen()) this.#show(false);
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#conversation.end();
  }

  attributeChangedCallback() {
    if (this.#parts) this.#fit();
  }

  /** Open the panel and put the focus in it. */
  open() {
    if (this.isOpen) return;
    rememberOpen(true);
    this.#show(true);
  }

  /** Close the panel; the focus goes back to where it was. */
  close() {
    if (!this.isOpen) return;
    rememberOpen(false);
    this.#hide();
    const back = this.#before?.isConnected ? this.#before : this.#parts.launcher;
    this.#before = null;
    back.focus();
    this.dispatchEvent(new Event("nego-close"));
  }

  /** Open the panel and ask. */
  ask(text) {
    this.open();
    this.#send(text);
  }

  get isOpen() {
    return this.#parts?.panel.open ?? false;
  }

  get #server() {
    return new URL(this.getAttribute("server") || DEFAULT_SERVER, document.baseURI).href;
  }

  // --- building ---------------------------------------------------------------------------------------------------

  #build() {
    const heading = this.getAttribute("heading") || WORDS.heading;
    const launcher = h(
      "button",
      { class: "launcher", type: "button", part: "launcher", "aria-haspopup": "dialog", click: () => this.open() },
      icon("chat"),
      this.getAttribute("label") || WORDS.launcher,
    );
    const log = h("div", { class: "log", role: "log", "aria-label": WORDS.log, tabindex: "0" });
    const typing = h("div", { class: "typing", "aria-hidden": "true", hidden: true }, h("i"), h("i"), h("i"));
    const notice = h("div", { class: "status", role: "status" });
    const spoken = h("div", { class: "unseen", role: "status" });
    const left = h("span");
    const eraser = h("button", { type: "button", hidden: true, click: () => this.#askToErase() }, WORDS.erase);
    const saver = h(
      "button",
      { type: "button", hidden: true, "aria-label": WORDS.exportLabel, click: () => this.#save() },
      WORDS.export,
    );
    const foot = h("div", { class: "foot" }, left, saver, eraser);
    const input = h("textarea", {
      class: "input",
      id: "input",
      rows: "1",
      maxlength: MAX_LENGTH,
      placeholder: WORDS.placeholder,
      enterkeyhint: "send",
      autocomplete: "off",
      keydown: (event) => this.#key(event),
      input: () => this.#typed(),
    });
    const form = h(
      "form",
      { class: "form", submit: (event) => this.#submit(event) },
      h("label", { class: "unseen", for: "input" }, WORDS.input),
      input,
      h("button", { class: "send", type: "submit", "aria-label": WORDS.send }, icon("send")),
    );
    const bottom = h("div", { class: "bottom" }, notice, form, foot);
    const panel = h(
      "dialog",
      {
        class: "panel",
        part: "panel",
        id: "panel",
        "aria-labelledby": "heading",
        tabindex: "-1",
        cancel: (event) => this.#cancel(event),
      },
      h(
        "div",
        { class: "head" },
        logo(),
        h(
          "div",
          { class: "names" },
          h("h2", { class: "heading", id: "heading" }, heading),
          h("p", { class: "subtitle" }, WORDS.subtitle),
        ),
        h("button", { type: "button", "aria-label": WORDS.close, click: () => this.close() }, icon("close")),
      ),
      log,
      bottom,
      spoken,
    );
    const root = h("div", { class: "root", lang: "fr", dir: "ltr" }, launcher, panel);
    // Shortcuts of the page are not for who types in here.
    for (const kind of ["keydown", "keyup", "keypress"]) {
      root.addEventListener(kind, (event) => this.#shortcut(event));
    }
    log.append(this.#welcome(), typing);
    this.#root.append(root);
    this.#parts = { root, launcher, panel, log, typing, notice, spoken, left, saver, eraser, foot, input, form, bottom };
  }

  #welcome() {
    const listed = this.getAttribute("questions");
    const questions = listed === null ? WORDS.questions : listed.split("|").map((one) => one.trim());
    const buttons = questions.filter(Boolean).map((question) => ({ title: question, payload: question }));
    return h(
      "div",
      { class: "welcome" },
      h("p", null, this.getAttribute("welcome") || WORDS.welcome),
      h("p", null, WORDS.privacy),
      this.#choices(buttons),
    );
  }

  #choices(buttons) {
    if (!buttons.length) return null;
    const items = buttons.map(({ title, payload }) =>
      h("li", null, h("button", { type: "button", click: () => this.#choose(payload) }, title)),
    );
    return h("ul", { class: "choices", role: "list", "aria-label": WORDS.suggestions }, items);
  }

  // --- opening and closing ----------------------------------------------------------------------------------------

  #show(withFocus) {
    const { panel, launcher } = this.#parts;
    this.#before = withFocus ? deepActive() : null;
    if (this.#before === document.body || this.#before === launcher) this.#before = null;
    this.#unfold();
    launcher.hidden = true;
    if (!this.#started) {
      this.#started = true;
      this.#conversation.start();
    }
    this.#refresh();
    if (withFocus) this.#focus();
    this.dispatchEvent(new Event("nego-open"));
    return panel;
  }

  /** Over the page whatever it does: in the top layer, where no transform of an ancestor and no z-index counts. */
  #float() {
    const { root } = this.#parts;
    if (!root.showPopover) return; // older browsers: fixed in the page
    root.popover = "manual";
    root.showPopover();
  }

  /** A window beside the page, or on a small screen a modal dialog over all of it. */
  #unfold() {
    const { panel } = this.#parts;
    const narrow = matchMedia(NARROW).matches;
    panel.classList.toggle("full", narrow);
    if (narrow) panel.showModal();
    else panel.open = true; // not show(), which takes the focus
  }

  #hide() {
    const { panel, launcher } = this.#parts;
    launcher.hidden = false;
    this.#doNotErase();
    if (panel.matches(":modal")) panel.close();
    else panel.open = false;
  }

  /** Follow the size of the window, the colour scheme and the attributes. */
  #fit() {
    const { root, panel } = this.#parts;
    const theme = this.getAttribute("theme");
    root.classList.toggle("dark", theme === "dark" || (theme !== "light" && matchMedia(DARK).matches));
    root.classList.toggle("left", this.getAttribute("position") === "left");
    if (!panel.open || panel.classList.contains("full") === matchMedia(NARROW).matches) return;
    const focused = this.#root.activeElement;
    if (panel.matches(":modal")) panel.close();
    else panel.open = false;
    this.#unfold();
    focused?.focus();
  }

  #focus() {
    const { panel, input } = this.#parts;
    // On a phone, the keyboard comes up when the person wants it.
    (matchMedia(TOUCH).matches ? panel : input).focus({ preventScroll: true });
  }

  #cancel(event) {
    event.preventDefault();
    this.#escape();
  }

  #escape() {
    if (this.#parts.confirm) this.#doNotErase();
    else this.close();
  }

  #shortcut(event) {
    event.stopPropagation();
    if (event.type === "keydown" && event.key === "Escape" && !event.isComposing && this.isOpen) {
      event.preventDefault();
      this.#escape();
    }
  }

  // --- writing ----------------------------------------------------------------------------------------------------

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#parts.form.requestSubmit();
    }
  }

  #submit(event) {
    event.preventDefault();
    const { input } = this.#parts;
    this.#send(input.value);
    input.value = "";
    this.#typed();
    input.focus({ preventScroll: true });
  }

  #typed() {
    const { input, left } = this.#parts;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
    const remaining = MAX_LENGTH - input.value.length;
    left.textContent = input.value.length > COUNTED_FROM ? WORDS.left(remaining) : "";
  }

  #choose(payload) {
    this.#send(payload);
    // The button is gone: who uses a keyboard goes on from the field.
    this.#focus();
  }

  #send(text) {
    const trimmed = text.trim().slice(0, MAX_LENGTH);
    if (!trimmed) return;
    this.#parts.spoken.textContent = "";
    this.#conversation.send(trimmed);
  }

  /** All that the server keeps of the conversation, as a file. */
  async #save() {
    const kept = await this.#conversation.export();
    if (!kept) return;
    const address = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 2)], { type: "application/json" }));
    h("a", { href: address, download: "conversation-nego.json" }).click();
    URL.revokeObjectURL(address);
  }

  // --- erasing ----------------------------------------------------------------------------------------------------

  #askToErase() {
    const { bottom, form, foot } = this.#parts;
    const yes = h("button", { class: "yes", type: "button", click: () => this.#erase() }, WORDS.eraseYes);
    const no = h("button", { type: "button", click: () => this.#doNotErase() }, WORDS.eraseNo);
    const confirm = h(
      "div",
      { class: "confirm", role: "alertdialog", "aria-labelledby": "confirm" },
      h("p", { id: "confirm" }, WORDS.eraseAsk),
      h("div", null, yes, no),
    );
    form.hidden = foot.hidden = true;
    bottom.append(confirm);
    this.#parts.confirm = confirm;
    no.focus();
  }

  #doNotErase() {
    const { confirm, form, foot, eraser } = this.#parts;
    if (!confirm) return;
    confirm.remove();
    form.hidden = foot.hidden = false;
    delete this.#parts.confirm;
    eraser.focus();
  }

  #erase() {
    this.#doNotErase();
    this.#conversation.erase();
    this.#focus();
  }

  // --- what the conversation tells ----------------------------------------------------------------------------------

  #told = {
    turn: (turn) => this.#draw(turn),
    history: ({ turns, gone }) => this.#restore(turns, gone),
    typing: (on) => this.#typing(on),
    notice: (sentence) => this.#notice(sentence),
    say: (sentence) => this.#note(sentence),
    clear: (except) => this.#clear(except),
  };

  /** Show turns that were answered before: nobody wants to hear them all again. */
  #restore(turns, gone) {
    const { log } = this.#parts;
    log.setAttribute("aria-live", "off");
    for (const id of gone) this.#forget(id);
    for (const turn of turns) this.#draw(turn, true);
    this.#refresh();
    log.scrollTop = log.scrollHeight;
    setTimeout(() => log.removeAttribute("aria-live"), 100);
  }

  #draw(turn, old = false) {
    let shown = this.#turns.get(turn.id);
    if (!shown) {
      const element = h(
        "div",
        { class: old ? "turn" : "turn new" },
        h("p", { class: "mine" }, h("span", { class: "unseen" }, `${WORDS.you} : `), turn.text),
        h("p", { class: "meta" }, time(turn.time)),
      );
      shown = { element, answered: false };
      this.#place(element, old);
      this.#turns.set(turn.id, shown);
    }
    if (shown.answered) return;
    shown.element.querySelector(".failed")?.remove();
    shown.answered = Boolean(turn.messages);
    shown.element.classList.toggle("waiting", !turn.messages && !turn.error);
    if (turn.messages) shown.element.append(...turn.messages.map((message) => this.#answer(message, turn)));
    if (turn.error) shown.element.append(this.#failure(turn));
    this.#refresh();
    if (!old) this.#scrollTo(shown.element);
  }

  /** After the others; an old turn before those that wait. */
  #place(element, old) {
    const { log, typing } = this.#parts;
    const waiting = old && log.querySelector(".turn.waiting");
    log.insertBefore(element, waiting || typing);
  }

  #answer(message, turn) {
    const body = content(message, this.#server);
    const copy = h("button", { type: "button", "aria-label": WORDS.copy, title: WORDS.copy }, icon("copy"));
    const bubble = h(
      "div",
      { class: "bot" },
      h("span", { class: "unseen" }, `${WORDS.bot} : `),
      body,
      h("div", { class: "meta" }, time(turn.time), copy),
    );
    copy.addEventListener("click", () => this.#copy(message, copy));
    return h("div", null, body.length ? bubble : null, this.#choices(choices(message)));
  }

  #failure(turn) {
    const retry = h("button", { class: "retry", type: "button" }, WORDS.retry);
    retry.addEventListener("click", () => {
      this.#conversation.retry(turn);
      this.#focus();
    });
    return h("div", { class: "failed" }, h("p", null, turn.error), retry);
  }

  /** Choices belong to the last turn; the welcome's to an empty conversation. */
  #refresh() {
    const { log, saver, eraser } = this.#parts;
    const last = [...log.querySelectorAll(".turn")].at(-1);
    for (const list of log.querySelectorAll(".choices")) {
      const wanted = last ? last.contains(list) : list.closest(".welcome");
      if (wanted) list.hidden = false;
      else if (list.closest(".welcome")) list.hidden = true;
      else list.remove();
    }
    eraser.hidden = saver.hidden = !last && !this.#conversation.exists;
  }

  #scrollTo(element) {
    const { log } = this.#parts;
    // The whole turn if there is room for it; else its answer, from the first line.
    const answer = element.querySelector(".bot");
    const first = answer && element.offsetHeight + 24 > log.clientHeight ? answer : element;
    // Not offsetTop: while a turn moves in, what is in it counts from the turn.
    log.scrollTop += first.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
  }

  #typing(on) {
    const { typing, log } = this.#parts;
    if (typing.hidden === !on) return;
    typing.hidden = !on;
    if (on) log.scrollTop = log.scrollHeight;
  }

  #notice(sentence) {
    const { notice } = this.#parts;
    if (notice.textContent !== sentence) notice.replaceChildren(sentence ? h("p", null, sentence) : "");
  }

  #note(sentence) {
    const { log, typing } = this.#parts;
    log.insertBefore(h("p", { class: "note" }, sentence), typing);
    log.scrollTop = log.scrollHeight;
  }

  #clear(except) {
    const { log } = this.#parts;
    for (const id of [...this.#turns.keys()]) if (id !== except) this.#forget(id);
    for (const note of log.querySelectorAll(".note")) note.remove();
    this.#typing(false);
    this.#notice("");
    this.#refresh();
  }

  #forget(id) {
    this.#turns.get(id)?.element.remove();
    this.#turns.delete(id);
  }

  async #copy(message, button) {
    const copied = await copy(message.text ?? "", this.#root);
    this.#parts.spoken.textContent = copied ? WORDS.copied : WORDS.notCopied;
    if (!copied) return;
    button.replaceChildren(icon("done"));
    setTimeout(() => button.replaceChildren(icon("copy")), 2000);
  }
}

function logo() {
  const shape = s("path", { d: "M11 25V11.5L25 24.5V11" });
  return s("svg", { viewBox: "0 0 36 36", class: "logo", "aria-hidden": "true" }, [
    s("rect", { width: "36", height: "36", rx: "11" }),
    shape,
  ]);
}

function time(milliseconds) {
  const date = new Date(milliseconds);
  const today = date.toDateString() === new Date().toDateString();
  const hour = { hour: "2-digit", minute: "2-digit" };
  const shown = date.toLocaleString("fr-FR", today ? hour : { day: "numeric", month: "short", ...hour });
  return h("time", { datetime: date.toISOString() }, shown);
}

async function copy(text, root) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text, root); // a page without https has no clipboard, or it is refused
  }
}

function copyTheOldWay(text, root) {
  const focused = root.activeElement;
  const area = h("textarea", { class: "unseen", readonly: true });
  area.value = text;
  root.querySelector(".panel").append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  return copied;
}

function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function rememberOpen(open) {
  try {
    if (open) sessionStorage.setItem(OPEN_KEY, "1");
    else sessionStorage.removeItem(OPEN_KEY);
  } catch {
    // Storage is refused: the panel will be closed after a reload.
  }
}

function rememberedOpen() {
  try {
    return sessionStorage.getItem(OPEN_KEY) === "1";
  } catch {
    return false;
  }
}
