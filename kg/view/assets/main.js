// @ts-check
// What is drawn anew when the state changes.

/** @type {number[]} */
let passed = [];

/** Whether nothing but the norm chosen differs from before. @param {State} before */
function onlyNorm(before) {
  return state.tab !== "text" && toHash({ ...state, norm: null }) === toHash({ ...before, norm: null });
}

/** Show another norm's evidence and leave the list, its place and the focus as they are. */
function markChosen() {
  for (const row of byId("panel").querySelectorAll(".chosen")) row.classList.remove("chosen");
  for (const one of byId("panel").querySelectorAll("[data-norm]")) {
    if (one.dataset.norm === String(state.norm)) (one.closest("tr, .duty") || one).classList.add("chosen");
  }
  showEvidence(byId("evidence"));
}

function redrawSide() {
  for (const tab of TABS) {
    const chosen = tab === state.tab;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${tab}`).setAttribute("tabindex", chosen ? "0" : "-1");
  }
  const panel = byId("panel");
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
  const top = panel.scrollTop;
  const same = panel.dataset.tab === state.tab;
  panel.dataset.tab = state.tab;
  if (!same) fill(panel);
  PANELS[state.tab](panel, passed);
  if (same && state.tab !== "text") panel.scrollTop = top;
  else if (!same && state.tab !== "text") panel.scrollTop = 0;
  showEvidence(byId("evidence"));
}

/** @type {{[tab: string]: (panel: HTMLElement, passed: number[]) => void}} */
const PANELS = {
  list: showTable,
  duties: showDuties,
  text: showText,
  compare: showCompare,
  cypher: showCypher,
};

function countWords() {
  const words = t("shown", passed.length, norms.length);
  return hasMore() && DATA.served ? `${words} ${t("in store", DATA.served.norms)}` : words;
}

function redrawFilters() {
  const focused = document.activeElement ? document.activeElement.id : "";
  fill(byId("filters"), filterBar(passed), el("p", { id: "count", "aria-live": "polite" }, countWords()));
  if (/^(filter|modality)-/.test(focused) && byId(focused)) byId(focused).focus();
}

function redrawBar() {
  byId("undo").disabled = !past.length;
  for (const view of VIEWS) byId(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
}

function redrawShown() {
  if (!scene) return;
  const count = scene.nodes.filter((node) => node.group === "actor").length;
  const full = state.view === "full";
  const shown = full ? scene.nodes.length - count : count;
  const more =
    shown < scene.all || state.all
      ? el(
          "button",
          { type: "button", class: "link", id: "all", on: { click: () => change({ all: !state.all }) } },
          state.all ? t("most important") : t("show all"),
        )
      : null;
  fill(
    byId("shown"),
    t(full ? "norms drawn" : "actors shown", shown, Math.max(shown, scene.all)),
    " ",
    more,
    hiddenChip(),
    amongChip(),
  );
  fill(byId("ways"), pathBar());
}

/** What was hidden by hand, and the way back. */
function hiddenChip() {
  if (!state.hidden.length) return null;
  return el(
    "button",
    { type: "button", class: "chip", id: "unhide", on: { click: () => change({ hidden: [] }) } },
    t("hidden actors", state.hidden.length),
    " ✕",
  );
}

/** What the drawing is narrowed to, and the way back. */
function amongChip() {
  if (!state.among.length) return null;
  return el(
    "button",
    { type: "button", class: "chip", id: "unamong", on: { click: () => change({ among: [] }) } },
    t("among actors", state.among.length),
    " ✕",
  );
}

/** @param {State} before */
function update(before) {
  if (state.language !== before.language || state.theme !== before.theme) return restart();
  const filtered = JSON.stringify(state.filters) !== JSON.stringify(before.filters);
  if (filtered) {
    passed = passing(state.filters);
    redrawFilters();
  }
  redrawBar();
  if (onlyNorm(before)) markChosen();
  else redrawSide();
  const differ = /** @param {...(keyof State)} keys */ (...keys) =>
    keys.some((key) => JSON.stringify(state[key]) !== JSON.stringify(before[key]));
  const narrowed = state.view === "full" && differ("actor", "pair");
  const missing =
    [state.actor, ...(state.pair || [])].some((who) => who !== null && !drawn.has(`a${who}`)) ||
    (state.view === "full" && state.norm !== null && !drawn.has(`n${state.norm}`));
  if (filtered || narrowed || missing || differ("view", "all", "expanded", "hidden", "among", "path"))
    draw(passed, true);
  else if (differ("actor", "pair", "norm")) highlight();
  redrawShown();
  follow();
}

function showTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

function restart() {
  language = state.language;
  showTheme();
  frame();
  startDrawing(byId("stage"));
  fill(byId("legend"), legend());
  redrawAll();
  follow();
}

/** Draw and list everything anew, in the frame that is there. */
function redrawAll() {
  passed = passing(state.filters);
  readKey = "";
  listedKey = "";
  redrawFilters();
  redrawBar();
  redrawSide();
  draw(passed, true);
  redrawShown();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {HTMLElement} */ (event.target).tagName);
  if (event.key === "/" && !inField) {
    byId("search").focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (menuOpen) closeMenu(null);
    else if (state.norm !== null) change({ norm: null });
    else if (state.actor !== null || state.pair) change({ actor: null, pair: null });
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !inField) {
    undo();
    event.preventDefault();
  }
}

state = fromHash(location.hash);
onChange = update;
restart();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => closeMenu(/** @type {Node} */ (event.target)));
addEventListener("hashchange", () => {
  const before = state;
  state = fromHash(location.hash);
  if (toHash(before) !== toHash(state)) restart();
});
addEventListener("beforeprint", () => {
  if (state.tab !== "list" && state.tab !== "duties") return;
  shownRows = shownDuties = Infinity;
  redrawSide();
});
/** @type {any} */
let resizing;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    draw(passed, true);
    redrawShown();
  }, 200);
});
document.documentElement.dataset.ready = "yes";
