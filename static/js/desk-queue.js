// What goes on in the background shows without the page being loaded again, until nothing does.
const queue = document.querySelector("[data-queue]");
const typed = () => [...queue.querySelectorAll("input[type=text], textarea")].some((field) => field.value);
const timer = setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-queue]");
  if (!fresh || queue.contains(document.activeElement) || typed()) return;
  if (fresh.innerHTML !== queue.innerHTML) queue.innerHTML = fresh.innerHTML;
  if (!fresh.hasAttribute("data-busy")) clearInterval(timer);
}, 2000);
