/** One viewer: its page elements, its world, and the loop that draws only what changed. */
import { createBar } from "./bar.js";
import { loadBundle } from "./bundle.js";
import { createCard } from "./card.js";
import { element } from "./dom.js";
import { createExecuters } from "./executers.js";
import { createFlow } from "./flow.js";
import { createItems } from "./items.js";
import { createLabels } from "./labels.js";
import { createLegend } from "./legend.js";
import { createMarker } from "./marker.js";
import { createMaterials } from "./materials.js";
import { createPicking } from "./picking.js";
import { createPlant } from "./plant.js";
import { createStates } from "./states.js";
import { isDark } from "./theme.js";
import { createViews } from "./views.js";
import { createWorld, fitWorld, isSoftware, setLook, setQuality } from "./world.js";

const SLOW_FRAME_MS = 90;
const SLOW_FRAMES = 4;
// Software rendering shares the processor with everything else: it gets fewer frames.
const LOW_FRAME_MS = 80;

export function createViewer(host) {
  const canvas = element("canvas", {
    tabindex: "0", role: "img",
    "aria-label": "3D scene of the plant. Arrow keys turn the view, plus and minus zoom, space plays.",
  });
  const names = element("div", { class: "names" });
  const stage = element("div", { class: "stage" }, canvas, names);
  const message = element("p", { class: "message", role: "status", text: "Loading the scene…" });
  host.replaceChildren(stage, message);
  for (const type of ["keydown", "keyup", "keypress"]) {
    // Streamlit has shortcuts of its own on the page: "r" runs the script again.
    host.addEventListener(type, (event) => event.stopPropagation());
  }

  let world;
  try {
    world = createWorld(canvas);
  } catch {
    fail("This browser cannot show 3D: WebGL is switched off or missing.");
    return { show() {}, followTheme() {}, dispose() { host.replaceChildren(); } };
  }

  let url = null;
  let shown = null;
  let loading = null;
  let frame = 0;
  let dirty = true;
  let isSeen = true;
  const play = { on: false, time: 0, speed: 1, last: 0 };
  const slow = { frames: 0 };

  const redraw = () => {
    dirty = true;
    frame ||= requestAnimationFrame(tick);
  };
  const picking = createPicking(canvas, world.camera, select);
  world.controls.addEventListener("change", redraw);
  canvas.addEventListener("keydown", onKey);
  const sizes = new ResizeObserver(resize);
  sizes.observe(stage);
  // Nothing is drawn while the viewer is scrolled away or in a tab that is not open.
  const sight = new IntersectionObserver(([entry]) => {
    isSeen = entry.isIntersecting;
    play.last = performance.now();
    redraw();
  });
  sight.observe(stage);
  resize();

  function fail(sentence) {
    host.dataset.error = sentence;
    message.textContent = sentence;
    message.classList.add("error");
    message.hidden = false;
  }

  async function show(baseUrl, quality) {
    if (!baseUrl || baseUrl === url) return;
    url = baseUrl;
    loading?.abort();
    loading = new AbortController();
    delete host.dataset.ready;
    delete host.dataset.error;
    try {
      const bundle = await loadBundle(baseUrl, loading.signal);
      setQuality(world, quality !== "auto" ? quality : isSoftware(world.renderer) ? "low" : "high");
      build(bundle, quality === "auto");
    } catch (error) {
      if (error.name !== "AbortError") fail(`The scene could not be loaded: ${error.message}.`);
    }
  }

  function build(bundle, mayLower) {
    clear();
    const { scene } = bundle;
    const panel = element("div", { class: "panel" });
    const materials = createMaterials(world.quality);
    const plant = createPlant(bundle, materials);
    const items = createItems(bundle, materials);
    const flow = createFlow(scene);
    const marker = createMarker(scene);
    world.scene.add(...plant.objects, ...items.objects, flow, marker.object);
    castMoving(world.quality, plant, items);
    shown = {
      bundle, panel, materials, plant, items, flow, marker, mayLower, scene,
      executers: createExecuters(scene, plant),
      states: createStates(scene),
      views: createViews(world, scene),
      labels: createLabels(names, scene, select),
      selected: null,
    };
    shown.card = createCard(stage, scene, () => select(null));
    createLegend(panel, scene);
    for (const note of scene.notes) panel.append(element("p", { class: "note", text: note }));
    stage.append(panel);
    shown.bar = createBar(host, scene, actions());
    play.speed = shown.bar.speed;
    picking.over(plant.pickable);
    fitWorld(world, scene);
    followTheme();
    resize();
    shown.views.overview();
    // The plant is empty at its start: begin where the first items have come through.
    seek(Math.min(scene.end_time * 0.25, 180));
    if (world.quality === "high" && !matchMedia("(prefers-reduced-motion: reduce)").matches) setPlaying(true);
    message.hidden = true;
    requestAnimationFrame(() => (host.dataset.ready = "1"));
  }

  function actions() {
    return {
      toggle: () => setPlaying(!play.on),
      seek,
      speed: (value) => (play.speed = value),
      names: (on) => { names.hidden = !on; redraw(); },
      flow: (on) => { shown.flow.visible = on; redraw(); },
      pick: (id) => { select(id); if (id) shown.views.lookAt(shown.executers.placeOf(id)); redraw(); },
      overview: () => { shown.views.overview(); redraw(); },
      above: () => { shown.views.above(); redraw(); },
      fullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.()),
    };
  }

  function setPlaying(on) {
    if (on && play.time >= shown.scene.end_time) seek(0);
    play.on = on;
    play.last = performance.now();
    shown.bar.showPlaying(on);
    redraw();
  }

  function seek(time) {
    play.time = Math.min(Math.max(0, time), shown.scene.end_time);
    redraw();
  }

  function select(id) {
    if (!shown) return;
    shown.selected = id;
    shown.card.show(id);
    showNow();
    shown.bar.showPicked(id);
    host.dataset.selected = id ?? "";
    redraw();
  }

  function onKey(event) {
    if (!shown) return;
    const isSpace = event.key === " ";
    if (isSpace) setPlaying(!play.on);
    else if (event.key === "Escape") select(null);
    else if (!shown.views.byKey(event.key)) return;
    event.preventDefault();
    redraw();
  }

  function tick(now) {
    frame = 0;
    if (!shown || !isSeen) return;
    if (play.on && world.quality === "low" && now - play.last < LOW_FRAME_MS) {
      frame = requestAnimationFrame(tick);
      return;
    }
    if (play.on) advance(now);
    if (!dirty) return;
    dirty = false;
    draw();
    if (play.on) redraw();
  }

  function advance(now) {
    // A page in the background gets no frames: time does not jump when it comes back.
    const passed = Math.min(0.25, Math.max(0, (now - play.last) / 1000));
    watchSpeed(now - play.last);
    play.last = now;
    play.time += passed * play.speed;
    if (play.time >= shown.scene.end_time) {
      play.time = shown.scene.end_time;
      setPlaying(false);
    }
    dirty = true;
  }

  function draw() {
    const { time } = play;
    shown.executers.showAt(time);
    const count = shown.items.showAt(time);
    shown.plant.colourLamps((id) => shown.states.colourAt(id, time));
    if (world.quality === "high") world.renderer.shadowMap.needsUpdate = true;
    world.renderer.render(world.scene, world.camera);
    shown.labels.place(world.camera, stage.clientWidth, stage.clientHeight, shown.executers.placeOf, shown.selected);
    shown.bar.showTime(time);
    showNow();
    shown.marker.showAt(shown.selected && shown.executers.matrixOf(shown.selected), shown.selected);
    host.dataset.time = time.toFixed(2);
    host.dataset.items = String(count);
  }

  function showNow() {
    const { selected, states } = shown;
    if (selected) shown.card.showNow(states.at(selected, play.time), states.contentAt(selected, play.time));
  }

  /** A machine that cannot keep up gets the plain look; the time and the view stay. */
  function watchSpeed(milliseconds) {
    if (world.quality !== "high" || !shown.mayLower || document.hidden) return;
    slow.frames = milliseconds > SLOW_FRAME_MS ? slow.frames + 1 : 0;
    if (slow.frames < SLOW_FRAMES) return;
    setQuality(world, "low");
    const plain = createMaterials("low");
    for (const object of [...shown.plant.objects, ...shown.items.objects]) {
      const name = Object.keys(shown.materials).find((each) => shown.materials[each] === object.material);
      if (name) object.material = plain[name];
    }
    shown.materials = plain;
    castMoving("low", shown.plant, shown.items);
    followTheme();
    resize();
  }

  function followTheme() {
    setLook(world, isDark(host), shown?.materials.floor);
    redraw();
  }

  function resize() {
    const [width, height] = [stage.clientWidth || 640, stage.clientHeight || 400];
    world.renderer.setSize(width, height, false);
    world.camera.aspect = width / height;
    world.camera.updateProjectionMatrix();
    redraw();
  }

  function clear() {
    if (!shown) return;
    for (const object of [...shown.plant.objects, ...shown.items.objects, shown.flow, shown.marker.object]) {
      world.scene.remove(object);
      object.geometry.dispose();
      object.dispose?.();
    }
    for (const node of host.querySelectorAll(".bar, .panel, .card")) node.remove();
    names.replaceChildren();
    shown = null;
  }

  function dispose() {
    loading?.abort();
    cancelAnimationFrame(frame);
    sizes.disconnect();
    sight.disconnect();
    clear();
    world.controls.dispose();
    world.scene.environment?.dispose();
    world.renderer.dispose();
    world.renderer.forceContextLoss();
    host.replaceChildren();
  }

  return { show, followTheme, dispose };
}

/** Shadows of what moves are only for a machine that can draw them anew in each frame. */
function castMoving(quality, plant, items) {
  for (const mesh of [...plant.moving, ...items.objects]) mesh.castShadow = quality === "high";
}
