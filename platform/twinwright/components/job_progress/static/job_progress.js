/**
 * A job's stages: what is done and how long it took, what is running now, what comes.
 *
 *   data.job   the job's JSON form when the page was drawn
 *   data.url   its event stream
 *   trigger finished   the final state, once
 */
const FINAL = new Set(["succeeded", "failed", "cancelled"]);
const MARKS = { waiting: "", running: "", done: "M4 10.5L8.5 15L16 6", failed: "M5 5L15 15M15 5L5 15" };
const mounted = new WeakMap();

export default function jobProgress({ data, parentElement, setTriggerValue }) {
  const known = mounted.get(parentElement);
  if (known?.url !== data.url) {
    known?.close();
    mounted.set(parentElement, follow(parentElement.querySelector(".job-progress"), data));
  }
  const instance = mounted.get(parentElement);
  instance.finish = (state) => setTriggerValue("finished", state);
  return () => {
    instance.close();
    mounted.delete(parentElement);
  };
}

function follow(host, data) {
  const instance = { url: data.url, finish: null, job: data.job, arrived: Date.now(), lost: false };
  const source = new EventSource(data.url);
  source.addEventListener("job", (event) => {
    Object.assign(instance, { job: JSON.parse(event.data), arrived: Date.now(), lost: false });
    draw(host, instance);
    if (FINAL.has(instance.job.state)) end(instance.job.state);
  });
  source.addEventListener("gone", () => end("failed"));
  source.onerror = () => {
    // The browser connects again by itself; the job goes on without us.
    instance.lost = true;
    draw(host, instance);
  };
  const clock = setInterval(() => draw(host, instance), 200);

  function end(state) {
    instance.close();
    instance.finish?.(state);
  }
  instance.close = () => {
    source.close();
    clearInterval(clock);
  };
  draw(host, instance);
  return instance;
}

function draw(host, { job, lost }) {
  const now = lost ? "The connection was interrupted; reconnecting. The work goes on meanwhile." : job.message;
  const bar = element("div", { class: "bar", role: "progressbar", "aria-label": "Progress", "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(job.progress * 100) });
  const filled = element("div", { class: "filled" });
  filled.style.width = `${Math.round(job.progress * 100)}%`;
  bar.append(filled);
  const list = element("ol", {});
  list.append(...job.stages.map(stageRow));
  const message = element("p", { class: "message", role: "status" }, now ?? "");
  host.replaceChildren(message, bar, list);
}

function stageRow(stage) {
  const row = element("li", { class: stage.state, "data-stage": stage.name });
  if (stage.state === "running") row.setAttribute("aria-current", "step");
  row.append(mark(stage.state), element("span", { class: "label" }, stage.label));
  row.append(element("span", { class: "time" }, timeText(stage)));
  return row;
}

function mark(state) {
  const namespace = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(namespace, "svg");
  icon.setAttribute("viewBox", "0 0 20 20");
  icon.setAttribute("aria-hidden", "true");
  icon.classList.add("mark");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", MARKS[state] ?? "");
  icon.append(path);
  return icon;
}

function timeText(stage) {
  if (stage.state === "running" && stage.started_at) {
    return `${Math.max(0, (Date.now() - Date.parse(stage.started_at)) / 1000).toFixed(0)} s`;
  }
  return stage.seconds === null || stage.seconds === undefined ? "" : `${stage.seconds.toFixed(1)} s`;
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
