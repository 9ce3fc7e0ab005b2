// The script of the frame and the records of a view live in models that explorers share.
const frames = (globalThis.kcnaFrames ??= new Map());

function frameOf(code) {
  if (!frames.has(code)) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    frames.set(code, import(address).finally(() => URL.revokeObjectURL(address)));
  }
  return frames.get(code);
}

// Beside the live view stands a table for when nothing runs. JupyterLab hides it by its style; other
// places, such as VS Code, have other names for what they show outputs in.
function hideTable(el) {
  if (el.closest(".jp-OutputArea-child")) return;
  const after = (table) => el.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
  const table = [...document.querySelectorAll(".kc-still")].find(after);
  if (table) table.hidden = true;
}

async function render({ model, el }) {
  const [script, source] = await Promise.all(
    ["script", "source"].map((name) => model.widget_manager.get_model(model.get(name))),
  );
  const { code, style } = script.get("value");
  let sheet = document.getElementById("kc-style");
  if (!sheet) document.head.append((sheet = document.createElement("style")));
  Object.assign(sheet, { id: "kc-style", textContent: style });
  requestAnimationFrame(() => hideTable(el));
  return (await frameOf(code)).render({ model, el, data: source.get("value"), source });
}

export default { render };
