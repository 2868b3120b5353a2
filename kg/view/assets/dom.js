// @ts-check
// Elements. Text reaches the page through text nodes only, and no attribute that could run or load anything is ever set.

const SAFE_ATTRIBUTE =
  /^(aria-[a-z]+|role|id|type|value|title|tabindex|for|name|placeholder|scope|colspan|min|max|step|autocomplete|spellcheck|lang|download|open|viewBox|width|height|d|cx|cy|r|x|y|x1|y1|x2|y2|points|fill|stroke|stroke-width|stroke-dasharray|data-[a-z]+)$/;
const SVG_TAGS = new Set(["svg", "path", "circle", "rect", "line", "g"]);

/**
 * Make an element: `props` are attributes, `class`, `on` (listeners by event); falsy children are left out.
 * @param {string} tag
 * @param {{[name: string]: any}} [props]
 * @param {...(Node|string|number|null|undefined|false|Array<any>)} children
 * @returns {any}
 */
function el(tag, props, ...children) {
  const node = SVG_TAGS.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.setAttribute("class", value);
    else if (name === "on")
      for (const [event, listener] of Object.entries(value))
        node.addEventListener(event, /** @type {any} */ (listener));
    else if (["checked", "disabled", "hidden", "selected"].includes(name))
      /** @type {any} */ (node)[name] = Boolean(value);
    else if (SAFE_ATTRIBUTE.test(name)) node.setAttribute(name, value === true ? "" : String(value));
    else throw new Error(`attribute ${name}`);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof globalThis.Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** @param {Element} parent @param {...any} children */
function fill(parent, ...children) {
  parent.replaceChildren(
    ...children
      .flat(Infinity)
      .filter(Boolean)
      .map((child) => (child instanceof globalThis.Node ? child : document.createTextNode(String(child)))),
  );
}

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * Offer `text` as a file to keep.
 * @param {string} name @param {BlobPart} text @param {string} type
 */
function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
