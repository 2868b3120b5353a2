// @ts-check
// The page's data and what is asked of it again and again.

const DATA = /** @type {Data} */ (JSON.parse(byId("data").textContent));
WORDS = DATA.words;
/** What the page came with, or has fetched since. */
let { actors, documents, sections, norms } = DATA.content;

const MODALITIES = ["obligation", "prohibition", "permission", "recommendation"];
const ROLES = ["recipient", "beneficiary", "target", "authority", "partner", "directed"];

/** Norms each actor bears, by the actor's position. @type {number[][]} */
let borneBy = [];
/** Norms each actor is a counterparty of. @type {number[][]} */
let owedTo = [];
/** Norms each actor imposes. @type {number[][]} */
let imposedBy = [];
/** @type {Map<string, number>} */
let actorAt = new Map();
/** @type {Map<string, number>} */
let normAt = new Map();
/** @type {Map<string, number>} */
let docAt = new Map();
/** @type {Map<string, number>} */
let sectionAt = new Map();
index();

function index() {
  [borneBy, owedTo, imposedBy] = [0, 1, 2].map(() => actors.map(() => /** @type {number[]} */ ([])));
  norms.forEach((norm, at) => {
    for (const who of new Set(norm.bears.map((item) => item.actor))) borneBy[who].push(at);
    for (const who of new Set(norm.towards.map((item) => item.actor))) owedTo[who].push(at);
    for (const who of new Set(norm.imposed.map((item) => item.actor))) imposedBy[who].push(at);
  });
  [actorAt, normAt, docAt, sectionAt] = [actors, norms, documents, sections].map(
    (list) => new Map(list.map((one, at) => [addressable(one.id), at])),
  );
}

/** Take another part of the graph in place of the one held; positions mean other things from now on. @param {Part} part */
function adopt(part) {
  Object.assign(DATA, part);
  ({ actors, documents, sections, norms } = part.content);
  index();
  ties = null;
}

/** Documents to choose from, of which the page may not have the text yet. */
function openDocs() {
  if (DATA.served) return DATA.served.documents;
  const named = new Set(norms.map((norm) => norm.doc));
  return documents.map((_, at) => at).filter((at) => named.has(at));
}

/** How much an actor bears, what the page does not have included. @param {number} who */
function burden(who) {
  return actors[who].borne ?? borneBy[who].length;
}

/** How much is owed to an actor, what the page does not have included. @param {number} who */
function credit(who) {
  return actors[who].owed ?? owedTo[who].length;
}

/**
 * An id as an address can carry it: a file's name may hold what no address can.
 * @param {string} id
 */
function addressable(id) {
  return id.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

/**
 * Actors that `actor` is a kind of, near or far, nearest first.
 * @param {number} actor @returns {number[]}
 */
function widerThan(actor) {
  const found = [actor];
  for (let at = 0; at < found.length; at++) {
    for (const wider of actors[found[at]].kind_of) if (!found.includes(wider.actor)) found.push(wider.actor);
  }
  return found.slice(1);
}

/** Names of a norm's bearers. @param {Norm} norm */
function bearerNames(norm) {
  return [...new Set(norm.bears.map((item) => actors[item.actor].name))];
}

/** Names of a norm's counterparties. @param {Norm} norm */
function partyNames(norm) {
  return [...new Set(norm.towards.map((item) => actors[item.actor].name))];
}

/** A norm's section as printed: 二、 > （三） 标题. @param {Norm} norm */
function sectionName(norm) {
  if (norm.section === undefined) return "";
  const section = sections[norm.section];
  return [section.path || section.number, section.title].filter(Boolean).join(" ");
}

/** A norm's section by its number alone, its title where it has none. @param {Norm} norm */
function sectionPath(norm) {
  if (norm.section === undefined) return "";
  const section = sections[norm.section];
  return section.path || section.number || section.title;
}

/** Where a norm stands, short enough to follow each duty: number or title, and section. @param {Norm} norm */
function placeName(norm) {
  const doc = norm.doc === undefined ? null : documents[norm.doc];
  const title = doc && doc.title.length > 22 ? `${doc.title.slice(0, 21)}…` : doc && doc.title;
  return [doc && (doc.number || title), sectionPath(norm)].filter(Boolean).join(" · ");
}

/** A document's short name. @param {number|undefined} at */
function docName(at) {
  return at === undefined ? "" : documents[at].title;
}

/** What sorts norms by time limit: dated first, then undated limits, then none. @param {Norm} norm */
function dueKey(norm) {
  if (norm.due) return `0${norm.due}`;
  return norm.deadline ? "1" : "2";
}

/**
 * Actors whose name or a written form holds `part`; names that begin with it first, then who bears more.
 * @param {string} part @param {number} most @returns {number[]}
 */
function findActors(part, most) {
  const wanted = part.trim().toLowerCase();
  if (!wanted) return [];
  const rank = /** @param {number} at */ (at) => {
    const name = actors[at].name.toLowerCase();
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 2;
    return actors[at].names.some((item) => item.text.toLowerCase().includes(wanted)) ? 3 : 9;
  };
  const weight = /** @param {number} at */ (at) => burden(at) * 2 + credit(at);
  return actors
    .map((_, at) => ({ at, rank: rank(at) }))
    .filter((item) => item.rank < 9)
    .sort((a, b) => a.rank - b.rank || weight(b.at) - weight(a.at) || a.at - b.at)
    .slice(0, most)
    .map((item) => item.at);
}
