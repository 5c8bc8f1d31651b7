// The styles of the widget. Pages set --nego-* variables; nothing else of theirs comes in.

const CSS = `
:host { all: initial !important; display: block !important; }
:host([hidden]) { display: none !important; }
:host {
  --accent: var(--nego-accent, #0b5d57);
  --on-accent: var(--nego-on-accent, #fff);
  --strong: var(--nego-strong, var(--accent));
  --on-strong: var(--nego-on-strong, var(--on-accent));
  --surface: var(--nego-background, #fff);
  --soft: var(--nego-soft, #eff4f3);
  --text: var(--nego-text, #17211f);
  --dim: var(--nego-dim, #55625f);
  --line: var(--nego-line, #cfdad7);
  --warn: var(--nego-warn, #9a3412);
  --radius: var(--nego-radius, 16px);
  --z: var(--nego-z-index, 2147483000);
  --gap: var(--nego-offset, 20px);
}
.dark {
  --accent: var(--nego-accent-dark, #7ed0c4);
  --on-accent: var(--nego-on-accent-dark, #06211e);
  --strong: var(--nego-strong-dark, #14504a);
  --on-strong: var(--nego-on-strong-dark, #f2fbf9);
  --surface: var(--nego-background-dark, #131a19);
  --soft: var(--nego-soft-dark, #1f2927);
  --text: var(--nego-text-dark, #ebf2f0);
  --dim: var(--nego-dim-dark, #a5b4b0);
  --line: var(--nego-line-dark, #3b4947);
  --warn: var(--nego-warn-dark, #fdba8c);
}
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; letter-spacing: inherit; }
.root {
  font: medium/1.5 var(--nego-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
  color: var(--text); color-scheme: light; text-align: start; -webkit-text-size-adjust: 100%;
}
.root.dark { color-scheme: dark; }
.root[popover] { position: fixed; inset: 0; width: auto; height: auto; border: 0; overflow: visible; background: none;
  pointer-events: none; }
.root[popover] > * { pointer-events: auto; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { width: 1.375em; height: 1.375em; flex: none; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
button, a, textarea { outline-offset: 2px; }
button { min-height: 44px; min-width: 44px; border: 1px solid transparent; border-radius: 12px; background: none;
  cursor: pointer; -webkit-tap-highlight-color: transparent; }
:focus-visible { outline: 3px solid var(--accent); }

.launcher { position: fixed; z-index: var(--z); inset-block-end: var(--gap); inset-inline-end: var(--gap);
  display: flex; align-items: center; gap: .625em; min-height: 56px; padding: 0 1.375em 0 1.125em; border-radius: 28px;
  background: var(--accent); color: var(--on-accent); font-weight: 600; box-shadow: 0 6px 24px #0004; }
.launcher:hover { filter: brightness(1.12); }
.left .launcher, .left .panel { inset-inline: var(--gap) auto; }

.panel { position: fixed; z-index: var(--z); inset: auto; inset-block-end: var(--gap); inset-inline-end: var(--gap);
  width: min(var(--nego-width, 400px), calc(100vw - 2 * var(--gap)));
  height: min(var(--nego-height, 680px), calc(100vh - 2 * var(--gap)));
  max-width: none; max-height: none; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden;
  background: var(--surface); color: var(--text); box-shadow: 0 16px 48px #0003; flex-direction: column; }
.panel[open] { display: flex; }
.panel.full { inset: 0; width: 100%; height: 100vh; height: 100dvh; border: 0; border-radius: 0; }
.panel::backdrop { background: none; }
.panel:focus { outline: none; }

.head { display: flex; align-items: center; gap: .75em; padding: .625em .5em .625em 1em;
  background: var(--strong); color: var(--on-strong); }
.head :focus-visible { outline-color: var(--on-strong); outline-offset: -3px; }
.logo { width: 36px; height: 36px; flex: none; }
.logo rect { fill: var(--on-strong); }
.logo path { fill: none; stroke: var(--strong); stroke-width: 2.6; stroke-linecap: round; stroke-linejoin: round; }
.names { flex: 1; min-width: 0; }
.heading { font-size: 1.0625em; font-weight: 700; line-height: 1.25; }
.subtitle { font-size: .8125em; line-height: 1.35; }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em 1em .5em;
  overflow-wrap: anywhere; }
.log:focus-visible { outline-offset: -3px; }
.welcome { padding-block-end: .5em; }
.welcome p + p { margin-block-start: .5em; color: var(--dim); font-size: .875em; }
.turn { padding-block-start: .75em; }
.turn:first-of-type { padding-block-start: 0; }
.mine { width: fit-content; max-width: 86%; margin-inline-start: auto; padding: .5em .875em; white-space: pre-wrap;
  border-radius: 14px 14px 4px 14px; background: var(--strong); color: var(--on-strong); }
.meta { display: flex; align-items: center; gap: .5em; min-height: 1.5em; font-size: .75em; color: var(--dim); }
.mine + .meta { justify-content: flex-end; padding-block: .125em; }
.waiting .mine + .meta::after { content: "…"; font-weight: 700; }
.bot { max-width: 100%; margin-block-start: .5em; padding: .75em .875em .125em; border-radius: 4px 14px 14px 14px;
  background: var(--soft); }
.bot > p + p, .bot > ul + p, .bot > ol + p, .bot > figure + p, .bot > p + ul, .bot > p + ol, .bot > figure { margin-block-start: .5em; }
.bot p:first-of-type { font-weight: 500; }
.bot p ~ p { font-size: .9375em; }
.bot .meta { justify-content: space-between; margin-inline-end: -.75em; }
.bot .meta button { color: var(--dim); font-size: 1rem; }
.meta button:hover { color: var(--text); }
ul, ol { padding-inline-start: 1.25em; }
ul { list-style: "–  "; padding-inline-start: 1em; }
strong { font-weight: 700; }
.bot a { color: var(--accent); text-decoration: underline; text-underline-offset: 2px; }
.choices { display: flex; flex-wrap: wrap; gap: .5em; margin-block: .625em .25em; list-style: none; padding: 0; }
.choices button, .retry { padding: .375em .875em; text-align: start; line-height: 1.3; border-color: var(--accent);
  border-radius: 22px; color: var(--accent); background: var(--surface); font-weight: 500; }
.choices button:hover, .retry:hover { background: var(--soft); }
.failed { margin-block-start: .25em; color: var(--warn); font-size: .875em; text-align: end; }
.note { margin-block: .75em; padding: .5em .75em; border-inline-start: 3px solid var(--accent); color: var(--dim);
  font-size: .875em; }
.sheet { display: flex; align-items: center; gap: .5em; width: fit-content; min-height: 44px; margin-block-start: .625em;
  padding: .375em .875em; border: 1px solid var(--accent); border-radius: 12px; font-weight: 600; }
.bot .sheet { text-decoration: none; }
figcaption { font-size: .8125em; color: var(--dim); }
.drawing { display: block; width: 100%; max-width: 420px; height: auto; }
.drawing text { font-size: 12px; fill: var(--text); }
.drawing .track { fill: var(--line); }
.drawing .range { fill: var(--accent); fill-opacity: .45; }
.drawing .inner, .drawing circle { fill: var(--accent); }
.drawing .asked { fill: none; stroke: var(--warn); stroke-width: 2; }
.drawing line { stroke: var(--text); stroke-width: 2; }
.drawing circle { stroke: var(--soft); stroke-width: 2; }
.drawing .amount { font-weight: 700; }
.typing { display: flex; gap: 5px; width: fit-content; margin-block: .5em; padding: .875em 1em; border-radius: 14px;
  background: var(--soft); }
.typing i { width: 7px; height: 7px; border-radius: 50%; background: var(--dim); }

.status { padding: 0 1em; font-size: .875em; }
.status p { padding: .5em 0; color: var(--warn); }
.form { display: flex; align-items: flex-end; gap: .5em; padding: .5em .75em 0; border-block-start: 1px solid var(--line); }
.input { flex: 1; min-width: 0; min-height: 46px; max-height: 8.5em; padding: .625em .875em; resize: none;
  border: 1px solid var(--dim); border-radius: 14px; background: var(--surface); line-height: 1.45; }
.input::placeholder { color: var(--dim); opacity: 1; }
.input:focus-visible { outline-offset: 0; outline-width: 2px; border-color: var(--accent); }
.send { width: 46px; height: 46px; display: grid; place-items: center; border-radius: 14px; background: var(--accent);
  color: var(--on-accent); }
.foot { display: flex; align-items: center; justify-content: space-between; gap: 1em; min-height: 12px;
  padding: 0 1em; font-size: .8125em; color: var(--dim); }
.foot span { margin-inline-end: auto; }
.foot button { padding: 0 .25em; text-decoration: underline; text-underline-offset: 2px; }
.confirm { padding: .875em 1em 1em; border-block-start: 1px solid var(--line); }
.confirm div { display: flex; gap: .5em; margin-block-start: .625em; }
.confirm button { flex: 1; border-color: var(--dim); font-weight: 600; }
.confirm .yes { background: var(--warn); border-color: var(--warn); color: var(--surface); }

@media (prefers-reduced-motion: no-preference) {
  .panel[open] { animation: nego-in .18s ease-out; }
  .turn.new { animation: nego-in .18s ease-out; }
  .typing i { animation: nego-dot 1.2s infinite; }
  .typing i:nth-child(2) { animation-delay: .15s; }
  .typing i:nth-child(3) { animation-delay: .3s; }
}
@keyframes nego-in { from { opacity: 0; transform: translateY(8px); } }
@keyframes nego-dot { 0%, 60%, 100% { opacity: .35; } 30% { opacity: 1; } }
@media (forced-colors: active) {
  button, .mine, .bot, .input { border: 1px solid; }
  .drawing .range, .drawing .inner, .drawing circle { fill: Highlight; }
}
@media print { .launcher, .panel { display: none !important; } }
`;

/** Put the styles in a shadow root. A constructed sheet is no inline style for a page's Content-Security-Policy. */
export function addStyles(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
}
