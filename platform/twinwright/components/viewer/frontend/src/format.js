/** Numbers as people read them. */

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((each) => String(each).padStart(2, "0")).join(":");
}

export function share(value) {
  return `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
}

export function number(value) {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : 0 });
}

export function duration(seconds) {
  if (seconds < 90) return `${number(seconds)} s`;
  return seconds < 5400 ? `${number(seconds / 60)} min` : `${number(seconds / 3600)} h`;
}

/** "waiting_for_operator" as "waiting for operator". */
export function words(name) {
  return name.replaceAll("_", " ");
}
