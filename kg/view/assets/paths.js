// @ts-check
// The shortest way from one actor to another, over what binds them.

/** @typedef {{from: number, to: number, kind: string, back: boolean, norms: number[]}} Step */

/** Ties of every actor: duties, who imposes, and what it is a kind or a part of. @type {Map<number, Step[]>|null} */
let ties = null;

/** @returns {Map<number, Step[]>} */
function allTies() {
  if (ties) return ties;
  const found = new Map();
  const tie = /** @param {number} from @param {number} to @param {string} kind @param {number[]} list */ (
    from,
    to,
    kind,
    list,
  ) => {
    for (const step of [
      { from, to, kind, back: false, norms: list },
      { from: to, to: from, kind, back: true, norms: list },
    ]) {
      if (!found.has(step.from)) found.set(step.from, []);
      found.get(step.from).push(step);
    }
  };
  for (const edge of DATA.overview.edges)
    tie(position(edge.from), position(edge.to), edge.type, edge.norms || []);
  actors.forEach((actor, at) => {
    for (const wider of actor.kind_of) tie(at, wider.actor, "kind of", []);
    for (const whole of actor.part_of) tie(at, whole.actor, "part of", []);
  });
  ties = found;
  return found;
}

/**
 * The steps of a shortest way; one that follows the arrows where there is one. Null where nothing leads there.
 * @param {number} from @param {number} to @returns {Step[]|null}
 */
function shortestPath(from, to) {
  return walk(from, to, (step) => !step.back) || walk(from, to, () => true);
}

/** @param {number} from @param {number} to @param {(step: Step) => boolean} allowed @returns {Step[]|null} */
function walk(from, to, allowed) {
  /** @type {Map<number, Step|null>} */
  const came = new Map([[from, null]]);
  const queue = [from];
  for (let at = 0; at < queue.length && !came.has(to); at++) {
    for (const step of allTies().get(queue[at]) || []) {
      if (came.has(step.to) || !allowed(step)) continue;
      came.set(step.to, step);
      queue.push(step.to);
    }
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let step = came.get(to); step; step = came.get(step.from)) steps.unshift(step);
  return steps;
}

/** The way as words, each step open to a click. */
function pathBar() {
  if (!state.path) return null;
  const [from, to] = state.path;
  const steps = shortestPath(from, to);
  const words = steps
    ? [actorButton(from), steps.map((step) => [stepWords(step), actorButton(step.to)])]
    : t("no path", actors[from].name, actors[to].name);
  return el(
    "p",
    { id: "path" },
    words,
    el(
      "button",
      {
        type: "button",
        class: "plain icon",
        "aria-label": t("close"),
        on: { click: () => change({ path: null }) },
      },
      "✕",
    ),
  );
}

/** @param {Step} step */
function stepWords(step) {
  const words = `${step.back ? "←" : "—"} ${t(`step.${step.kind}`)}${step.norms.length ? ` ${step.norms.length}` : ""} ${step.back ? "—" : "→"}`;
  if (step.kind !== "owes") return el("span", { class: "step" }, words);
  const pair = step.back ? [step.to, step.from] : [step.from, step.to];
  return el(
    "button",
    { type: "button", class: "step plain", on: { click: () => change({ pair, actor: null, tab: "list" }) } },
    words,
  );
}

/** Actors on the way. */
function onPath() {
  if (!state.path) return [];
  const steps = shortestPath(state.path[0], state.path[1]) || [];
  return [state.path[0], ...steps.map((step) => step.to)];
}
