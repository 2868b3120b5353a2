// @ts-check
// Which nodes and edges of a drawing are shown for the present state. Nothing here touches the page.

/**
 * @typedef {Edge & {id: string, shown: number[]}} ShownEdge
 * @typedef {{nodes: Box[], edges: ShownEdge[], all: number, whole: boolean}} Scene
 */

/** More than these can be drawn, but not made sense of. */
const MOST_ACTORS = 400;
const MOST_NORMS = 900;
/** @param {string} key */
function position(key) {
  return Number(key.slice(1));
}

/**
 * Actors, the most important first, as many as can be read; and the bundles between them.
 * @param {number[]} passed norms that pass the filters @param {number} room how many actors can be read
 * @returns {Scene}
 */
function overviewScene(passed, room) {
  const pass = new Set(passed);
  const weight = new Map();
  const add = /** @param {number} who @param {number} by */ (who, by) =>
    weight.set(who, (weight.get(who) || 0) + by);
  for (const at of passed) {
    const owes = norms[at].towards.length > 0 && norms[at].bears.length > 0;
    for (const item of norms[at].bears) add(item.actor, owes ? 3 : 1);
    for (const item of norms[at].towards) add(item.actor, owes ? 2 : 1);
    for (const item of norms[at].imposed) add(item.actor, 1);
  }
  if (passed.length === norms.length) actors.forEach((_, who) => add(who, 0));
  for (const who of state.hidden) weight.delete(who);
  if (state.among.length)
    for (const who of [...weight.keys()]) if (!state.among.includes(who)) weight.delete(who);
  const ranked = [...weight.keys()].sort((a, b) => weight.get(b) - weight.get(a) || a - b);
  const kept = new Set(ranked.slice(0, room));
  const edges = DATA.overview.edges
    .map((edge, at) => ({
      ...edge,
      id: `e${at}`,
      shown: (edge.norms || []).filter((norm) => pass.has(norm)),
    }))
    .filter((edge) => edge.shown.length);
  const chosen = [state.actor, ...state.expanded, ...(state.pair || []), ...onPath()];
  for (const who of chosen) if (who !== null && weight.has(who)) kept.add(who);
  for (const edge of edges) {
    const [from, to] = [position(edge.from), position(edge.to)];
    for (const [one, other] of [
      [from, to],
      [to, from],
    ])
      if ((state.expanded.includes(one) || state.actor === one) && edge.type === "owes" && weight.has(other))
        kept.add(other);
  }
  const nodes = DATA.overview.nodes.filter((node) => kept.has(position(node.id)));
  return {
    nodes,
    all: weight.size,
    whole: nodes.length === actors.length,
    edges: edges.filter((edge) => kept.has(position(edge.from)) && kept.has(position(edge.to))),
  };
}

/**
 * Norms with their bearers and counterparties: those of the actor or pair chosen, else of the actors that bear most.
 * @param {number[]} passed @param {number} room how many nodes can be read @returns {Scene}
 */
function fullScene(passed, room) {
  const list = state.actor === null && !state.pair ? passed : listedNorms(passed);
  const shown = new Set(state.norm === null ? [] : [state.norm]);
  const kept = new Set();
  const keep = /** @param {number} at */ (at) => {
    kept.add(`n${at}`);
    const norm = norms[at];
    for (const item of [...norm.bears, ...norm.towards])
      if (!state.hidden.includes(item.actor)) kept.add(`a${item.actor}`);
    if (norm.imposed.length && !norm.bears.length)
      for (const item of norm.imposed) kept.add(`a${item.actor}`);
  };
  shown.forEach(keep);
  for (const at of byBurden(list)) {
    if (kept.size >= room) break;
    keep(at);
  }
  if (list.length === norms.length && kept.size < room)
    actors.forEach((_, who) => state.hidden.includes(who) || kept.add(`a${who}`));
  const nodes = DATA.full.nodes.filter((node) => kept.has(node.id));
  const edges = DATA.full.edges
    .map((edge, at) => ({
      ...edge,
      id: `f${at}`,
      shown: [position(edge.type === "BEARS" ? edge.to : edge.from)],
    }))
    .filter((edge) => kept.has(edge.from) && kept.has(edge.to));
  return { nodes, edges, all: list.length, whole: nodes.length === DATA.full.nodes.length };
}

/** The bearer that a norm is drawn below: the one that bears most. @param {Norm} norm @returns {number|null} */
function headOf(norm) {
  let head = null;
  for (const { actor } of norm.bears) {
    if (state.hidden.includes(actor)) continue;
    if (actor === state.actor) return actor;
    if (head === null || burden(actor) > burden(head)) head = actor;
  }
  return head;
}

/** Norms ordered by their bearer, the one that bears most first. @param {number[]} list */
function byBurden(list) {
  const rank = new Map(
    list.map((at) => {
      const head = headOf(norms[at]);
      return [at, head === null ? -1 : head === state.actor ? Infinity : burden(head) * 10000 - head];
    }),
  );
  return [...list].sort((a, b) => Number(rank.get(b)) - Number(rank.get(a)) || a - b);
}

/** Whether an actor bears a norm or is its counterparty. @param {Norm} norm @param {number|null} who */
function touches(norm, who) {
  return norm.bears.some((item) => item.actor === who) || norm.towards.some((item) => item.actor === who);
}

/** How many norms of each modality an edge bundles: of those that pass the filters, or of all where there are none. @param {ShownEdge} edge */
function tally(edge) {
  if (edge.counts && countsAll()) return edge.counts;
  /** @type {{[modality: string]: number}} */
  const counts = {};
  for (const at of edge.shown) counts[norms[at].modality] = (counts[norms[at].modality] || 0) + 1;
  return counts;
}

/** Whether no filter keeps norms out, so that those the page does not have count too. */
function countsAll() {
  return JSON.stringify(state.filters) === JSON.stringify(noFilters());
}

/** @param {{[modality: string]: number}} counts */
function sum(counts) {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}

/** Whether an actor bears none of an edge's norms by name: all are inherited. @param {ShownEdge} edge */
function isInherited(edge) {
  if (edge.type === "BEARS") return edge.found !== "explicit";
  if (edge.stated !== undefined && countsAll()) return edge.stated === 0;
  const who = position(edge.from);
  return (
    edge.type === "owes" &&
    edge.shown.every((at) =>
      norms[at].bears.every((item) => item.actor !== who || item.source !== "explicit"),
    )
  );
}
