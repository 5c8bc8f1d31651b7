// What old libraries and careless scripts do to a page before the widget comes.
Object.prototype.inherited = () => "boo";
Array.prototype.last = function () { return this[this.length - 1]; };
Array.prototype.toJSON = function () { return "[" + this.join() + "]"; };
String.prototype.toJSON = function () { return '"' + this + '"'; };
Object.prototype.toJSON = function () { return "{}"; };
window.$ = window.jQuery = window._ = window.h = window.s = () => null;
window.Chat = window.Store = window.Conversation = window.NegoChat = class {};
window.React = window.Vue = window.angular = {};
window.name = "nego";
addEventListener("keydown", (event) => event.preventDefault());
addEventListener("error", (event) => console.error("seen by the page: " + event.message));
