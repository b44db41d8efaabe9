import { h } from '../runtime/dom';

/** A titled box of the control side. */
export function panel(title: string, hint: string, ...children: (HTMLElement | false)[]): HTMLElement {
  const body = children.filter((child): child is HTMLElement => Boolean(child));
  return h('section', { class: 'panel' }, h('h2', {}, title, h('small', {}, hint)), ...body);
}

export function action(text: string, run: () => void, kind = ''): HTMLButtonElement {
  const button = h('button', { type: 'button', class: `action ${kind}` }, text);
  button.addEventListener('click', run);
  return button;
}

/** A row of choices of which one holds. */
export function choices<T extends string>(
  label: string,
  options: Readonly<Record<T, string>>,
  choose: (value: T) => void,
): { readonly element: HTMLElement; show(value: T): void } {
  const buttons = Object.entries<string>(options).map(([value, text]) => {
    const button = h('button', { type: 'button', 'data-value': value }, text);
    button.addEventListener('click', () => choose(value as T));
    return button;
  });
  const group = h('div', { class: 'choices', role: 'group', 'aria-label': label }, ...buttons);
  return {
    element: h('div', { class: 'row' }, h('span', {}, label), group),
    show(value) {
      for (const button of buttons)
        button.setAttribute('aria-pressed', String(button.dataset.value === value));
    },
  };
}

export function select(label: string, options: readonly (readonly [value: string, text: string])[]) {
  const list = h(
    'select',
    { 'aria-label': label },
    ...options.map(([value, text]) => h('option', { value }, text)),
  );
  return { list, element: h('label', { class: 'row' }, h('span', {}, label), list) };
}

export function field(label: string, value: string, type = 'text') {
  const input = h('input', { type, value, 'aria-label': label, autocomplete: 'off', spellcheck: 'false' });
  if (type === 'number') input.step = 'any';
  return { input, element: h('label', { class: 'row' }, h('span', {}, label), input) };
}

/** Asks the gateway; an answer that is no success is an Error with what it says, in Chinese. */
export async function ask<T>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method, ...(body && { headers, body: JSON.stringify(body) }) });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

/** Runs a button's work and says beside it how it went. */
export function noted(work: () => Promise<string>): { readonly run: () => void; readonly note: HTMLElement } {
  const note = h('p', { class: 'note', role: 'status' });
  const say = (text: string, bad: boolean) => {
    note.textContent = text;
    note.classList.toggle('bad', bad);
  };
  return {
    note,
    run: () => {
      work().then(
        (text) => say(text, false),
        (error: Error) => say(error.message, true),
      );
    },
  };
}
