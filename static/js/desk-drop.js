// Files can be dropped on the form, and go up one by one, so that a hundred of them show how far they are.
const form = document.querySelector("[data-drop]");
if (form) {
  const field = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-progress]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;

  const say = (words) => {
    const item = document.createElement("li");
    item.textContent = words;
    said.replaceChildren(item);
  };

  async function send(files) {
    let failed = 0;
    for (const [index, file] of files.entries()) {
      say(`Taking in ${index + 1} of ${files.length}: ${file.name}`);
      const body = new FormData();
      body.append("csrfmiddlewaretoken", token);
      body.append("files", file);
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
      if (!answer || (answer.type !== "opaqueredirect" && !answer.ok)) failed += 1;
    }
    if (failed) say(`${files.length - failed} of ${files.length} were taken in; ${failed} did not arrive: take them in again.`);
    else location.assign(`${location.pathname}?state=unread`);
  }

  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("is-over"); });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    send([...event.dataTransfer.files]);
  });
  form.addEventListener("submit", (event) => {
    if (field.files.length < 2) return;
    event.preventDefault();
    send([...field.files]);
  });
}
