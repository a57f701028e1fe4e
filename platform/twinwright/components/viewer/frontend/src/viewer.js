/** One viewer: its page elements, its world, and the loop that draws only what changed. */
import { loadBundle } from "./bundle.js";
import { element } from "./dom.js";
import { createPicking } from "./picking.js";
import { createPlayback } from "./playback.js";
import { createShowing } from "./showing.js";
import { isDark } from "./theme.js";
import { createWorld, fitWorld, setDetail, setLook, setQuality } from "./world.js";

const SLOW_FRAME_MS = 90;
const SLOW_FRAMES = 4;
// Software rendering shares the processor with everything else: it gets fewer frames.
const LOW_FRAME_MS = 80;
const REST_MS = 200;

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
    return { show() {}, followTheme() {}, dispose: () => host.replaceChildren() };
  }

  const { clock, ...playback } = createPlayback();
  let url = null;
  let shown = null;
  let loading = null;
  let mayLower = false;
  let slowFrames = 0;
  let frame = 0;
  let rest = 0;
  let isDirty = true;
  let isSeen = true;

  const picking = createPicking(canvas, world.camera, select);
  world.controls.addEventListener("change", redraw);
  canvas.addEventListener("keydown", onKey);
  const sizes = new ResizeObserver(resize);
  sizes.observe(stage);
  // Nothing is drawn while the viewer is scrolled away or in a tab that is not open.
  const sight = new IntersectionObserver(([entry]) => {
    isSeen = entry.isIntersecting;
    clock.last = performance.now();
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
      mayLower = quality === "auto";
      setQuality(world, mayLower ? (world.isSoftware ? "low" : "high") : quality);
      build(bundle);
    } catch (error) {
      if (error.name !== "AbortError") fail(`The scene could not be loaded: ${error.message}.`);
    }
  }

  function build(bundle) {
    shown?.dispose();
    shown = createShowing(bundle, world, { host, stage, names }, actions());
    picking.over(shown.pickable);
    fitWorld(world, shown.scene);
    followTheme();
    resize();
    shown.views.overview();
    message.hidden = true;
    message.classList.remove("error");
    // The plant is empty at its start: begin where the first items have come through.
    const { end_time: end } = shown.scene;
    playback.start(end, shown.bar.speed, Math.min(end * 0.25, 180));
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    setPlaying(world.quality === "high" && !isCalm);
  }

  function actions() {
    const then = (action) => (...values) => {
      action(...values);
      redraw();
    };
    return {
      toggle: () => setPlaying(!clock.on),
      seek: then(playback.seek),
      select,
      speed: (value) => (clock.speed = value),
      names: then((on) => (names.hidden = !on)),
      flow: then((on) => (shown.flow.visible = on)),
      pick: then((id) => {
        select(id);
        if (id) shown.views.lookAt(shown.placeOf(id));
      }),
      overview: then(() => shown.views.overview()),
      above: then(() => shown.views.above()),
      fullscreen: () => (document.fullscreenElement ? document.exitFullscreen() : host.requestFullscreen?.()),
    };
  }

  function setPlaying(on) {
    playback.setOn(on, performance.now());
    shown.bar.showPlaying(on);
    redraw();
  }

  function select(id) {
    if (!shown) return;
    shown.select(id, clock.time);
    host.dataset.selected = id ?? "";
    redraw();
  }

  function onKey(event) {
    if (!shown) return;
    if (event.key === " ") setPlaying(!clock.on);
    else if (event.key === "Escape") select(null);
    else if (!shown.views.byKey(event.key)) return;
    event.preventDefault();
    redraw();
  }

  function redraw() {
    isDirty = true;
    frame ||= requestAnimationFrame(tick);
  }

  function tick(now) {
    frame = 0;
    if (!shown || !isSeen) return;
    if (clock.on) {
      if (world.quality === "low" && now - clock.last < LOW_FRAME_MS) {
        frame = requestAnimationFrame(tick);
        return;
      }
      watchSpeed(now - clock.last);
      if (playback.advance(now)) setPlaying(false);
      isDirty = true;
    }
    if (!isDirty) return;
    draw("moving");
    clearTimeout(rest);
    if (clock.on) redraw();
    else rest = setTimeout(draw, REST_MS, "fine");
  }

  function draw(detail) {
    isDirty = false;
    if (!shown) return;
    setDetail(world, detail);
    const count = shown.drawAt(clock.time);
    host.dataset.time = clock.time.toFixed(2);
    host.dataset.items = String(count);
    if (detail === "fine" || clock.on) host.dataset.ready = "1";
  }

  /** A machine that cannot keep up gets the plain look; the time and the view stay. */
  function watchSpeed(milliseconds) {
    if (world.quality !== "high" || !mayLower) return;
    slowFrames = milliseconds > SLOW_FRAME_MS ? slowFrames + 1 : 0;
    if (slowFrames < SLOW_FRAMES) return;
    setQuality(world, "low");
    shown.dress();
    followTheme();
  }

  function followTheme() {
    setLook(world, isDark(host), shown?.floor());
    redraw();
  }

  function resize() {
    const [width, height] = [stage.clientWidth || 640, stage.clientHeight || 400];
    world.renderer.setSize(width, height, false);
    world.camera.aspect = width / height;
    world.camera.updateProjectionMatrix();
    redraw();
  }

  function dispose() {
    loading?.abort();
    cancelAnimationFrame(frame);
    clearTimeout(rest);
    sizes.disconnect();
    sight.disconnect();
    shown?.dispose();
    shown = null;
    world.dispose();
    host.replaceChildren();
  }

  return { show, followTheme, dispose };
}
