import type { Host } from '../host';
import { anything, type Builtin, flag, mark, type Node, number, type Properties, text } from './define';

const common = {
  name: text(),
  value: anything(''),
  placeholder: text(),
  placeholderStyle: text(),
  placeholderClass: text('input-placeholder'),
  disabled: flag(),
  maxlength: number(140),
  focus: flag(),
  autoFocus: flag(),
  cursorSpacing: anything(0),
  cursor: number(-1),
  cursorColor: text(),
  selectionStart: number(-1),
  selectionEnd: number(-1),
  adjustPosition: flag(true),
  holdKeyboard: flag(),
  confirmType: text('done'),
  confirmHold: flag(),
  alwaysEmbed: flag(),
};

const inputModes: Readonly<Record<string, string>> = { number: 'numeric', idcard: 'text', digit: 'decimal' };

type Field = HTMLInputElement | HTMLTextAreaElement;

function showState(field: Field, now: Properties): void {
  field.placeholder = now.placeholder;
  const color = /(?:^|;)\s*color:\s*([^;]+)/.exec(now.placeholderStyle)?.[1];
  if (color) field.style.setProperty('--placeholder-color', color);
  field.disabled = now.disabled;
  if (now.maxlength >= 0) field.maxLength = now.maxlength;
  else field.removeAttribute('maxlength');
  if (now.ariaLabel) field.setAttribute('aria-label', now.ariaLabel);
  if (field instanceof HTMLInputElement) {
    field.type = now.password ? 'password' : 'text';
    field.inputMode = inputModes[now.type] ?? 'text';
  }
  const { selectionStart } = field;
  const value = String(now.value ?? '');
  if (field.value !== value) {
    field.value = value;
    if (document.activeElement === field && selectionStart !== null)
      field.setSelectionRange(selectionStart, selectionStart);
  }
}

function grow(field: Field, autoHeight: boolean): void {
  if (!autoHeight) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

function listen(node: Node, field: Field, host: Host): void {
  const detail = () => ({ value: field.value, cursor: field.selectionStart ?? field.value.length });
  field.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) return;
    node.set({ value: field.value });
    node.emit('input', { ...detail(), keyCode: 0 }, true);
    grow(field, node.properties.autoHeight);
  });
  field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input', { bubbles: true })));
  field.addEventListener('focus', () => node.emit('focus', { ...detail(), height: 0 }));
  field.addEventListener('blur', () => {
    node.emit('blur', detail());
    // WeChat moderates a nickname when the field is left.
    if (node.properties.type === 'nickname') node.emit('nicknamereview', { pass: true, timeout: false });
  });
  field.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent;
    const done = key.key === 'Enter' && (field instanceof HTMLInputElement || key.metaKey || key.ctrlKey);
    if (!done || key.isComposing) return;
    node.emit('confirm', detail());
    if (!node.properties.confirmHold) field.blur();
  });
  host.router.controls.add(node.element, () => field.focus());
}

function attachField(node: Node, host: Host) {
  const field = node.element.querySelector<Field>('.wx-field-el');
  if (!field) return undefined;
  const initial = node.properties.value;
  const set = (value: unknown) => {
    node.set({ value });
    showState(field, node.properties);
  };
  listen(node, field, host);
  const leave = host.router.forms.add({
    element: () => node.element,
    read: () => ({ name: node.properties.name, value: field.value }),
    reset: () => set(initial),
  });
  let focused = false;
  return {
    changed(now: Properties) {
      showState(field, now);
      mark(node.element, 'disabled', now.disabled);
      mark(node.element, 'auto-height', now.autoHeight);
      grow(field, now.autoHeight);
      const wanted = Boolean(now.focus || now.autoFocus);
      if (wanted && !focused) setTimeout(() => field.focus(), 0);
      if (!wanted && focused && document.activeElement === field) field.blur();
      focused = wanted;
    },
    detached: leave,
  };
}

export const fieldBuiltins: Readonly<Record<string, Builtin>> = {
  input: { properties: { ...common, type: text('text'), password: flag() }, attach: attachField },
  textarea: {
    properties: {
      ...common,
      autoHeight: flag(),
      fixed: flag(),
      showConfirmBar: flag(true),
      disableDefaultPadding: flag(),
    },
    attach: attachField,
  },
};
