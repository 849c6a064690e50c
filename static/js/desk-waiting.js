// A document that waits to be read shows what was read as soon as it was.
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.ok && !fresh.querySelector("[data-waiting]")) location.reload();
}, 2000);
