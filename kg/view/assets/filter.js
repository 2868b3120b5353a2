// @ts-check
// Which norms are shown: conditions that combine. Nothing here touches the page.

/**
 * @typedef {{modalities: string[], docs: number[], section: number|null, kind: string, level: string, role: string,
 *   due: string, before: string, confidence: number, text: string, only: number[]}} Filters
 */

/** @returns {Filters} */
function noFilters() {
  return {
    modalities: [],
    docs: [],
    section: null,
    kind: "",
    level: "",
    role: "",
    due: "",
    before: "",
    confidence: 0,
    text: "",
    only: [],
  };
}

/** Whether section `inner` is `outer` or lies in it. @param {number|undefined} inner @param {number} outer */
function liesIn(inner, outer) {
  for (let at = inner; at !== undefined; at = sections[at].parent) if (at === outer) return true;
  return false;
}

/** Whether a norm meets every condition. @param {Norm} norm @param {Filters} filters */
function passes(norm, filters) {
  if (filters.modalities.length && !filters.modalities.includes(norm.modality)) return false;
  if (filters.docs.length && (norm.doc === undefined || !filters.docs.includes(norm.doc))) return false;
  if (filters.section !== null && !liesIn(norm.section, filters.section)) return false;
  if (filters.kind && !norm.bears.some((item) => (actors[item.actor].kind || "unknown") === filters.kind))
    return false;
  if (filters.level && !norm.bears.some((item) => (actors[item.actor].level || "unknown") === filters.level))
    return false;
  if (filters.role && !norm.towards.some((item) => item.role === filters.role)) return false;
  if (filters.due === "yes" && !norm.deadline && !norm.due) return false;
  if (filters.due === "no" && (norm.deadline || norm.due)) return false;
  if (filters.before && !(norm.due && norm.due <= filters.before)) return false;
  if (norm.confidence < filters.confidence) return false;
  return !filters.text || mentions(norm, filters.text.toLowerCase());
}

/** Whether a norm's words or actors hold `part`. @param {Norm} norm @param {string} part */
function mentions(norm, part) {
  const words = [
    norm.text,
    norm.condition,
    norm.deadline,
    norm.basis,
    norm.quote,
    ...bearerNames(norm),
    ...partyNames(norm),
  ];
  return words.some((word) => word && word.toLowerCase().includes(part));
}

/** Positions of the norms that pass, in text order. @param {Filters} filters */
function passing(filters) {
  const only = filters.only.length ? new Set(filters.only) : null;
  const found = [];
  for (let at = 0; at < norms.length; at++)
    if ((!only || only.has(at)) && passes(norms[at], filters)) found.push(at);
  return found;
}
