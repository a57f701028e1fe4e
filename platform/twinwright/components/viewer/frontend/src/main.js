/**
 * The Streamlit component. Streamlit calls the default export at every rerun that touches it and
 * when the theme changes; the viewer is made once per mount and kept in a WeakMap.
 *
 *   data.base_url  folder of the bundle: scene.json, protos.glb, items.bin (docs/scene.md)
 *   data.quality   "high" or "low"; without, the viewer chooses by the machine
 *
 * The element's data-ready is "1" once the scene shows; data-error holds a sentence when it cannot.
 */
import { createViewer } from "./viewer.js";

const mounted = new WeakMap();

export default function sceneViewer({ data, parentElement }) {
  const viewer = mounted.get(parentElement) ?? mount(parentElement);
  viewer.show(data?.base_url ?? "", data?.quality ?? "auto");
  viewer.followTheme();
  return () => {
    viewer.dispose();
    mounted.delete(parentElement);
  };
}

function mount(parentElement) {
  const viewer = createViewer(parentElement.querySelector(".tw-viewer"));
  mounted.set(parentElement, viewer);
  return viewer;
}
