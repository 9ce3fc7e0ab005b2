// The script of the frame and the records of a view live in models that explorers share.
const frames = (globalThis.kcnaFrames ??= new Map());

function frameOf(code) {
  if (!frames.has(code)) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    frames.set(code, import(address).finally(() => URL.revokeObjectURL(address)));
  }
  return frames.get(code);
}

async function render({ model, el }) {
  const [script, source] = await Promise.all(
    ["script", "source"].map((name) => model.widget_manager.get_model(model.get(name))),
  );
  const { code, style } = script.get("value");
  let sheet = document.getElementById("kc-style");
  if (!sheet) document.head.append((sheet = document.createElement("style")));
  Object.assign(sheet, { id: "kc-style", textContent: style });
  return (await frameOf(code)).default.render({ model, el, data: source.get("value") });
}

export default { render };
