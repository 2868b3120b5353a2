// @ts-check
// What is shown now. It lives in the address after #, so that a link or a reload brings the same page back.

/**
 * @typedef {{view: string, tab: string, actor: number|null, pair: number[]|null, norm: number|null, doc: number|null,
 *   compare: number[], path: number[]|null, expanded: number[], hidden: number[], among: number[], sort: string, down: boolean, all: boolean,
 *   language: string, theme: string, filters: Filters}} State
 */

const VIEWS = ["overview", "full"];
const TABS = ["list", "duties", "text", "compare", "cypher"];
const SORTS = ["text", "modality", "bearer", "clause", "party", "due", "place", "confidence"];

/** @returns {State} */
function startState() {
  return {
    view: "overview",
    tab: "list",
    actor: null,
    pair: null,
    norm: null,
    doc: null,
    compare: [],
    path: null,
    expanded: [],
    hidden: [],
    among: [],
    sort: "text",
    down: false,
    all: false,
    language: "zh",
    theme: "auto",
    filters: noFilters(),
  };
}

/** @type {State} */
let state = startState();
/** Addresses to go back to. @type {string[]} */
const past = [];
/** @type {(before: State) => void} */
let onChange = () => {};

/** The state as the part of an address after #. @param {State} from */
function toHash(from) {
  const params = new URLSearchParams();
  const start = startState();
  const put = /** @param {string} key @param {string|number|null|undefined} value */ (key, value) => {
    if (value !== null && value !== undefined && value !== "") params.set(key, String(value));
  };
  const ids = /** @param {{id: string}[]} list @param {number[]} at */ (list, at) =>
    at.map((one) => encodeURIComponent(addressable(list[one].id))).join(",");
  for (const key of /** @type {const} */ (["view", "tab", "sort", "language", "theme"]))
    if (from[key] !== start[key]) put(key, from[key]);
  if (from.down) put("down", 1);
  if (from.all) put("all", 1);
  if (from.actor !== null) put("actor", addressable(actors[from.actor].id));
  if (from.norm !== null) put("norm", addressable(norms[from.norm].id));
  if (from.doc !== null) put("doc", addressable(documents[from.doc].id));
  if (from.pair) put("pair", ids(actors, from.pair));
  if (from.path) put("path", ids(actors, from.path));
  put("compare", ids(documents, from.compare));
  put("expanded", ids(actors, from.expanded));
  put("hidden", ids(actors, from.hidden));
  put("among", ids(actors, from.among));
  const filters = from.filters;
  put("modality", filters.modalities.join(","));
  put("in", ids(documents, filters.docs));
  put("only", ids(norms, filters.only));
  if (filters.section !== null) put("section", addressable(sections[filters.section].id));
  for (const key of /** @type {const} */ (["kind", "level", "role", "due", "before", "text"]))
    put(key, filters[key]);
  if (filters.confidence) put("confidence", filters.confidence);
  return params.toString();
}

/** The state an address describes; what it names and the data lacks is left out. @param {string} hash @returns {State} */
function fromHash(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const found = startState();
  const one = /** @param {string} key @param {string[]} known @param {string} otherwise */ (
    key,
    known,
    otherwise,
  ) => {
    const value = params.get(key);
    return value !== null && known.includes(value) ? value : otherwise;
  };
  const at = /** @param {string} key @param {Map<string, number>} index */ (key, index) =>
    index.get(params.get(key) || "") ?? null;
  const many = /** @param {string} key @param {Map<string, number>} index */ (key, index) =>
    (params.get(key) || "")
      .split(",")
      .filter(Boolean)
      .map((id) => index.get(plain(id)))
      .filter((found) => found !== undefined);
  found.view = one("view", VIEWS, found.view);
  found.tab = one("tab", TABS, found.tab);
  found.sort = one("sort", SORTS, found.sort);
  found.down = params.has("down");
  found.all = params.has("all");
  found.language = one("language", Object.keys(WORDS), found.language);
  found.theme = one("theme", ["light", "dark"], found.theme);
  found.actor = at("actor", actorAt);
  found.norm = at("norm", normAt);
  found.doc = at("doc", docAt);
  const pair = many("pair", actorAt);
  found.pair = pair.length === 2 ? pair : null;
  const path = many("path", actorAt);
  found.path = path.length === 2 ? path : null;
  found.compare = many("compare", docAt);
  found.expanded = many("expanded", actorAt);
  found.hidden = many("hidden", actorAt);
  found.among = many("among", actorAt);
  const filters = found.filters;
  filters.modalities = (params.get("modality") || "").split(",").filter((name) => MODALITIES.includes(name));
  filters.docs = many("in", docAt);
  filters.only = many("only", normAt);
  filters.section = at("section", sectionAt);
  for (const key of /** @type {const} */ (["kind", "level", "role", "before", "text"]))
    filters[key] = params.get(key) || "";
  filters.due = one("due", ["yes", "no"], "");
  filters.confidence = Math.min(1, Math.max(0, Number(params.get("confidence")) || 0));
  return found;
}

/** @param {string} text */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Change the state, remember the one before, and draw again. @param {Partial<State>} patch */
function change(patch) {
  const before = state;
  const next = { ...state, ...patch };
  const hash = toHash(next);
  if (hash === toHash(before)) return;
  past.push(toHash(before));
  state = next;
  show(hash);
  onChange(before);
}

/** @param {Partial<Filters>} patch */
function changeFilters(patch) {
  change({ filters: { ...state.filters, ...patch } });
}

function undo() {
  const hash = past.pop();
  if (hash === undefined) return;
  const before = state;
  state = fromHash(hash);
  show(hash);
  onChange(before);
}

function reset() {
  const { language: words, theme } = state;
  change({ ...startState(), language: words, theme });
}

/** @param {string} hash */
function show(hash) {
  history.replaceState(null, "", hash ? `#${hash}` : "#");
}
