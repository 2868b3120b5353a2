// @ts-check
// The search box: actors by name or part of it, Enter for the first; else norms that hold the words.

/** @type {FoundActor[]} */
let offered = [];
let pointedAt = 0;
/** Settled when the server has said which actors a name leads to. @type {Promise<void>} */
let offering = Promise.resolve();

function searchBox() {
  const input = el("input", {
    id: "search",
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: t("search hint"),
    "aria-label": t("search hint"),
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
    on: { input: offer, keydown: onSearchKey, blur: () => setTimeout(closeOffer, 150), focus: offer },
  });
  return el(
    "div",
    { class: "search" },
    input,
    el("ul", { id: "found", role: "listbox", "aria-label": t("actors"), hidden: true }),
  );
}

function offer() {
  const text = byId("search").value;
  offered = foundHere(text);
  pointedAt = 0;
  showOffer();
  if (hasMore() && text.trim()) offering = offerMore(text);
}

/** Offer what the server knows too, unless something else was typed meanwhile. @param {string} text */
async function offerMore(text) {
  const found = await everyActor(text).catch(() => []);
  if (byId("search").value !== text || !found.length) return;
  offered = found;
  pointedAt = Math.min(pointedAt, found.length);
  showOffer();
}

function showOffer() {
  const words = byId("search").value.trim();
  const list = byId("found");
  const open = Boolean(words);
  list.hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (!open) return byId("search").removeAttribute("aria-activedescendant");
  fill(
    list,
    offered.map((one, i) =>
      el(
        "li",
        {
          role: "option",
          id: `found-${i}`,
          "aria-selected": String(i === pointedAt),
          on: { mousedown: () => choose(i) },
        },
        el("span", {}, one.name),
        el("small", {}, `${t("n norms", one.borne)}${one.owed ? ` · ← ${one.owed}` : ""}`),
      ),
    ),
    el(
      "li",
      {
        role: "option",
        id: `found-${offered.length}`,
        "aria-selected": String(offered.length === pointedAt),
        class: "in-text",
        on: { mousedown: () => choose(offered.length) },
      },
      t("find in text", words),
    ),
  );
  byId("search").setAttribute("aria-activedescendant", `found-${pointedAt}`);
  const current = byId(`found-${pointedAt}`);
  if (current) current.scrollIntoView({ block: "nearest" });
}

function closeOffer() {
  const list = byId("found");
  if (!list) return;
  list.hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
}

/** @param {number} at */
function choose(at) {
  const words = byId("search").value.trim();
  byId("search").value = "";
  closeOffer();
  if (at < offered.length)
    void withActor(offered[at].id, (actor) => change({ actor, pair: null, norm: null, tab: "duties" }));
  else change({ tab: "list", actor: null, pair: null, filters: { ...state.filters, text: words } });
}

/** Choose what the server offers, however fast Enter came. */
async function chooseOffered() {
  working(true);
  await offering;
  working(false);
  choose(pointedAt);
}

/** @param {KeyboardEvent} event */
function onSearchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    pointedAt = (pointedAt + step + offered.length + 1) % (offered.length + 1);
    showOffer();
    event.preventDefault();
  } else if (event.key === "Enter" && byId("search").value.trim()) {
    if (hasMore()) void chooseOffered();
    else choose(pointedAt);
    event.preventDefault();
  } else if (event.key === "Escape") {
    byId("search").value = "";
    closeOffer();
    byId("search").blur();
    event.stopPropagation();
  }
}
