// @ts-check
// My duties: everything that concerns one actor, on one page to read or print.

/** How many duties of each kind are listed at first. */
const DUTIES = 100;
let shownDuties = DUTIES;
let dutiesKey = "";

/** @param {HTMLElement} panel @param {number[]} passed */
function showDuties(panel, passed) {
  if (state.actor === null)
    return fill(
      panel,
      el(
        "div",
        { class: "invite" },
        el("h2", {}, t("whose duties")),
        el("p", {}, t("choose actor")),
        busiest(),
      ),
    );
  const who = state.actor;
  const actor = actors[who];
  const key = `${actor.id} ${JSON.stringify(state.filters)}`;
  if (key !== dutiesKey) shownDuties = DUTIES;
  dutiesKey = key;
  const pass = new Set(passed);
  const own = borneBy[who].filter((at) => pass.has(at));
  const wide = widerThan(who)
    .map((wider) => ({ wider, list: borneBy[wider].filter((at) => pass.has(at) && !own.includes(at)) }))
    .filter((item) => item.list.length);
  const owed = owedTo[who].filter((at) => pass.has(at) && !own.includes(at));
  const given = imposedBy[who].filter((at) => pass.has(at) && !own.includes(at));
  fill(
    panel,
    el(
      "div",
      { class: "toolbar" },
      el("h2", { id: "duties-title" }, actor.name),
      el("span", { class: "spacer" }),
      el("button", { type: "button", class: "plain", on: { click: () => window.print() } }, t("print")),
      el(
        "button",
        { type: "button", class: "plain", on: { click: () => change({ tab: "list" }) } },
        t("as table"),
      ),
    ),
    el("p", { class: "about" }, about(who)),
    around(who),
    partOf(borneBy[who].length + owedTo[who].length, burden(who) + credit(who)),
    MODALITIES.map((modality) =>
      group(
        t(`does.${modality}`),
        own.filter((at) => norms[at].modality === modality),
        modality,
      ),
    ),
    wide.map((item) => group([t("holds through"), actorButton(item.wider)], item.list, "wider")),
    group(t("others owe"), owed, "owed", true),
    group(t("imposes"), given, "given", true),
    !own.length && !wide.length && !owed.length && !given.length
      ? el("p", { class: "empty" }, t("nothing"))
      : null,
  );
}

/** The actors that bear most, to begin with. */
function busiest() {
  const list = actors
    .map((_, at) => at)
    .filter((at) => burden(at))
    .sort((a, b) => burden(b) - burden(a) || a - b)
    .slice(0, 12);
  return el(
    "ul",
    { class: "busiest" },
    list.map((at) => el("li", {}, actorButton(at), el("small", {}, t("n norms", burden(at))))),
  );
}

/** @param {number} who @returns {any[]} */
function about(who) {
  const actor = actors[who];
  const words = [term("kind", actor.kind), actor.level ? term("level", actor.level) : ""]
    .filter(Boolean)
    .join(" · ");
  const others = [...new Set(actor.names.map((item) => item.text))].filter(
    (name) => name !== actor.name && !name.startsWith("<"),
  );
  const wider = actor.kind_of.map((item) => item.actor);
  const whole = actor.part_of.map((item) => item.actor);
  return [
    words,
    others.length ? ` · ${t("also written")} ${others.slice(0, 6).join("、")}` : "",
    wider.length ? [` · ${t("kind of")} `, wider.map((at) => [actorButton(at), " "])] : "",
    whole.length ? [` · ${t("part of")} `, whole.map((at) => [actorButton(at), " "])] : "",
  ];
}

/** Show the way from an actor to another one, named in part. @param {number} who @param {string} text */
async function goTo(who, text) {
  const from = actors[who].id;
  working(true);
  const named = text.trim() ? await everyActor(text).catch(() => []) : [];
  working(false);
  const found = named.find((one) => one.id !== from);
  if (!found) return say(t("no such actor"));
  await bring({ actors: [from, found.id], paths: [[from, found.id]] });
  const path = [from, found.id].map((id) => Number(actorAt.get(addressable(id))));
  change({ path, view: "overview" });
}

/** What can be done with an actor in the drawing. @param {number} who */
function around(who) {
  const open = state.expanded.includes(who);
  const go = /** @param {any} event */ (event) => {
    if (event.key === "Enter") void goTo(who, event.target.value);
  };
  return el(
    "div",
    { class: "around" },
    el(
      "button",
      {
        type: "button",
        class: "small",
        id: "expand",
        "aria-pressed": String(open),
        on: {
          click: () =>
            change({
              expanded: open ? state.expanded.filter((one) => one !== who) : [...state.expanded, who],
            }),
        },
      },
      t("expand"),
    ),
    el(
      "button",
      {
        type: "button",
        class: "small",
        id: "hide",
        on: {
          click: () =>
            change({
              hidden: [...state.hidden, who],
              actor: null,
              expanded: state.expanded.filter((one) => one !== who),
            }),
        },
      },
      t("hide"),
    ),
    el(
      "label",
      {},
      el("span", { class: "hidden-words" }, t("path to")),
      el("input", {
        id: "path-to",
        type: "text",
        placeholder: t("path to"),
        autocomplete: "off",
        on: { keydown: go },
      }),
    ),
  );
}

/** @param {any} title @param {number[]} list @param {string} kind @param {boolean} [bearer] */
function group(title, list, kind, bearer = false) {
  if (!list.length) return null;
  const ordered = [...list].sort((a, b) => dueKey(norms[a]).localeCompare(dueKey(norms[b])) || a - b);
  return el(
    "section",
    { class: `duties g-${kind}` },
    el(
      "h3",
      {},
      MODALITIES.includes(kind) ? shapeIcon(kind, 16) : null,
      title,
      el("small", {}, t("n norms", list.length)),
    ),
    el(
      "ol",
      {},
      ordered.slice(0, shownDuties).map((at) => duty(at, bearer)),
    ),
    moreButton(list.length - shownDuties, () => (shownDuties += DUTIES)),
  );
}

/** @param {number} at @param {boolean} bearer */
function duty(at, bearer) {
  const norm = norms[at];
  return el(
    "li",
    { class: state.norm === at ? "duty chosen" : "duty" },
    el(
      "button",
      { type: "button", class: "clause-link", "data-norm": at, on: { click: () => change({ norm: at }) } },
      shapeIcon(norm.modality, 12),
      norm.text,
    ),
    el(
      "p",
      { class: "duty-facts" },
      bearer
        ? el("span", {}, `${t("bearer")}：${short(bearerNames(norm)) || term("source", "unspecified")}`)
        : null,
      norm.towards.length
        ? el(
            "span",
            {},
            norm.towards
              .slice(0, 4)
              .map((item, i) => [i ? "、" : "→ ", actors[item.actor].name, ` (${term("role", item.role)})`]),
          )
        : null,
      norm.deadline
        ? el(
            "span",
            { class: "due" },
            `${t("deadline")}：${norm.deadline}${norm.due ? `（${norm.due}）` : ""}`,
          )
        : null,
      norm.condition ? el("span", {}, `${t("condition")}：${norm.condition}`) : null,
      el(
        "span",
        { class: "where", title: [docName(norm.doc), sectionName(norm)].filter(Boolean).join(" · ") },
        placeName(norm),
      ),
    ),
  );
}
