import type * as glassEasel from 'glass-easel';
import type { Host } from '../host';

type PropertyType = typeof String | typeof Number | typeof Boolean | typeof Array | typeof Object | null;

export interface Property {
  readonly type: PropertyType;
  readonly value?: unknown;
  readonly optionalTypes?: readonly PropertyType[];
}

export const text = (value = ''): Property => ({ type: String, value });
export const flag = (value = false): Property => ({ type: Boolean, value });
export const number = (value = 0): Property => ({ type: Number, value });
export const anything = (value: unknown = null): Property => ({ type: null, value });

// biome-ignore lint/suspicious/noExplicitAny: properties are as their declarations say; templates pass anything
export type Properties = Readonly<Record<string, any>>;

/** A built-in component on the page. */
export interface Node {
  readonly element: HTMLElement;
  readonly component: glassEasel.GeneralComponent;
  /** Now, not when it was asked for. */
  readonly properties: Properties;
  /** Path of the page or component whose template has it. */
  readonly owner: string;
  emit(type: string, detail?: unknown, bubbles?: boolean): void;
  /** Sets own properties; `model:` bindings follow. */
  set(properties: Properties): void;
  onEvent(type: string, run: (event: EaselEvent) => void): void;
  /** Styles and classes beside those of the template. */
  style(css: string): void;
  classes(names: string): void;
}

export interface EaselEvent {
  readonly detail: unknown;
  readonly touches: readonly { readonly pageX: number; readonly pageY: number }[];
}

interface Handlers {
  changed?(properties: Properties): void;
  detached?(): void;
}

export interface Builtin {
  readonly properties?: Readonly<Record<string, Property>>;
  /** Called when it comes into the document. */
  attach?(node: Node, host: Host): Handlers | undefined;
}

interface Instance {
  readonly data: Properties;
  readonly _$: glassEasel.GeneralComponent;
  setData(data: Properties): void;
  triggerEvent(type: string, detail: unknown, options: object): void;
}

/** What any component may carry for people who do not see the screen, and attributes of no use in a browser. */
const common: Readonly<Record<string, Property>> = {
  ariaRole: text(),
  ariaLabel: text(),
  ariaHidden: anything(),
  ariaDisabled: anything(),
  ariaChecked: anything(),
  ariaSelected: anything(),
  ariaExpanded: anything(),
  ariaModal: anything(),
  ariaLive: text(),
  role: text(),
  hidden: flag(),
  animation: anything(),
  tabIndex: anything(),
};

const reflected: Readonly<Record<string, string>> = {
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaDisabled: 'aria-disabled',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaExpanded: 'aria-expanded',
  ariaModal: 'aria-modal',
  ariaLive: 'aria-live',
};

export function mark(element: HTMLElement, name: string, value: unknown): void {
  if (value === '' || value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

function reflect(element: HTMLElement, properties: Properties, name: string): void {
  for (const [property, attribute] of Object.entries(reflected)) {
    const value = properties[property];
    if (value === null || value === '') continue;
    element.setAttribute(attribute, String(value));
  }
  const role = properties.ariaRole || properties.role || (name === 'button' ? 'button' : '');
  if (role) element.setAttribute('role', role);
  mark(element, 'hidden', properties.hidden);
}

function nodeOf(instance: Instance): Node {
  const component = instance._$;
  return {
    element: component.getBackendElement() as unknown as HTMLElement,
    component,
    get properties() {
      return instance.data;
    },
    owner: component.ownerShadowRoot?.getHostNode().is ?? '',
    emit: (type, detail = {}, bubbles = false) =>
      instance.triggerEvent(type, detail, { bubbles, composed: bubbles }),
    set: (properties) => instance.setData(properties),
    onEvent: (type, run) => void component.addListener(type, run as never),
    style: (css) => component.setNodeStyle(css, 2 as never),
    classes: (names) => component.setNodeClass(names, 3 as never),
  };
}

/** The definition that glass-easel takes for a built-in. */
export function builtinDefinition(builtin: Builtin, host: Host, name: string): object {
  const running = new WeakMap<object, { readonly handlers: Handlers; readonly node: Node }>();
  const update = (instance: Instance) => {
    const run = running.get(instance);
    if (!run) return;
    reflect(run.node.element, instance.data, name);
    run.handlers.changed?.(instance.data);
  };
  return {
    properties: { ...common, ...builtin.properties },
    observers: {
      '**'(this: Instance) {
        update(this);
      },
    },
    lifetimes: {
      attached(this: Instance) {
        const node = nodeOf(this);
        running.set(this, { node, handlers: builtin.attach?.(node, host) ?? {} });
        update(this);
      },
      detached(this: Instance) {
        running.get(this)?.handlers.detached?.();
        running.delete(this);
      },
    },
  };
}
