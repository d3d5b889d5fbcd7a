// The preview: takes what is new from the server, hands it to the frame with the slides, and shows what stands beside them.
"use strict";
(function () {
  const body = document.body, deck = body.dataset.deck, frame = document.querySelector("iframe");
  const words = JSON.parse(document.getElementById("words").dataset.words);
  const one = (selector) => document.querySelector(selector);
  const list = one(".problems"), none = one("aside .none"), status = one(".status"), notes = one(".notes"), badge = one(".badge"), toast = one(".toast");
  const count = one(".count"), nothing = one(".nothing");
  let source, ready = false, loads, pages = {}, order = [], at = "", step = -1, problems = [], standing = [], whole = true, variant = {};
  const speaking = "speaking" in body.dataset, windows = new BroadcastChannel("diapo deck " + deck);
  let drawing = { on: false, version: 0, failed: false }, version = 0, stripped = true, timer, heard = "";

  const post = (deed, more) => { if (ready) frame.contentWindow.postMessage({ to: "slides", deed, ...more }, "*"); };
  function make(tag, to, text, look) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (look) made.className = look;
    return to.appendChild(made);
  }
  function say(text) {
    toast.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { toast.textContent = ""; }, 2500);
  }
  async function send(what, content) {
    const answer = await fetch(`/deck/${deck}/${what}`, {
      method: "POST", headers: { "Content-Type": "application/json", "X-Diapo": body.dataset.header }, body: JSON.stringify(content)
    });
    return answer.ok;
  }

  // What the server tells.
  function listen(known) {
    if (source) source.close();
    source = new EventSource(`/deck/${deck}/events?version=${known}`);
    source.onmessage = ({ data }) => take(JSON.parse(data));
    source.onopen = () => { if (toast.textContent === words.gone) toast.textContent = ""; };
    source.onerror = () => { clearTimeout(timer); toast.textContent = words.gone; };
  }
  function take(told) {
    if (told.pictures !== undefined) {
      drawing.version = told.pictures;
      drawing.failed = told.failed;
      return showDrawn();
    }
    const loaded = loads === undefined || told.loads === loads;
    loads = told.loads;
    version = told.version;
    if (told.update && told.update.whole) pages = {};
    if (told.pages) Object.assign(pages, told.pages);
    if (told.order) order = told.order;
    if (told.update) {
      order = told.update.order;
      const left = new Set(order);
      for (const name of Object.keys(pages)) if (!left.has(name)) delete pages[name];
      if (ready && loaded) post("feed", { update: told.update });
      else if (!ready || !loaded) load();
    }
    if (told.title) document.title = `${told.title} · ${words.preview}`;
    [problems, standing, whole, variant] = [told.problems, told.standing, told.whole, told.variant];
    nothing.hidden = order.length > 0;
    choose(told.choices);
    showProblems();
    showPage();
    showDrawn();
    body.dataset.version = version;
  }
  // Another size, language or policy: the frame begins anew where it was.
  function load() {
    ready = false;
    const back = { id: at, step };
    frame.src = `/frame/${deck}/`;
    frame.addEventListener("load", () => post("go", back), { once: true });
  }

  // Windows go together: the slides here, the speaker's screen there.
  windows.onmessage = ({ data }) => {
    if (data.where && at) return windows.postMessage({ at, step });
    if (data.at === undefined || data.at === at && data.step === step) return;
    heard = data.at + " " + data.step;
    post("go", { id: data.at, step: data.step });
  };

  // What the frame tells.
  addEventListener("message", ({ source: from, data }) => {
    if (from !== frame.contentWindow || !data || data.from !== "slides") return;
    if (data.ready) {
      const first = !ready;
      ready = true;
      if (!stripped || speaking) post("strip", { on: false });
      if (speaking) {
        post("speaking");
        windows.postMessage({ where: true });
      }
      if (first) listen(data.ready);
    }
    if (data.speaker) deeds.speaker();
    if (data.at !== undefined) {
      const moved = at !== String(data.at) || step !== Number(data.step), now = data.at + " " + data.step;
      if (moved && at && now !== heard) windows.postMessage({ at: String(data.at), step: Number(data.step) });
      if (now === heard) heard = "";
      [at, step] = [String(data.at), Number(data.step)];
      showPage();
      showDrawn();
      markProblems();
    }
  });

  function place(problem, index) {
    if (!problem.place) return;
    const button = make("button", list.children[index], problem.near, "place");
    button.type = "button";
    button.title = body.dataset.opens ? words.open_place : words.copy_place;
    button.addEventListener("click", async () => {
      if (body.dataset.opens && await send("edit", { problem: index })) return say(words.opened);
      try {
        await navigator.clipboard.writeText(problem.place);
        say(words.copied);
      } catch (refused) {
        say(problem.place);
      }
    });
  }
  function showProblems() {
    const said = JSON.stringify(problems);
    if (list.dataset.said !== said) {
      list.dataset.said = said;
      const focused = [...list.querySelectorAll(".place")].indexOf(document.activeElement);
      list.replaceChildren();
      problems.forEach((problem, index) => {
        const item = make("li", list, "", problem.severity), line = make("p", item);
        make("span", line, words[problem.severity] + words.colon + " ", "kind");
        line.append(problem.message);
        if (problem.hint) make("p", item, problem.hint, "way");
        place(problem, index);
        item.addEventListener("click", ({ target }) => { if (!target.closest("button") && problem.slides[0]) post("go", { id: problem.slides[0] }); });
      });
      if (focused >= 0) (list.querySelectorAll(".place")[focused] || list).focus?.();
      const errors = problems.filter((problem) => problem.severity === "error").length;
      none.hidden = problems.length > 0;
      badge.hidden = !problems.length;
      badge.textContent = problems.length || "";
      badge.classList.toggle("soft", !errors);
      status.textContent = errors ? `${words.problems}${words.colon} ${errors}. ${problems.find((problem) => problem.severity === "error").message}` : problems.length ? "" : words.no_problems;
    }
    const here = {}, flags = {};
    problems.forEach((problem) => problem.slides.forEach((name) => {
      if (problem.severity === "error") (here[name] = here[name] || []).push({ place: problem.near, message: problem.message, hint: problem.hint });
      if (problem.severity === "error" || problem.severity === "warning" && !flags[name]) flags[name] = problem.severity;
    }));
    standing.forEach((name) => { if (here[name]) here[name].push({ place: "", message: "", hint: words.standing }); });
    if (!whole) {
      const wide = problems.filter((problem) => problem.severity === "error").slice(0, 3).map(({ near, message, hint }) => ({ place: near, message, hint }));
      for (const name of order) here[name] = [...(here[name] || wide), { place: "", message: "", hint: words.kept }];
    }
    post("state", { version, problems: here, flags, words: { error: words.error, warning: words.warning } });
    markProblems();
  }
  function markProblems() {
    problems.forEach((problem, index) => list.children[index]?.classList.toggle("here", problem.slides.includes(at)));
  }
  function showPage() {
    const page = pages[at], number = order.indexOf(at) + 1;
    count.textContent = number ? `${number} / ${order.length}` : "";
    const said = JSON.stringify(page ? page.notes : []);
    if (notes.dataset.said === said) return;
    notes.dataset.said = said;
    notes.replaceChildren();
    notes.scrollTop = 0;
    if (!page || !page.notes.length) return make("p", notes, words.no_notes, "none");
    notes.lang = page.lang;
    for (const note of page.notes) {
      const line = make("p", notes, (note.bullet ? "• " : note.number ? `${note.number}. ` : "") + note.text, note.depth ? "listed" : "");
      if (note.depth) line.style.paddingInlineStart = `${note.depth}em`;
      if (note.rtl) line.dir = "rtl";
    }
  }

  // As PowerPoint: pictures, handed over as data, because the frame may ask for nothing.
  let shownPicture = "";
  async function showDrawn() {
    if (!drawing.on) return;
    const number = order.indexOf(at), key = `${drawing.version}:${number}`;
    if (drawing.failed) return post("drawn", { on: true, text: words.powerpoint_failed });
    if (!drawing.version) return post("drawn", { on: true, text: words.powerpoint_waits });
    if (shownPicture === key) return;
    shownPicture = key;
    const answer = await fetch(`/deck/${deck}/picture/${number}`);
    if (!answer.ok || !drawing.on || shownPicture !== key) return;
    const reader = new FileReader();
    reader.onload = () => { if (drawing.on && shownPicture === key) post("drawn", { on: true, picture: reader.result, text: words.powerpoint }); };
    reader.readAsDataURL(await answer.blob());
  }

  // Switches.
  const names = { light: words.light, dark: words.dark, contrast: words.contrast };
  function choose(choices) {
    for (const name of ["course", "theme", "mode", "min_size"]) {
      const field = one(`select[name=${name}]`), said = JSON.stringify(choices[name]);
      if (field.dataset.said !== said) {
        field.dataset.said = said;
        field.replaceChildren();
        make("option", field, words.own).value = "";
        for (const choice of choices[name]) make("option", field, name === "min_size" ? `${choice} ${words.points}` : names[choice] || choice).value = choice;
      }
      if (document.activeElement !== field) field.value = variant[name] === null ? "" : variant[name];
      field.parentNode.hidden = !choices[name].length;
    }
    const tags = one(".audience div"), said = JSON.stringify([choices.audience, variant.audience]);
    one(".audience").hidden = !choices.audience.length;
    if (tags.dataset.said === said) return;
    tags.dataset.said = said;
    const focused = document.activeElement && document.activeElement.value;
    tags.replaceChildren();
    for (const tag of choices.audience) {
      const label = make("label", tags), box = make("input", label);
      box.type = "checkbox";
      box.value = tag;
      box.checked = variant.audience.includes(tag);
      label.append(" " + tag);
      if (focused === tag) box.focus();
    }
  }
  one(".choices").addEventListener("change", () => {
    const value = (name) => one(`select[name=${name}]`).value || null;
    const size = value("min_size");
    send("show", {
      course: value("course"), theme: value("theme"), mode: value("mode"), min_size: size ? Number(size) : null,
      audience: [...document.querySelectorAll(".audience input:checked")].map((box) => box.value)
    });
  });

  // Buttons and keys.
  function press(button, on) {
    button.setAttribute("aria-pressed", on);
  }
  const deeds = {
    previous: () => post("press", { key: "ArrowLeft" }),
    next: () => post("press", { key: "ArrowRight" }),
    speaker: () => open(`/speaker/${deck}`, "diapo-speaker-" + deck, "popup,width=1180,height=760"),
    strip: (button) => {
      stripped = !stripped;
      press(button, stripped);
      post("strip", { on: stripped });
    },
    panel: (button) => press(button, !body.classList.toggle("alone")),
    powerpoint: (button) => {
      drawing.on = !drawing.on;
      press(button, drawing.on);
      send("draw", { on: drawing.on });
      shownPicture = "";
      if (drawing.on) showDrawn();
      else post("drawn", { on: false });
    }
  };
  document.querySelectorAll("[data-deed]").forEach((button) => button.addEventListener("click", () => deeds[button.dataset.deed](button)));
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("select, input, .notes, summary")) return;
    if ((key === " " || key === "Enter") && target.closest("button, a")) return;
    if (["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", " "].includes(key)) {
      event.preventDefault();
      post("press", { key });
    }
  });
  frame.addEventListener("load", () => setTimeout(() => { if (!ready) listen(""); }, 300), { once: true });
})();
