// @ts-check
// Document text with spans marked in place.

/** @typedef {{start: number, end: number, name: string, norm?: number}} Span */

/**
 * Text from `from` to `to` as nodes: each stretch carries the classes of all spans over it, so spans may overlap.
 * @param {string} text @param {number} from @param {number} to @param {Span[]} spans @returns {any[]}
 */
function markedText(text, from, to, spans) {
  const inside = spans.filter((span) => span.start < to && span.end > from && span.end > span.start);
  const cuts = [
    ...new Set([from, to, ...inside.flatMap((span) => [Math.max(from, span.start), Math.min(to, span.end)])]),
  ].sort((a, b) => a - b);
  const nodes = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    const over = inside.filter((span) => span.start <= start && span.end >= end);
    const words = healed(text.slice(start, end));
    if (!over.length) nodes.push(document.createTextNode(words));
    else nodes.push(el("mark", { class: over.map((span) => span.name).join(" ") }, words));
  }
  return nodes;
}

/** Text without the line breaks that cut its sentence. @param {string} text */
function healed(text) {
  return text.replace(/\s*[\r\n]+\s*/g, "");
}

/** The spans of a norm: its clause, and each field where it stands. @param {Norm} norm @returns {Span[]} */
function normSpans(norm) {
  const fields = norm.marks
    .filter((mark) => mark.start !== undefined && mark.end !== undefined)
    .map((mark) => ({
      start: Number(mark.start),
      end: Number(mark.end),
      name: `field f-${/^[a-z]+$/.test(mark.field) ? mark.field : "other"}`,
    }));
  return [
    {
      start: norm.start,
      end: norm.end,
      name: `clause ${MODALITIES.includes(norm.modality) ? norm.modality : ""}`,
    },
    ...fields,
  ];
}
