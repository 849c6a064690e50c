// Files can be dropped on the form, and go up one by one, so that a hundred of them show how far they are.
const form = document.querySelector("[data-drop]");
if (form) {
  const field = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-progress]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;

  const say = (...lines) => {
    said.replaceChildren(...lines.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
  };

  // What became of one file: {taken, new, said}.
  async function sendOne(file) {
    const lost = { taken: false, said: `“${file.name}” did not arrive: take it in again.` };
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token);
    body.append("files", file);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      return (await answer.json()).files[0] ?? lost;
    } catch {
      return lost;
    }
  }

  async function send(files) {
    const refused = [];
    let known = 0;
    for (const [index, file] of files.entries()) {
      say(`Taking in ${index + 1} of ${files.length}: ${file.name}`, ...refused);
      const became = await sendOne(file);
      if (!became.taken) refused.push(became.said);
      else if (!became.new) known += 1;
    }
    const fresh = files.length - known - refused.length;
    say(`Taken in, and waiting to be read: ${fresh}. Here already: ${known}. Not taken in: ${refused.length}.`, ...refused);
    if (!refused.length) location.assign(`${location.pathname}?state=unread`);
  }

  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("is-over"); });
  form.addEventListener("dragleave", () => form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    send([...event.dataTransfer.files]);
  });
  form.addEventListener("submit", (event) => {
    if (field.files.length < 2 || form.querySelector("[name=words]").value.trim()) return; // the form takes all at once
    event.preventDefault();
    send([...field.files]);
  });
}
