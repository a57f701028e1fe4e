/** Names over the objects. Where two would overlap, the one nearer to the camera stays. */
import { Vector3 } from "three";
import { element } from "./dom.js";

export function createLabels(layer, scene, onPick) {
  const labels = scene.instances.map((each) => {
    const node = element("button", {
      type: "button", class: "label", tabindex: "-1", title: each.class, text: each.name,
      onclick: () => onPick(each.id),
    });
    layer.append(node);
    return { id: each.id, node, lift: Math.max(each.size[2], 1.0) + 0.9, width: 0, height: 0 };
  });
  const point = new Vector3();

  function measure() {
    for (const label of labels) {
      label.width = label.node.offsetWidth;
      label.height = label.node.offsetHeight;
    }
  }

  function place(camera, width, height, placeOf, selected) {
    if (layer.hidden) return;
    if (!labels[0]?.width) measure();
    const shown = [];
    const order = labels.map((label) => {
      const [x, y, z] = placeOf(label.id);
      point.set(x, y, z + label.lift).project(camera);
      return { label, x: ((point.x + 1) / 2) * width, y: ((1 - point.y) / 2) * height, depth: point.z };
    });
    order.sort((a, b) => (b.label.id === selected) - (a.label.id === selected) || a.depth - b.depth);
    for (const { label, x, y, depth } of order) {
      const box = [x - label.width / 2 - 2, y - label.height, x + label.width / 2 + 2, y + 1];
      const isFree = depth < 1 && !shown.some((other) => overlaps(box, other));
      label.node.style.visibility = isFree ? "visible" : "hidden";
      label.node.classList.toggle("selected", label.id === selected);
      if (!isFree) continue;
      shown.push(box);
      label.node.style.transform = `translate(${box[0].toFixed(1)}px, ${box[1].toFixed(1)}px)`;
    }
  }

  return { place };
}

function overlaps(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
