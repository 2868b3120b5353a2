// What every candidate is measured by. A library's script calls `begin()`, draws, then `end()`; it sets
// `window.showNode` (zoom to one node, return where it is seen) and `window.move` (move all by some pixels).
const data = JSON.parse(document.currentScript.previousElementSibling.textContent);
let started = 0;
let tellDrawn, tellClicked;
window.drawn = new Promise((done) => (tellDrawn = done));
window.clicked = new Promise((done) => (tellClicked = done));
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
window.settled = async () => {
  for (let i = 0; i < 5; i++) await painted();
};
function begin() {
  started = performance.now();
}
async function end() {
  await painted();
  tellDrawn(performance.now() - started);
}
/** A click's answer: its neighbours stand out; from the event to the end of the next frame. */
async function answered(event) {
  await painted();
  tellClicked(performance.now() - event.timeStamp);
}
window.pan = async () => {
  const frames = [];
  for (let i = 0; i < 20; i++) {
    const before = performance.now();
    window.move(i % 2 ? 40 : -40);
    await painted();
    frames.push(performance.now() - before);
  }
  return frames.sort((a, b) => a - b)[10];
};
/** The node of most edges, and who is tied to it. */
const degree = new Map();
for (const edge of data.edges)
  for (const end of [edge.from, edge.to]) degree.set(end, (degree.get(end) || 0) + 1);
const busiest = data.nodes.reduce((best, node) =>
  (degree.get(node.id) || 0) > (degree.get(best.id) || 0) ? node : best,
);
const near = (id) =>
  new Set([
    id,
    ...data.edges.flatMap((edge) => (edge.from === id ? edge.to : edge.to === id ? edge.from : [])),
  ]);
