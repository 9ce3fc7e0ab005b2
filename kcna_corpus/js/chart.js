// A Vega-Lite chart whose rows and parameters travel apart from its specification.
// vegaEmbed is bundled in front of this file.

async function render({ model, el }) {
  const place = document.createElement("div");
  place.style.width = "100%";
  el.append(place);
  const spec = { ...model.get("spec"), datasets: model.get("rows") };
  const { view } = await vegaEmbed(place, spec, {
    actions: false,
    // A mark of its own for each row is what a screen reader needs; thousands of them are slow.
    renderer: model.get("many") ? "canvas" : "svg",
  });
  let rows = model.get("rows");

  const draw = () => {
    waiting = null;
    const now = model.get("rows");
    for (const name of Object.keys(now)) {
      if (now[name] === rows[name] || !has(() => view.data(name))) continue;
      view.data(name, structuredClone(now[name]));
    }
    rows = now;
    for (const [name, value] of Object.entries(model.get("parameters"))) {
      if (has(() => view.signal(name))) view.signal(name, value);
    }
    const shown = model.get("shown");
    view.signal("shown", Array.from(shown, (c) => c === "1"));
    view.signal("picked", model.get("picked"));
    return view.runAsync();
  };

  // Several changes that arrive in one message are drawn once.
  let waiting = null;
  const later = () => (waiting ??= Promise.resolve().then(draw));

  const changes = "change:rows change:parameters change:shown change:picked";
  model.on(changes, later);
  view.addEventListener("click", (_, item) => {
    const key = item && item.datum && item.datum.key;
    if (!key) return;
    model.set("picked", key);
    model.save_changes();
  });
  const resized = new ResizeObserver(() => window.dispatchEvent(new Event("resize")));
  resized.observe(place);
  await draw(); // what was set while the chart was being built would be lost otherwise
  return () => {
    model.off(changes, later);
    resized.disconnect();
    view.finalize();
  };
}

function has(read) {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

export default { render };
