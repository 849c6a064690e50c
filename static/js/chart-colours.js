// The colours of the style sheet, or those that the reader's system forces.

export const forced = matchMedia("(forced-colors: active)").matches;

export function colour(name) {
  return forced ? "CanvasText" : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
