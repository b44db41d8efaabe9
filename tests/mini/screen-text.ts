const shown =
  '.mp-nav, .mp-capsule, .mp-view:not([hidden]), .mp-tabbar:not([hidden]), .mp-enter:not([hidden]), .mp-overlays';

const hidden = (element: Element): boolean =>
  element.closest('[hidden], [style*="display:none"], [style*="display: none"]') !== null;

/** Text on the screen: bars, the top page, dialogs. Labels of pictures and buttons do not count. */
export function screenText(): string {
  return [...document.querySelectorAll(shown)]
    .map((part) => [...textNodes(part)].join(''))
    .filter(Boolean)
    .join('\n');
}

function* textNodes(node: Node): Generator<string> {
  if (node instanceof Element && hidden(node)) return;
  if (node.nodeType === 3) yield node.nodeValue ?? '';
  for (const child of node.childNodes) yield* textNodes(child);
}

/** The innermost visible element with the text or label; the last one, for what opened last lies on top. */
export function byText(text: string): HTMLElement {
  const all = [...document.querySelectorAll(shown)].flatMap((part) => [part, ...part.querySelectorAll('*')]);
  const visible = all.filter(
    (element): element is HTMLElement => element instanceof HTMLElement && !hidden(element),
  );
  const labelled = (element: HTMLElement) => element.getAttribute('aria-label') === text;
  const holds = (element: HTMLElement) => (element.textContent ?? '').includes(text);
  const exact = visible.filter((element) => labelled(element) || (element.textContent ?? '').trim() === text);
  const found = innermost(exact).at(-1) ?? innermost(visible.filter(holds)).at(-1);
  if (!found) throw new Error(`屏幕上没有「${text}」：\n${screenText()}`);
  return found;
}

const innermost = (elements: HTMLElement[]) =>
  elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));
