// Builds elements from words: text reaches the page as text nodes only, hidden characters written out.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

T.visible = (text) =>
  String(text).replace(HIDDEN, (c) => `[U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);

T.short = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

// Plotly reads labels as markup: an article's <a href> would become a link.
T.forPlotly = (text) => T.visible(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

T.append = (parent, children) => {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : document.createTextNode(T.visible(child)));
  }
  return parent;
};

T.el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  return T.append(element, children);
};

T.svg = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return T.append(element, children);
};

T.id = (name) => document.getElementById(name);
T.number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
T.plural = (count, one, many = `${one}s`) => `${T.number(count)} ${count === 1 ? one : many}`;
