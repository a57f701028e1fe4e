/** The control bar: play, time, speed, what is shown, views. */
import { element, icon } from "./dom.js";
import { clock } from "./format.js";

const SPEEDS = [1, 2, 5, 10, 20, 60, 120, 300];
// A run takes about two minutes at first.
const FIRST_RUN_S = 100;
const PLAY = "M6 4l10 6-10 6z";
const PAUSE = "M6 4v12M14 4v12";
const RESTART = "M5 4v12M15 4L8 10l7 6";
const HOME = "M3 10l7-6 7 6M5 9v7h10V9";
const ABOVE = "M4 4h12v12H4zM4 10h12M10 4v12";
const FULL = "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4";

export function createBar(parent, scene, on) {
  const end = scene.end_time;
  const first = SPEEDS.findLast((each) => each * FIRST_RUN_S <= end) ?? SPEEDS[0];
  const play = button("Play", PLAY, on.toggle, "primary");
  const restart = button("Back to the start", RESTART, () => on.seek(0));
  const slider = element("input", {
    type: "range", min: "0", max: String(end), step: String(Math.max(0.05, end / 4000)), value: "0",
    "aria-label": "Time of the run", oninput: () => on.seek(Number(slider.value)),
  });
  const time = element("output", { class: "time" });
  const speed = element("select", { "aria-label": "Speed", onchange: () => on.speed(Number(speed.value)) },
    ...SPEEDS.map((each) => element("option", { value: String(each), text: `${each}×`, selected: each === first })));
  const pick = element("select", { class: "pick", "aria-label": "Show an object", onchange: () => on.pick(pick.value || null) },
    element("option", { value: "", text: "Object…" }),
    ...scene.instances.map((each) => element("option", { value: each.id, text: each.name })));
  const bar = element("div", { class: "bar", role: "group", "aria-label": "Playback" },
    play, restart, slider, time, speed,
    element("span", { class: "gap" }),
    toggle("Names", true, on.names), toggle("Flow", true, on.flow), pick,
    button("Overview", HOME, on.overview), button("From above", ABOVE, on.above),
    button("Full screen", FULL, on.fullscreen));
  parent.append(bar);

  function showTime(seconds) {
    slider.value = String(seconds);
    time.textContent = `${clock(seconds)} / ${clock(end)}`;
    slider.setAttribute("aria-valuetext", `${clock(seconds)} of ${clock(end)}`);
    slider.style.setProperty("--done", `${end > 0 ? (seconds / end) * 100 : 0}%`);
  }

  function showPlaying(isPlaying) {
    const name = isPlaying ? "Pause" : "Play";
    play.setAttribute("aria-label", name);
    play.title = name;
    play.replaceChildren(icon(isPlaying ? PAUSE : PLAY));
    play.classList.toggle("filled", !isPlaying);
  }

  function showPicked(id) {
    pick.value = id ?? "";
  }

  showPlaying(false);
  return { showTime, showPlaying, showPicked, speed: first };
}

function button(name, path, action, kind = "") {
  return element("button", {
    type: "button", class: `icon ${kind}`.trim(), "aria-label": name, title: name, onclick: () => action(),
  }, icon(path));
}

function toggle(name, isOn, action) {
  const node = element("button", {
    type: "button", class: "toggle", "aria-pressed": String(isOn), text: name,
    onclick: () => {
      const next = node.getAttribute("aria-pressed") !== "true";
      node.setAttribute("aria-pressed", String(next));
      action(next);
    },
  });
  return node;
}
