import type { Host } from '../host';
import { anything, type Builtin, flag, mark, type Node, number, type Properties, text } from './define';

/** A box or dot that is on or off; groups ask for it by the page's elements. */
interface Choice {
  readonly node: Node;
  set(on: boolean): void;
}

const choices = new WeakMap<Element, Choice>();

const within = (group: HTMLElement, tag: string): Choice[] =>
  [...group.querySelectorAll(tag)]
    .map((element) => choices.get(element))
    .filter((it): it is Choice => Boolean(it));

function groupValue(group: HTMLElement, tag: string): unknown {
  const on = within(group, tag).filter(({ node }) => node.properties.checked);
  const values = on.map(({ node }) => node.properties.value);
  return tag === 'wx-radio' ? (values[0] ?? '') : values;
}

const groups: Readonly<Record<string, string>> = {
  'wx-checkbox': 'wx-checkbox-group',
  'wx-radio': 'wx-radio-group',
};

function choice(tag: 'wx-checkbox' | 'wx-radio'): Builtin {
  return {
    properties: { value: text(), checked: flag(), disabled: flag(), color: text(), name: text() },
    attach(node, host) {
      const { element } = node;
      const set = (checked: boolean) => node.set({ checked });
      choices.set(element, { node, set });
      element.setAttribute('role', tag.slice(3));
      const press = () => {
        const { disabled, checked } = node.properties;
        if (disabled || (checked && tag === 'wx-radio')) return;
        const group = element.closest<HTMLElement>(groups[tag] ?? '');
        if (group && tag === 'wx-radio') for (const other of within(group, tag)) other.set(false);
        set(!checked);
        group?.dispatchEvent(new CustomEvent('mp-choice'));
      };
      node.onEvent('tap', press);
      const leave = host.router.controls.add(element, press);
      return {
        changed({ checked, disabled, color }) {
          element.setAttribute('aria-checked', String(Boolean(checked)));
          mark(element, 'disabled', disabled);
          element.querySelector('i')?.setAttribute('style', color ? `--check:${color}` : '');
        },
        detached: leave,
      };
    },
  };
}

function group(tag: 'wx-checkbox' | 'wx-radio'): Builtin {
  return {
    properties: { name: text() },
    attach(node, host) {
      const { element } = node;
      if (tag === 'wx-radio') element.setAttribute('role', 'radiogroup');
      const initial = new Map<Choice, boolean>();
      queueMicrotask(() => {
        for (const each of within(element, tag)) initial.set(each, Boolean(each.node.properties.checked));
      });
      element.addEventListener('mp-choice', () => node.emit('change', { value: groupValue(element, tag) }));
      const leave = host.router.forms.add({
        element: () => element,
        read: () => ({ name: node.properties.name, value: groupValue(element, tag) }),
        reset: () => {
          for (const [each, on] of initial) each.set(on);
        },
      });
      return { detached: leave };
    },
  };
}

/** Registers a control that has its value itself. */
function inForm(node: Node, host: Host, property: string, press?: () => void): () => void {
  const initial = node.properties[property];
  const leaveForm = host.router.forms.add({
    element: () => node.element,
    read: () => ({ name: node.properties.name, value: node.properties[property] }),
    reset: () => node.set({ [property]: initial }),
  });
  const leave = press && host.router.controls.add(node.element, press);
  return () => {
    leaveForm();
    leave?.();
  };
}

const switchBuiltin: Builtin = {
  properties: {
    checked: flag(),
    disabled: flag(),
    type: text('switch'),
    color: text('#04BE02'),
    name: text(),
  },
  attach(node, host) {
    node.element.setAttribute('role', 'switch');
    const press = () => {
      if (node.properties.disabled) return;
      node.set({ checked: !node.properties.checked });
      node.emit('change', { value: node.properties.checked });
    };
    node.onEvent('tap', press);
    return {
      changed({ checked, disabled, color }) {
        node.element.setAttribute('aria-checked', String(Boolean(checked)));
        mark(node.element, 'disabled', disabled);
        node.element.querySelector('i')?.setAttribute('style', `--check:${color}`);
      },
      detached: inForm(node, host, 'checked', press),
    };
  },
};

const slider: Builtin = {
  properties: {
    min: number(0),
    max: number(100),
    step: number(1),
    value: number(0),
    disabled: flag(),
    showValue: flag(),
    color: text(),
    activeColor: text('#1aad19'),
    backgroundColor: text('#e9e9e9'),
    blockSize: number(28),
    blockColor: text('#ffffff'),
    name: text(),
    selectedColor: anything(),
  },
  attach(node, host) {
    const range = node.element.querySelector<HTMLInputElement>('input');
    if (!range) return undefined;
    range.type = 'range';
    range.addEventListener('input', () => {
      node.set({ value: Number(range.value) });
      node.emit('changing', { value: Number(range.value) });
    });
    range.addEventListener('change', () => node.emit('change', { value: Number(range.value) }));
    return {
      changed(now: Properties) {
        range.min = String(now.min);
        range.max = String(now.max);
        range.step = String(now.step);
        range.disabled = now.disabled;
        range.value = String(now.value);
        range.style.accentColor = now.activeColor;
        mark(node.element, 'data-value', now.showValue ? String(now.value) : '');
      },
      detached: inForm(node, host, 'value'),
    };
  },
};

export const choiceBuiltins: Readonly<Record<string, Builtin>> = {
  checkbox: choice('wx-checkbox'),
  'checkbox-group': group('wx-checkbox'),
  radio: choice('wx-radio'),
  'radio-group': group('wx-radio'),
  switch: switchBuiltin,
  slider,
};
