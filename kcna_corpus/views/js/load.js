// The script of the frame and the records of a view live in models that explorers share.
const frames = (globalThis.kcnaFrames ??= new Map());

async function load(packed) {
  const bytes = new Blob([Uint8Array.from(atob(packed), (c) => c.charCodeAt(0))]);
  const { code, style } = await new Response(bytes.stream().pipeThrough(new DecompressionStream("deflate"))).json();
  let sheet = document.getElementById("kc-style");
  if (!sheet) document.head.append((sheet = document.createElement("style")));
  Object.assign(sheet, { id: "kc-style", textContent: style });
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return import(address).finally(() => URL.revokeObjectURL(address));
}

function frameOf(packed) {
  if (!frames.has(packed)) frames.set(packed, load(packed));
  return frames.get(packed);
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
  requestAnimationFrame(() => hideTable(el));
  return (await frameOf(script.get("value").packed)).render({ model, el, data: source.get("value"), source });
}

export default { render };
