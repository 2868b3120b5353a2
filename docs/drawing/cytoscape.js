begin();
const cy = cytoscape({
  container: document.getElementById("stage"),
  layout: { name: "preset" },
  elements: [
    ...data.nodes.map((node) => ({
      data: { id: node.id, label: node.label, w: node.w, h: node.h, size: node.size },
      position: { x: node.x, y: node.y },
    })),
    ...data.edges.map((edge, at) => ({
      data: { id: `e${at}`, source: edge.from, target: edge.to, label: String(edge.norms.length) },
    })),
  ],
  style: [
    {
      selector: "node",
      style: {
        shape: "round-rectangle",
        width: "data(w)",
        height: "data(h)",
        "background-color": "#fff",
        "border-width": 1,
        label: "data(label)",
        "text-wrap": "wrap",
        "text-valign": "center",
        "font-size": "data(size)",
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.5,
        "curve-style": "unbundled-bezier",
        "control-point-distances": "20",
        "target-arrow-shape": "triangle",
        "line-color": "#1f5fa8",
        "target-arrow-color": "#1f5fa8",
        label: "data(label)",
        "font-size": 13,
      },
    },
    { selector: ".faint", style: { opacity: 0.2 } },
  ],
});
cy.one("render", end);
cy.fit();
window.showNode = () => {
  cy.zoom(1);
  cy.center(cy.getElementById(busiest.id));
  const at = cy.getElementById(busiest.id).renderedPosition();
  return [at.x, at.y];
};
window.move = (by) => cy.panBy({ x: by, y: 0 });
cy.on("click", "node", (event) => {
  const lit = near(event.target.id());
  cy.batch(() =>
    cy.elements().forEach((one) => {
      one.toggleClass(
        "faint",
        one.isNode() ? !lit.has(one.id()) : !(lit.has(one.data("source")) && lit.has(one.data("target"))),
      );
    }),
  );
  void answered(event.originalEvent);
});
