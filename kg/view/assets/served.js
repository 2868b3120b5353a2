// @ts-check
// Fetching what one looks at, where a server holds more of the graph than the page has.

/**
 * Ids by what is wanted of them; `paths` are pairs of actors to find a way between.
 * @typedef {{actors: string[], among: string[], norms: string[], documents: string[], pairs: string[][], paths: string[][]}} Focus
 * @typedef {{id: string, name: string, borne: number, owed: number}} FoundActor
 */

/** How many of each kind are kept in sight; what was looked at longest ago goes first. */
const KEPT = { actors: 24, among: 400, norms: 400, documents: 12, pairs: 24, paths: 6 };
const KINDS = /** @type {(keyof typeof KEPT)[]} */ (Object.keys(KEPT));
/** @type {Focus} */
let asked = noFocus();
/** @type {Promise<void>} */
let fetching = Promise.resolve();

/** @returns {Focus} */
function noFocus() {
  return { actors: [], among: [], norms: [], documents: [], pairs: [], paths: [] };
}

/** Whether the server has more than the page. */
function hasMore() {
  return Boolean(DATA.served && !DATA.served.complete);
}

/** What an address is about, by ids, whether the page has them or not. @param {string} hash @returns {Focus} */
function focusOf(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const ids = /** @param {string} key */ (key) =>
    (params.get(key) || "").split(",").filter(Boolean).map(plain);
  const two = /** @param {string} key */ (key) => (ids(key).length === 2 ? [ids(key)] : []);
  return {
    actors: [...ids("actor"), ...ids("expanded"), ...ids("path")],
    among: ids("among"),
    norms: [...ids("norm"), ...ids("only")],
    documents: [...ids("doc"), ...ids("compare"), ...ids("in")],
    pairs: two("pair"),
    paths: two("path"),
  };
}

/** What the page is about now. @returns {Focus} */
function lookedAt() {
  const focus = focusOf(location.hash);
  const reading = state.tab === "text" ? readingDoc() : undefined;
  const open = state.tab === "compare" ? comparedDocs() : reading === undefined ? [] : [reading];
  return { ...focus, documents: [...focus.documents, ...open.map((at) => documents[at].id)] };
}

/** Fetch what is looked at, if the page lacks it. */
function follow() {
  if (hasMore()) void bring(lookedAt());
}

/** Fetch what `focus` names and was not asked for yet, and draw anew; one after the other. @param {Partial<Focus>} focus */
function bring(focus) {
  if (hasMore()) fetching = fetching.then(() => fetchPart({ ...noFocus(), ...focus }));
  return fetching;
}

/** @param {Focus} focus */
async function fetchPart(focus) {
  const known = /** @param {keyof Focus} kind @param {string|string[]} one */ (kind, one) =>
    asked[kind].some((other) => String(other) === String(one));
  if (KINDS.every((kind) => focus[kind].every((one) => known(kind, one)))) return;
  const wanted = noFocus();
  for (const kind of KINDS) {
    const all = new Map([...asked[kind], ...focus[kind]].map((one) => [String(one), one]));
    wanted[kind] = /** @type {any} */ ([...all.values()].slice(-KEPT[kind]));
  }
  working(true);
  try {
    for (const pair of focus.paths.filter((one) => !known("paths", one))) {
      const way = await post("way", { source: pair[0], target: pair[1] });
      wanted.among.push(...way);
      wanted.norms.push(...way);
    }
    const { paths, ...sent } = wanted;
    adopt(await post("data", sent));
    asked = { ...sent, paths };
    state = fromHash(location.hash);
    redrawAll();
  } catch (error) {
    say(String(/** @type {Error} */ (error).message));
  } finally {
    working(false);
  }
}

/** Ask the server. @param {string} path @param {object} body @returns {Promise<any>} */
function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return answered(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** What the server said; an Error with its words where it refused, and one that tells where it is gone. @param {Promise<Response>} sent @returns {Promise<any>} */
async function answered(sent) {
  const response = await sent.catch(() => {
    throw new Error(t("server gone"));
  });
  const value = await response.json();
  if (!response.ok) throw new Error(value.error);
  return value;
}

/** Show that something is on its way. @param {boolean} yes */
function working(yes) {
  document.documentElement.dataset.busy = yes ? "yes" : "no";
  byId("busy").textContent = yes ? t("fetching") : "";
}

/** Actors by part of a name: those of the page, or all that the server knows. @param {string} text @returns {Promise<FoundActor[]>} */
async function everyActor(text) {
  if (!hasMore()) return foundHere(text);
  return answered(fetch(`find?text=${encodeURIComponent(text)}`));
}

/** Actors of the page by part of a name. @param {string} text @returns {FoundActor[]} */
function foundHere(text) {
  return findActors(text, 12).map((at) => ({
    id: actors[at].id,
    name: actors[at].name,
    borne: burden(at),
    owed: credit(at),
  }));
}

/** Do something with an actor, fetched first if need be. @param {string} id @param {(at: number) => void} then */
async function withActor(id, then) {
  if (!actorAt.has(addressable(id))) await bring({ actors: [id] });
  const at = actorAt.get(addressable(id));
  if (at !== undefined) then(at);
}

/** What the page lacks, in words; null where it lacks nothing. @param {number} have @param {number} all */
function partOf(have, all) {
  return hasMore() && have < all ? el("p", { class: "part" }, t("a part", have, all)) : null;
}
