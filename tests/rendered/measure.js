// Collects, for every page of a deck in reveal.js, the lines that the browser drew. Lengths in CSS pixels from the
// section's top left corner; evaluates to {page id: {"box/index": [[text, x, right, baseline, size, descent], ...]}}.
(async () => {
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const ascents = new Map();

  // Height of the baseline below the top of a text rectangle, by measuring it once for each style of type.
  function ascent(element) {
    const style = getComputedStyle(element);
    const key = [style.fontFamily, style.fontSize, style.fontWeight, style.fontStyle].join("|");
    if (!ascents.has(key)) {
      const probe = document.createElement("div");
      const foot = document.createElement("span");
      probe.style.cssText = "position:absolute;left:0;top:0;white-space:nowrap;line-height:2;letter-spacing:0";
      for (const name of ["fontFamily", "fontSize", "fontWeight", "fontStyle"]) probe.style[name] = style[name];
      foot.style.cssText = "display:inline-block;width:1px;height:0";
      probe.append("x", foot);
      element.closest("section").append(probe);
      const range = document.createRange();
      range.selectNodeContents(probe.firstChild);
      ascents.set(key, foot.getBoundingClientRect().bottom - range.getClientRects()[0].top);
      probe.remove();
    }
    return ascents.get(key);
  }

  function shown(node) {
    if (node.parentElement.closest(".f")) return false; // a formula
    const hidden = node.parentElement.closest("[aria-hidden=true], [data-bullet]");
    return !hidden || !hidden.closest("[data-p]") || hidden.contains(hidden.closest("[data-p]"));
  }

  function linesOf(paragraph, origin) {
    const size = parseFloat(getComputedStyle(paragraph).fontSize);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const lines = [];
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("[data-p]") !== paragraph || !shown(node)) continue;
      const own = parseFloat(getComputedStyle(node.parentElement).fontSize);
      for (const { segment, index } of graphemes.segment(node.data)) {
        range.setStart(node, index);
        range.setEnd(node, index + segment.length);
        const rects = [...range.getClientRects()].filter((r) => r.height > 0);
        const blank = segment.trim() === "" || segment === "\u200b";
        let line = lines.at(-1);
        if (!rects.length) {
          if (line && !blank) line.text += segment;
          continue;
        }
        const rect = rects.at(-1);
        const left = Math.min(...rects.map((r) => r.left)) - origin.left;
        const right = Math.max(...rects.map((r) => r.right)) - origin.left;
        const baseline = rect.top - origin.top + ascent(node.parentElement);
        // A raised or lowered figure stays within half an em of its line's baseline; the next line is a whole em away.
        if (!line || Math.abs(baseline - line.baseline) > 0.6 * Math.max(own, line.size)) {
          if (blank) continue;
          line = { text: "", x: left, right, baseline, size: own, descent: rect.bottom - origin.top - baseline };
          lines.push(line);
        }
        line.text += segment;
        if (blank) continue;
        line.x = Math.min(line.x, left);
        line.right = Math.max(line.right, right);
        if (own > line.size) Object.assign(line, { size: own, baseline, descent: rect.bottom - origin.top - baseline });
        else if (own === line.size) line.baseline = Math.max(line.baseline, baseline);
      }
    }
    return lines.map((l) => [l.text, l.x, l.right, l.baseline, l.size, l.descent]);
  }

  // A face is loaded when a slide first needs it, and until then another font stands in.
  await Promise.all([...document.fonts].map((face) => face.load()));
  const pages = {};
  const sections = [...document.querySelectorAll(".reveal .slides section[id]")].filter((s) => s.querySelector("[data-p]"));
  for (const section of sections) {
    const { h, v } = Reveal.getIndices(section);
    Reveal.slide(h, v, 999);
    const origin = section.getBoundingClientRect();
    const boxes = {};
    for (const paragraph of section.querySelectorAll("[data-p]")) boxes[paragraph.dataset.p] = linesOf(paragraph, origin);
    pages[section.id] = boxes;
  }
  return { pages, scale: Reveal.getScale() };
})()
