// @ts-check
// The page's data and what is asked of it again and again.

const DATA = /** @type {Data} */ (JSON.parse(byId("data").textContent));
const { actors, documents, sections, norms } = DATA.content;
WORDS = DATA.words;

const MODALITIES = ["obligation", "prohibition", "permission", "recommendation"];
const ROLES = ["recipient", "beneficiary", "target", "authority", "partner", "directed"];

/** Norms each actor bears, by the actor's position. @type {number[][]} */
const borneBy = actors.map(() => []);
/** Norms each actor is a counterparty of. @type {number[][]} */
const owedTo = actors.map(() => []);
/** Norms each actor imposes. @type {number[][]} */
const imposedBy = actors.map(() => []);
norms.forEach((norm, at) => {
  for (const who of new Set(norm.bears.map((item) => item.actor))) borneBy[who].push(at);
  for (const who of new Set(norm.towards.map((item) => item.actor))) owedTo[who].push(at);
  for (const who of new Set(norm.imposed.map((item) => item.actor))) imposedBy[who].push(at);
});

/**
 * An id as an address can carry it: a file's name may hold what no address can.
 * @param {string} id
 */
function addressable(id) {
  return id.replace(/[\ud800-\udfff]/gu, "\ufffd");
}

const actorAt = new Map(actors.map((actor, at) => [addressable(actor.id), at]));
const normAt = new Map(norms.map((norm, at) => [addressable(norm.id), at]));
const docAt = new Map(documents.map((doc, at) => [addressable(doc.id), at]));
const sectionAt = new Map(sections.map((section, at) => [addressable(section.id), at]));

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
  const weight = /** @param {number} at */ (at) => borneBy[at].length * 2 + owedTo[at].length;
  return actors
    .map((_, at) => ({ at, rank: rank(at) }))
    .filter((item) => item.rank < 9)
    .sort((a, b) => a.rank - b.rank || weight(b.at) - weight(a.at) || a.at - b.at)
    .slice(0, most)
    .map((item) => item.at);
}
