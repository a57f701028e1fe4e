/** One bundle on show: its things in the world, its panels on the page, what is picked. */
import { createBar } from "./bar.js";
import { createCard } from "./card.js";
import { element } from "./dom.js";
import { createExecuters } from "./executers.js";
import { createFlow } from "./flow.js";
import { createItems } from "./items.js";
import { createLabels } from "./labels.js";
import { createLegend } from "./legend.js";
import { createMarker } from "./marker.js";
import { createMaterials } from "./materials.js";
import { createPlant } from "./plant.js";
import { createStates } from "./states.js";
import { createViews } from "./views.js";

export function createShowing(bundle, world, { host, stage, names }, actions) {
  const { scene } = bundle;
  let materials = createMaterials(world.quality);
  const plant = createPlant(bundle, materials);
  const items = createItems(bundle, materials);
  const flow = createFlow(scene);
  const marker = createMarker(scene);
  const objects = [...plant.objects, ...items.objects, flow, marker.object];
  world.scene.add(...objects);
  castMoving();

  const executers = createExecuters(scene, plant);
  const states = createStates(scene);
  const views = createViews(world, scene);
  const labels = createLabels(names, scene, actions.select);
  const card = createCard(stage, scene, () => actions.select(null));
  const panel = element("div", { class: "panel" });
  createLegend(panel, scene);
  for (const note of scene.notes) panel.append(element("p", { class: "note", text: note }));
  stage.append(panel);
  const bar = createBar(host, scene, actions);
  let selected = null;

  /** Shadows of what moves are only for a machine that can draw them anew in each frame. */
  function castMoving() {
    for (const mesh of [...plant.moving, ...items.objects]) mesh.castShadow = world.quality === "high";
  }

  function drawAt(time) {
    executers.showAt(time);
    const count = items.showAt(time);
    plant.colourLamps((id) => states.colourAt(id, time));
    marker.showAt(selected && executers.matrixOf(selected), selected);
    world.renderer.render(world.scene, world.camera);
    labels.place(world.camera, stage.clientWidth, stage.clientHeight, executers.placeOf, selected);
    bar.showTime(time);
    showCardAt(time);
    return count;
  }

  function showCardAt(time) {
    if (selected) card.showNow(states.at(selected, time), states.contentAt(selected, time));
  }

  function select(id, time) {
    selected = id;
    card.show(id);
    bar.showPicked(id);
    showCardAt(time);
  }

  /** Takes the materials of the world's present quality. */
  function dress() {
    const next = createMaterials(world.quality);
    for (const object of objects) {
      const name = Object.keys(materials).find((each) => materials[each] === object.material);
      if (name) object.material = next[name];
    }
    for (const each of Object.values(materials)) each.dispose();
    materials = next;
    castMoving();
  }

  function dispose() {
    for (const object of objects) {
      world.scene.remove(object);
      object.geometry.dispose();
      object.dispose?.();
    }
    for (const node of host.querySelectorAll(".bar, .panel, .card")) node.remove();
    names.replaceChildren();
  }

  return {
    scene, bar, views, flow,
    pickable: plant.pickable,
    placeOf: executers.placeOf,
    floor: () => materials.floor,
    drawAt, select, dress, dispose,
  };
}
