import * as glassEasel from 'glass-easel';
import { webUnits } from '../units';
import { listen } from './dom';

type Listener = (element: Element, type: string) => void;

interface EaselElement extends HTMLElement {
  __wxElement?: glassEasel.Element;
}

/** The glass-easel element that a DOM node belongs to. */
function easelElementOf(node: EventTarget | null): glassEasel.Element | undefined {
  for (let at = node as EaselElement | null; at; at = at.parentElement)
    if (at.__wxElement) return at.__wxElement;
  return undefined;
}

function createElement(tag: string): HTMLElement {
  const element = document.createElement(tag.startsWith('html-') ? tag.slice(5) : `wx-${tag}`);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (name, value) =>
    setAttribute(name, name === 'style' ? webUnits(String(value)) : value);
  return element;
}

interface BackendOptions {
  readonly theme: () => 'light' | 'dark';
  readonly viewport: () => { readonly width: number; readonly height: number };
}

/** glass-easel on the document, with WeChat's units; events come from `gestures` and the built-ins, not from here. */
export class PreviewBackend extends glassEasel.CurrentWindowBackendContext {
  private readonly listened = new WeakMap<object, Set<string>>();

  constructor(private readonly options: BackendOptions) {
    super();
    const document = {
      createElement,
      createTextNode: (text: string) => window.document.createTextNode(text),
      createDocumentFragment: () => window.document.createDocumentFragment(),
    };
    this.document = document as unknown as typeof this.document;
  }

  override setListenerStats(element: object | null, type: string): void {
    if (!element) return;
    const types = this.listened.get(element) ?? new Set<string>();
    this.listened.set(element, types.add(type));
  }

  /** Whether somebody waits for the event on the node or above it. */
  isListened(node: Element | null, type: string): boolean {
    for (let at = node; at; at = at.parentElement) if (this.listened.get(at)?.has(type)) return true;
    return false;
  }

  override onEvent(_listener: Listener | unknown): void {}

  override getTheme(): string {
    return this.options.theme();
  }

  override getWindowWidth(): number {
    return this.options.viewport().width;
  }

  override getWindowHeight(): number {
    return this.options.viewport().height;
  }
}

const bubbling = ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const;

/** Sends an event into the mini-program; true when a listener asked to prevent the browser's own reaction. */
export function dispatch(
  node: EventTarget | null,
  type: string,
  detail: unknown,
  extraFields: Record<string, unknown> = {},
): boolean {
  const target = easelElementOf(node);
  if (!target) return false;
  const event = new glassEasel.Event(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields,
  });
  glassEasel.Event.dispatchEvent(target, event);
  return event.defaultPrevented();
}

/** The ends of transitions and animations, which WeChat tells the mini-program. */
export function forwardAnimations(root: HTMLElement, signal: AbortSignal): void {
  for (const type of bubbling) {
    listen(root, type, (event) => void dispatch(event.target, type, {}), signal, { capture: true });
  }
}
