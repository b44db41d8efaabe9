type Child = Node | string | undefined | false;

/** An element with attributes and children; `on…` attributes are not for us: listen with addEventListener. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A button of WeChat's own frame. */
export function press(text: string, className: string, action: () => void): HTMLButtonElement {
  const button = h('button', { class: className, type: 'button' }, text);
  button.addEventListener('click', action);
  return button;
}

/** jsdom has no layout and no canvas. */
export const isJsdom = (): boolean => navigator.userAgent.includes('jsdom');

/**
 * Listens until the signal is given. Not by addEventListener's own `signal`: under jest the process has Node's
 * AbortController, which jsdom does not take.
 */
export function listen<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  type: K,
  run: (event: HTMLElementEventMap[K]) => void,
  signal: AbortSignal,
  options: AddEventListenerOptions = {},
): void {
  const listener = run as EventListener;
  target.addEventListener(type, listener, options);
  signal.addEventListener('abort', () => target.removeEventListener(type, listener, options));
}
