// A document's screen by keyboard: values one after the other, each with its mark on the page.
// Without this file the same form works with its own controls.

const desk = document.querySelector("[data-desk]");
const pages = desk.querySelector(".desk-pages");
const form = desk.querySelector("#values-form");
const values = [...desk.querySelectorAll("[data-value]")];
const ZOOMS = 4;
const YES = ["accept", "agree"];
let at = -1;

const markOf = (value) => document.getElementById(value.dataset.mark);
const radio = (value, act) => value.querySelector(`input[type=radio][value=${act}]`);

function show(index) {
  if (!values.length) return;
  at = Math.max(0, Math.min(index, values.length - 1));
  desk.querySelectorAll(".is-at").forEach((each) => each.classList.remove("is-at"));
  const value = values[at];
  value.classList.add("is-at");
  value.focus({ preventScroll: true });
  value.scrollIntoView({ block: "nearest" });
  const mark = markOf(value);
  if (mark) {
    mark.classList.add("is-at");
    const inner = mark.getBoundingClientRect();
    const outer = pages.getBoundingClientRect();
    pages.scrollTop += inner.top - outer.top - outer.height / 3;
    pages.scrollLeft += inner.left - outer.left - 20;
  }
}

// Choose the first of these acts that the value offers; a clean yes goes on to the next, anything else asks for words.
function decide(...acts) {
  const value = values[at];
  const choice = value && acts.map((act) => radio(value, act)).find(Boolean);
  if (!choice) return;
  choice.checked = true;
  dirty = true;
  if (YES.includes(choice.value) && value.hasAttribute("data-clean")) return show(at + 1);
  const change = value.querySelector("details");
  if (change) change.open = true;
  value.querySelector(choice.value === "correct" ? "select" : "textarea[name$=reason]").focus();
}

function zoom(step) {
  const now = Number(pages.dataset.zoom || 1);
  pages.dataset.zoom = Math.max(1, Math.min(ZOOMS, now + step));
  show(at);
}

const buttons = desk.querySelector("[data-zoom]");
buttons?.removeAttribute("hidden");
buttons?.addEventListener("click", (event) => event.target.dataset.step && zoom(Number(event.target.dataset.step)));

const press = (key) => desk.querySelector(`[data-key="${key}"]`)?.click();

const KEYS = {
  j: () => show(at + 1),
  k: () => show(at - 1),
  a: () => decide(...YES),
  c: () => decide("correct"),
  r: () => decide("reject", "return"),
  s: () => press("s"),
  A: () => press("A"),
  n: () => press("n"),
  "+": () => zoom(1),
  "=": () => zoom(1),
  "-": () => zoom(-1),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=radio], [type=checkbox], [type=submit]), textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing) {
    if (event.key === "Escape") show(at);
    return;
  }
  const capital = event.key === "A" && !event.shiftKey; // Caps Lock is no Shift
  const act = KEYS[capital ? "a" : event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

// What has been on screen long enough to be read counts as seen.
const SEEN_AFTER = 400; // milliseconds
const timers = new Map();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      clearTimeout(timers.get(entry.target));
      if (!entry.isIntersecting) continue;
      timers.set(entry.target, setTimeout(() => {
        const value = values.find((each) => markOf(each) === entry.target);
        const box = value?.querySelector("input[name$=seen]");
        if (box) box.checked = true;
      }, SEEN_AFTER));
    }
  },
  { root: pages, threshold: 0.9 },
);
values.map(markOf).filter(Boolean).forEach((mark) => watcher.observe(mark));

// Nobody leaves with decisions that are not saved without being asked.
let dirty = false;
form.addEventListener("input", (event) => { dirty ||= !event.target.name.endsWith("-seen"); });
form.addEventListener("submit", () => { dirty = false; });
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

// Whoever has the document open says so now and then.
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
setInterval(() => {
  if (desk.dataset.claim && !document.hidden) renew();
}, 60_000);

async function renew() {
  const answer = await fetch(desk.dataset.claim, { method: "POST", headers: { "X-CSRFToken": token } }).catch(() => null);
  const other = answer?.ok && (await answer.json()).opened_by;
  const said = desk.querySelector("[data-other]");
  if (other) said.textContent = `Opened by ${other} meanwhile. If you both decide, the first one counts and the other is told.`;
  said.hidden = !other;
}

desk.querySelector("[data-keys]")?.removeAttribute("hidden");
show(0);
