// Making elements without HTML strings: texts stay texts, and pages that enforce Trusted Types are content.

const SVG = "http://www.w3.org/2000/svg";

/** An element; `properties` are attributes, except functions, which listen to the event of that name. */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for SVG. */
export function s(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== ""));
  return element;
}

const ICONS = {
  chat: "M4 5.5h16v10.5H10.5L6 19.8V16H4z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h13M12.5 5.5L19 12l-6.5 6.5",
  copy: "M9 9h10v10H9zM6 15H5V5h10v1",
  done: "M5 12.5l4.5 4.5L19 7.5",
  sheet: "M12 4v11M7.5 11L12 15.5 16.5 11M5 19.5h14",
};

/** A decorative icon, in the colour of the text. */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));
}

/** JSON, whatever `toJSON` an old library has put on strings and arrays. */
export function json(value) {
  return JSON.stringify(value, function (key) {
    return this[key];
  });
}
