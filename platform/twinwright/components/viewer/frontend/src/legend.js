/** The legend of state colours. */
import { css, element } from "./dom.js";

const WORDS = {
  working: "Working", waiting: "Idle or waiting", setup: "Set-up", blocked: "Blocked", "held up": "Waits for help",
};

export function createLegend(parent, scene) {
  const list = element("ul", { class: "legend", "aria-label": "Colours of the signal lamps" });
  for (const [group, rgb] of Object.entries(scene.state_groups)) {
    const dot = element("i", { class: "dot" });
    dot.style.background = css(rgb);
    list.append(element("li", {}, dot, element("span", { text: WORDS[group] ?? group })));
  }
  parent.append(list);
}
