// The queue says how reading goes on, without the page being loaded again.
const queue = document.querySelector("[data-queue]");
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-queue]");
  if (fresh && fresh.innerHTML !== queue.innerHTML && !queue.contains(document.activeElement)) queue.innerHTML = fresh.innerHTML;
}, 2000);
