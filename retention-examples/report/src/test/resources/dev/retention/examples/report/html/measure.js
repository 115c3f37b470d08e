// Measures pages in frames: what is wider than its frame, texts of charts that overlap or leave their chart, texts that can hardly be
// read, requests; and what axe-core finds in the widest frames. The answer is a text of lines, one a fault.
const faults = [];
const contrastOf = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const channel = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const colour = (text) => (text.match(/[\d.]+/g) || []).map(Number);
const luminance = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);

// Of what axe-core passes only the count is wanted, and paths to elements are not: they take time.
const WANTED = { resultTypes: ['violations'], selectors: false };
// What axe-core goes by in a frame.
const AXE = {
  all: {},
  colour: { runOnly: ['color-contrast', 'link-in-text-block'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
};

function ground(view, element) {
  for (let e = element; e; e = e.parentElement) {
    const c = colour(view.getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] > 0) return c;
  }
  return [255, 255, 255];
}

function beneath(view, text) {
  const box = text.getBoundingClientRect();
  const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  let found = null;
  for (const rect of text.ownerSVGElement.querySelectorAll('rect')) {
    const r = rect.getBoundingClientRect();
    if (r.left <= x && x <= r.right && r.top <= y && y <= r.bottom) found = colour(view.getComputedStyle(rect).fill);
  }
  return found || ground(view, text.ownerSVGElement.parentElement);
}

function measure(frame, name) {
  const view = frame.contentWindow, page = view.document;
  const isDark = view.matchMedia('(prefers-color-scheme: dark)').matches;
  if (isDark !== (frame.dataset.scheme === 'dark')) faults.push(`${name}: the browser shows another scheme of colours`);
  page.querySelectorAll('details').forEach((d) => (d.open = true));
  const wide = page.scrollingElement.scrollWidth;
  if (wide > frame.clientWidth) faults.push(`${name}: ${wide} px wide`);
  const loaded = view.performance.getEntriesByType('resource').length;
  if (loaded > 0) faults.push(`${name}: ${loaded} requests`);
  let texts = 0;
  for (const svg of page.querySelectorAll('svg')) {
    const all = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].map((t) => {
      const b = t.getBoundingClientRect(), cut = 0.2 * b.height;
      return { t, left: b.left, right: b.right, top: b.top + cut, bottom: b.bottom - cut };
    });
    texts += boxes.length;
    boxes.forEach((a, i) => {
      if (a.left < all.left - 1 || a.right > all.right + 1 || a.top < all.top - 1 || a.bottom > all.bottom + 1)
        faults.push(`${name}: "${a.t.textContent}" leaves its chart ${svg.getAttribute('aria-labelledby')}`);
      for (const b of boxes.slice(i + 1))
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          faults.push(`${name}: "${a.t.textContent}" and "${b.t.textContent}" overlap in ${svg.getAttribute('aria-labelledby')}`);
    });
    boxes.forEach(({ t }) => {
      const ratio = contrastOf(luminance(colour(view.getComputedStyle(t).fill)), luminance(beneath(view, t)));
      if (ratio < 4.5) faults.push(`${name}: "${t.textContent}" has a contrast of ${ratio.toFixed(2)}`);
      const size = parseFloat(view.getComputedStyle(t).fontSize) * (all.width / 360);
      if (size < 9.5) faults.push(`${name}: "${t.textContent}" is ${size.toFixed(1)} px high`);
    });
  }
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest('svg') || e.closest('.spoken')) continue;
    texts++;
    const ratio = contrastOf(luminance(colour(view.getComputedStyle(e).color)), luminance(ground(view, e)));
    if (ratio < 4.5) faults.push(`${name}: "${node.data}" has a contrast of ${ratio.toFixed(2)}`);
  }
  if (texts < 500) faults.push(`${name}: only ${texts} texts`);
}

addEventListener('load', async () => {
  const rules = { light: 0, dark: 0 };
  for (const frame of document.querySelectorAll('iframe')) {
    const name = frame.title;
    try {
      measure(frame, name);
      if (frame.dataset.axe) {
        frame.contentWindow.eval(document.getElementById('axe').textContent);
        const options = { ...WANTED, ...AXE[frame.dataset.axe] };
        const found = await frame.contentWindow.axe.run(frame.contentWindow.document, options);
        rules[frame.dataset.scheme] += found.passes.length;
        found.violations.forEach((v) => faults.push(`${name}: axe ${v.id}: ${v.nodes[0].html}`));
      }
    } catch (e) {
      faults.push(`${name}: ${e}`);
    }
  }
  document.getElementById('answer').textContent = [`done, axe rules passed: ${rules.light} in light, ${rules.dark} in the dark`, ...faults].join('\n');
});
