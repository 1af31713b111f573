"use strict";
const data = JSON.parse(document.getElementById("view-data").textContent);
const nodes = new vis.DataSet(data.nodes);
const edges = new vis.DataSet(data.edges);
const network = new vis.Network(
  document.getElementById("picture"),
  { nodes, edges },
  {
    physics: { enabled: false },
    edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.6 } }, color: { color: "#9aa8b5", highlight: "#1f5fa8" } },
    nodes: { font: { size: 16, color: "#22303c" }, margin: 8 },
    interaction: { hover: true, hideEdgesOnDrag: data.nodes.length > 150, tooltipDelay: 150, keyboard: { enabled: true, bindToWindow: false } },
  },
);

function show(iri) {
  const passage = data.quotes[iri];
  if (!passage) return;
  document.getElementById("passage-name").textContent = passage.name;
  document.getElementById("passage-quote").textContent = passage.quote;
}

network.on("selectNode", (event) => show(event.nodes[0]));
document.getElementById("fit").addEventListener("click", () => network.fit());
document.getElementById("find").addEventListener("change", (event) => {
  const wanted = event.target.value.trim();
  const found = Object.keys(data.quotes).find((iri) => wanted && data.quotes[iri].name.includes(wanted));
  if (!found) return;
  network.selectNodes([found]);
  network.focus(found, { scale: 1 });
  show(found);
});
network.once("afterDrawing", () => {
  if (data.focus) {
    network.selectNodes([data.focus]);
    show(data.focus);
  }
  document.body.dataset.drawn = "yes";
});
