// Vega-Lite charts whose rows and parameters travel apart from their specifications: one message
// changes them all. vegaEmbed is bundled in front of this file.

async function render({ model, el }) {
  const specs = model.get("specs");
  let rows = model.get("rows");
  // A place narrower than its chart can be scrolls, so that the page need not.
  const places = specs.map(({ usermeta }) => {
    const frame = document.createElement("div");
    frame.style.cssText = "width: 100%; overflow: auto hidden";
    const place = document.createElement("div");
    place.style.cssText = `width: 100%; min-width: ${usermeta?.least || 0}px`;
    frame.append(place);
    el.append(frame);
    return place;
  });
  const embedded = await Promise.all(
    specs.map((spec, i) =>
      vegaEmbed(
        places[i],
        { ...spec, datasets: structuredClone(rows) },
        // A mark of its own for each row is what a screen reader needs; thousands of them are slow.
        { actions: false, renderer: model.get("many") ? "canvas" : "svg" },
      ),
    ),
  );
  const views = embedded.map(({ view }) => view);

  const draw = () => {
    waiting = null;
    const now = model.get("rows");
    shown = flags(model.get("shown"));
    const values = { ...model.get("parameters"), shown, picked: model.get("picked") };
    for (const view of views) {
      for (const name of Object.keys(now)) {
        if (now[name] !== rows[name] && has(() => view.data(name)))
          view.data(name, structuredClone(now[name]));
      }
      for (const [name, value] of Object.entries(values)) {
        if (has(() => view.signal(name))) view.signal(name, value);
      }
    }
    rows = now;
    return Promise.all(views.map((view) => view.runAsync()));
  };

  // Several changes that arrive in one message are drawn once.
  let waiting = null;
  const later = () => (waiting ??= Promise.resolve().then(draw));

  // A choice in a list of ours is drawn at once, without the kernel: its rows are known here. What
  // the kernel then says of the same choice draws nothing new.
  let shown = flags(model.get("shown"));
  const lists = await Promise.all(
    model.get("lists").map(async ({ model: id, rows }) => {
      return { box: await model.widget_manager.get_model(id), rows };
    }),
  );
  const choose = () => {
    const chosen = lists.flatMap(({ box, rows }) => box.get("index").map((i) => rows[i]));
    const rest = flags(model.get("rest"));
    const wanted = chosen.length ? new Set(chosen.flat()) : null;
    shown = rest.map((kept, i) => kept && (!wanted || wanted.has(i)));
    for (const view of views) view.signal("shown", shown).runAsync();
  };
  for (const { box } of lists) box.on("change:index", choose);
  const confirm = () => {
    const told = flags(model.get("shown"));
    if (told.some((flag, i) => flag !== shown[i])) later();
  };

  const changes = "change:rows change:parameters change:picked";
  model.on(changes, later);
  model.on("change:shown", confirm);
  for (const view of views) {
    view.addEventListener("click", (_, item) => {
      const key = item && item.datum && item.datum.key;
      if (!key) return;
      model.set("picked", key);
      model.save_changes();
    });
  }
  const resized = new ResizeObserver(() => window.dispatchEvent(new Event("resize")));
  resized.observe(el);
  await draw(); // what was set while the charts were being built would be lost otherwise
  return () => {
    model.off(changes, later);
    model.off("change:shown", confirm);
    for (const { box } of lists) box.off("change:index", choose);
    resized.disconnect();
    for (const view of views) view.finalize();
  };
}

function flags(text) {
  return Array.from(text, (c) => c === "1");
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
