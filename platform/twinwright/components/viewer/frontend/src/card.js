/** The card of a picked object: what it is, what it does now, and its figures. */
import { css, element, icon } from "./dom.js";
import { duration, number, share, words } from "./format.js";

const CLOSE = "M5 5l10 10M15 5L5 15";

export function createCard(parent, scene, onClose) {
  const rows = new Map(scene.instances.map((each) => [each.id, each]));
  const groups = new Map(scene.state_names);
  const card = element("section", { class: "card", "aria-live": "off", hidden: true });
  parent.append(card);
  let state = null;

  function show(id) {
    const each = rows.get(id);
    card.hidden = !each;
    card.replaceChildren();
    if (!each) return;
    card.setAttribute("aria-label", `Figures of ${each.name}`);
    state = element("p", { class: "state" });
    card.append(
      element("header", {},
        element("div", {},
          element("h3", { text: each.name }),
          element("p", { class: "class", text: each.class }),
        ),
        element("button", { type: "button", class: "icon", "aria-label": "Close the card", onclick: onClose }, icon(CLOSE)),
      ),
      state,
      ...(each.figures ? figures(each.figures) : []),
    );
  }

  function figures(values) {
    const perHour = scene.end_time > 0 ? (values.output / scene.end_time) * 3600 : 0;
    const list = [
      ["Utilisation", share(values.utilisation)],
      ["Throughput", `${number(perHour)} / h`],
      ["In · out", `${number(values.input)} · ${number(values.output)}`],
      ["Content", `avg ${number(values.content_average)}, max ${number(values.content_maximum)}`],
      ["Stay time", values.stay_average > 0 ? `avg ${duration(values.stay_average)}` : "none"],
    ];
    const meter = element("div", { class: "meter" }, element("i"));
    meter.firstChild.style.width = `${Math.min(100, values.utilisation * 100)}%`;
    const table = element("dl");
    for (const [name, value] of list) table.append(element("dt", { text: name }), element("dd", { text: value }));
    return [meter, table, ...shares(values.states)];
  }

  function shares(states) {
    const parts = Object.entries(states).filter(([, part]) => part > 0.0005).sort((a, b) => b[1] - a[1]);
    if (!parts.length) return [];
    const bar = element("div", { class: "shares", role: "img", "aria-label": "Share of time by state" });
    const list = element("ul");
    for (const [name, part] of parts) {
      const colour = colourOf(name);
      const piece = element("i", { title: `${words(name)} ${share(part)}` });
      piece.style.flexGrow = part;
      piece.style.background = colour;
      bar.append(piece);
      list.append(element("li", {}, dot(colour), element("span", { text: words(name) }), element("b", { text: share(part) })));
    }
    return [bar, list];
  }

  function colourOf(name) {
    return css(scene.state_groups[groups.get(name) ?? "waiting"]);
  }

  function showNow(now, content) {
    if (card.hidden || !state) return;
    const held = content === 1 ? "1 item" : `${content} items`;
    const text = now ? `${words(now[0])}, ${held}` : held;
    if (state.dataset.text === text) return;
    state.dataset.text = text;
    state.replaceChildren(dot(now ? colourOf(now[0]) : "transparent"), element("span", { text: `Now ${text}` }));
  }

  return { show, showNow };
}

function dot(colour) {
  const node = element("i", { class: "dot" });
  node.style.background = colour;
  return node;
}
