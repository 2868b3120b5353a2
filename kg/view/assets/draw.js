// @ts-check
// The drawing: vis-network pans, zooms and finds what is under the pointer; we paint nodes ourselves.

/** @type {any} */
let network = null;
/** @type {Map<string, Box>} */
let drawn = new Map();
/** Keys that stand out, or null where nothing is chosen. @type {Set<string>|null} */
let lit = null;
let scale = 1;
/** @type {Scene|null} */
let scene = null;
/** @type {{[name: string]: string}} */
let paint = {};

/** How many nodes a canvas can hold with labels large enough to read. @param {HTMLElement} stage @param {Box[]} list */
function roomFor(stage, list) {
  if (!list.length) return 0;
  const mean = list.reduce((sum, node) => sum + (node.w + GAP_X) * (node.h + GAP_Y), 0) / list.length;
  return Math.max(6, Math.floor((stage.clientWidth * stage.clientHeight) / (mean * 1.6)));
}

function readPaint() {
  for (const name of [...MODALITIES, "ink", "quiet", "surface", "card", "line", "accent", "faint"])
    paint[name] = colour(name);
}

/** @param {HTMLElement} stage */
function startDrawing(stage) {
  if (network) network.destroy();
  readPaint();
  network = new /** @type {any} */ (globalThis).vis.Network(
    stage,
    { nodes: [], edges: [] },
    {
      ...DATA.overview.options,
      autoResize: true,
      layout: { improvedLayout: false, randomSeed: 1 },
      physics: { enabled: false },
      interaction: {
        hover: true,
        keyboard: false,
        multiselect: false,
        hideEdgesOnDrag: false,
        tooltipDelay: 1e8,
        selectConnectedEdges: false,
      },
      nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
      edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    },
  );
  network.on("click", onClick);
  network.on("doubleClick", onDoubleClick);
  network.on("beforeDrawing", () => {
    scale = network.getScale();
  });
  network.on("hoverNode", (/** @type {{node: string}} */ at) => point(nodeWords(at.node)));
  network.on("hoverEdge", (/** @type {{edge: string}} */ at) => point(edgeWords(at.edge)));
  network.on("blurNode", () => point(""));
  network.on("blurEdge", () => point(""));
}

/** @param {{nodes: string[], edges: string[]}} event */
function onClick(event) {
  const key = event.nodes[0];
  if (key) {
    if (key[0] === "n") change({ norm: position(key) });
    else change({ actor: position(key), pair: null, tab: "duties" });
    return;
  }
  const edge = scene && scene.edges.find((one) => one.id === event.edges[0]);
  if (!edge) change({ actor: null, pair: null });
  else if (edge.type === "owes")
    change({ pair: [position(edge.from), position(edge.to)], actor: null, tab: "list" });
  else if (edge.type !== "imposes") change({ norm: edge.shown[0] });
}

/** @param {{nodes: string[]}} event */
function onDoubleClick(event) {
  const key = event.nodes[0];
  if (key && key[0] === "a" && !state.expanded.includes(position(key)))
    change({ expanded: [...state.expanded, position(key)] });
}

/**
 * Draw the scene of the present state; `fit` brings all of it into sight.
 * @param {number[]} passed @param {boolean} fit
 */
function draw(passed, fit) {
  const stage = byId("stage");
  if (!stage.clientWidth) return;
  const size = { width: stage.clientWidth, height: stage.clientHeight };
  if (state.view === "overview")
    scene = overviewScene(passed, state.all ? MOST_ACTORS : roomFor(stage, DATA.overview.nodes));
  else scene = fullScene(passed, state.all ? MOST_NORMS : roomFor(stage, DATA.full.nodes));
  const places = scene.whole
    ? null
    : state.view === "overview"
      ? packLayers(scene.nodes, size)
      : packBlocks(scene.nodes, size);
  drawn = new Map(scene.nodes.map((node) => [node.id, node]));
  lit = standOut(scene);
  network.setData({
    nodes: scene.nodes.map((node) => ({
      id: node.id,
      x: node.x,
      y: node.y,
      ...(places && places.get(node.id)),
    })),
    edges: scene.edges.map(edgeStyle),
  });
  tellSizes(scene.nodes);
  if (fit) showAll();
}

/**
 * Let the library know how large our nodes are before the first pointer comes: by itself it learns it from the second
 * painting on, and till then it misses clicks and lets arrows end inside of boxes.
 * @param {Box[]} nodes
 */
function tellSizes(nodes) {
  for (const node of nodes) {
    const shape = network.body.nodes[node.id].shape;
    shape.customSizeWidth = node.w;
    shape.customSizeHeight = node.h;
    shape.refreshNeeded = true;
  }
}

/** Bring the whole drawing into sight, as large as it fits. */
function showAll() {
  const stage = byId("stage");
  const spots = [...drawn.values()].map((node) => ({
    ...network.getPosition(node.id),
    w: node.w / 2,
    h: node.h / 2,
  }));
  if (!spots.length) return;
  const left = Math.min(...spots.map((spot) => spot.x - spot.w));
  const right = Math.max(...spots.map((spot) => spot.x + spot.w));
  const top = Math.min(...spots.map((spot) => spot.y - spot.h));
  const bottom = Math.max(...spots.map((spot) => spot.y + spot.h));
  const scale = Math.min(
    1.25,
    (stage.clientWidth - 40) / (right - left),
    (stage.clientHeight - 28) / (bottom - top),
  );
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}

/** Choose anew what stands out, without moving anything. */
function highlight() {
  if (!scene || !byId("stage").clientWidth) return;
  lit = standOut(scene);
  const edges = network.body.data.edges;
  if (edges) edges.update(scene.edges.map(edgeStyle));
  network.redraw();
}

/** @param {Scene} shown @returns {Set<string>|null} */
function standOut(shown) {
  const found = new Set();
  if (state.norm !== null) {
    const norm = norms[state.norm];
    if (norm.bears.some((item) => drawn.has(`a${item.actor}`)))
      for (const item of [...norm.bears, ...norm.towards]) found.add(`a${item.actor}`);
    if (state.view === "full") found.add(`n${state.norm}`);
  } else if (state.pair && state.view === "overview") {
    state.pair.forEach((who) => found.add(`a${who}`));
  } else if (state.path) {
    onPath().forEach((who) => found.add(`a${who}`));
  } else if (state.actor !== null && state.view === "overview") {
    const key = `a${state.actor}`;
    found.add(key);
    for (const edge of shown.edges) {
      if (edge.from === key) found.add(edge.to);
      if (edge.to === key) found.add(edge.from);
    }
  }
  return shown.nodes.some((node) => found.has(node.id)) ? found : null;
}

/** Whether an edge stands out. @param {ShownEdge} edge */
function isLit(edge) {
  if (!lit) return true;
  if (state.norm !== null) return edge.shown.includes(state.norm) && edge.type !== "imposes";
  if (state.pair)
    return edge.type === "owes" && edge.from === `a${state.pair[0]}` && edge.to === `a${state.pair[1]}`;
  if (state.path) {
    const way = onPath().map((who) => `a${who}`);
    return way.some(
      (one, at) => at > 0 && [one, way[at - 1]].sort().join() === [edge.from, edge.to].sort().join(),
    );
  }
  const key = `a${state.actor}`;
  return edge.from === key || edge.to === key;
}

/** @param {ShownEdge} edge */
function edgeStyle(edge) {
  const quiet = edge.type === "imposes" || edge.type === "IMPOSED_BY";
  const bright = isLit(edge);
  const counts = tally(edge);
  const [modality, count] = [leading(counts), sum(counts)];
  const base = quiet ? paint.quiet : modality ? paint[modality] : paint.quiet;
  const hidden = quiet && (edge.type === "IMPOSED_BY" || !lit) && !(lit && bright && edge.type === "imposes");
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    hidden,
    arrows: { to: { enabled: true, scaleFactor: edge.type === "owes" ? 0.7 : 0.55 } },
    color: { color: base, opacity: bright ? (quiet ? 0.9 : 0.78) : 0.13, inherit: false },
    width: edge.type === "owes" ? Math.min(7, 1.2 + Math.sqrt(count)) : bright && lit ? 1.6 : 1,
    dashes: quiet ? [2, 5] : isInherited(edge) ? [7, 5] : false,
    smooth:
      state.view === "full"
        ? { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 }
        : { enabled: true, type: "curvedCW", roundness: 0.14 },
    label: edge.type === "owes" && count > 1 && bright ? String(count) : " ",
    font: { size: 15, face: FONT, color: paint.ink, strokeWidth: 5, strokeColor: paint.surface, vadjust: 0 },
  };
}
