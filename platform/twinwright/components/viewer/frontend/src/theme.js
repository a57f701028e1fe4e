/** Whether the page is dark: by Streamlit's own background colour. */
import { Color } from "three";

export function isDark(host) {
  const value = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  if (!value) return matchMedia("(prefers-color-scheme: dark)").matches;
  const { r, g, b } = new Color(value);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.2;
}
