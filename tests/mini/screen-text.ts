const shown =
  '.mp-nav, .mp-capsule, .mp-view:not([hidden]), .mp-tabbar:not([hidden]), .mp-enter:not([hidden]), .mp-overlays';

/** By itself; what it stands in may be hidden too. Asked of every element, often: no selector. */
const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || /display:\s?none/.test(element.getAttribute('style') ?? '');

/** Text on the screen: bars, the top page, dialogs. Labels of pictures and buttons do not count. */
export function screenText(): string {
  return visibleParts()
    .map((nodes) => nodes.map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : '')).join(''))
    .filter(Boolean)
    .join('\n');
}

/** A node and all below it, without hidden elements and what they hold. */
function* visibleNodes(node: Node): Generator<Node> {
  if (node instanceof Element && isHidden(node)) return;
  yield node;
  for (const child of node.childNodes) yield* visibleNodes(child);
}

const visibleParts = (): Node[][] =>
  [...document.querySelectorAll(shown)]
    .filter((part) => part.closest('[hidden]') === null)
    .map((part) => [...visibleNodes(part)]);

/** The innermost visible element with the text or label; the last one, for what opened last lies on top. */
export function byText(text: string): HTMLElement {
  const visible = visibleParts()
    .flat()
    .filter((node): node is HTMLElement => node instanceof HTMLElement);
  const labelled = (element: HTMLElement) => element.getAttribute('aria-label') === text;
  const holds = (element: HTMLElement) => (element.textContent ?? '').includes(text);
  const exact = visible.filter((element) => labelled(element) || (element.textContent ?? '').trim() === text);
  const found = innermost(exact).at(-1) ?? innermost(visible.filter(holds)).at(-1);
  if (!found) throw new Error(`屏幕上没有「${text}」：\n${screenText()}`);
  return found;
}

const innermost = (elements: HTMLElement[]) =>
  elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));
