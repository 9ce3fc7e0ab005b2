// Buttons that need the browser: copy a citation, save the present view. They also keep plain
// keys pressed in any control of the explorer away from the notebook's own shortcuts.

function render({ model, el }) {
  const copy = button("Copy citation");
  const save = button(model.get("save_label"));
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.style.marginLeft = "0.6em";
  el.append(copy, save, status);

  const say = () => (status.textContent = model.get("status"));
  const enable = () => (copy.disabled = !model.get("citation"));
  model.on("change:status", say);
  model.on("change:citation", enable);
  say();
  enable();

  copy.addEventListener("click", async () => {
    await toClipboard(model.get("citation"));
    status.textContent = "Citation copied.";
  });
  save.addEventListener("click", () => model.send({ do: "save" }));
  model.on("msg:custom", (message) => {
    for (const file of message.files || []) download(file);
    if (message.files) status.textContent = message.files.map((f) => f.name).join(", ") + " saved.";
  });
  guardKeys(el);
}

function button(text) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "jupyter-button";
  made.style.width = "auto";
  made.textContent = text;
  return made;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

function download({ name, type, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// JupyterLab runs a command for plain keys even while a list of ours has the focus ("b" adds a
// cell, "dd" deletes one). Modified keys, Tab and Escape stay the notebook's.
function guardKeys(el) {
  requestAnimationFrame(() => {
    const output = el.closest(".jp-OutputArea-output, .jp-OutputArea-child, .output_subarea") || el;
    if (output.dataset.keysGuarded) return;
    output.dataset.keysGuarded = "yes";
    output.addEventListener("keydown", (event) => {
      const passes = event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab" || event.key === "Escape";
      if (!passes && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
    });
  });
}

export default { render };
