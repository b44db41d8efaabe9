import { h, press } from '../dom';
import { type ColumnsOptions, columnsSheet } from './columns';

/** Opens a layer; `build` gets the function that closes it with an answer. A tap beside it gives `outside`. */
export type Sheet = <T>(
  className: string,
  outside: T,
  build: (done: (answer: T) => void) => readonly HTMLElement[],
  closable?: boolean,
) => Promise<T>;

interface ToastOptions {
  readonly title: string;
  readonly icon?: string | undefined;
  /** 0 = until hidden. */
  readonly duration?: number | undefined;
  readonly mask?: boolean | undefined;
}

interface ModalOptions {
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  readonly showCancel?: boolean | undefined;
  readonly cancelText?: string | undefined;
  readonly confirmText?: string | undefined;
  readonly confirmColor?: string | undefined;
  readonly editable?: boolean | undefined;
  readonly placeholderText?: string | undefined;
}

interface ModalAnswer {
  readonly confirm: boolean;
  readonly cancel: boolean;
  readonly content?: string;
}

/** What WeChat shows above the pages. */
export interface Overlays {
  readonly element: HTMLElement;
  readonly open: Sheet;
  toast(options: ToastOptions): void;
  hideToast(): void;
  modal(options: ModalOptions): Promise<ModalAnswer>;
  /** Index of the chosen item; undefined when given up. */
  actionSheet(items: readonly string[], title?: string): Promise<number | undefined>;
  columns(options: ColumnsOptions): Promise<readonly number[] | undefined>;
  /** Closes whatever is open, as when the page goes. */
  clear(): void;
}

function sheetOpener(element: HTMLElement, open: Set<() => void>): Sheet {
  return (className, outside, build, closable = true) =>
    new Promise((resolve) => {
      const layer = h('div', { class: 'mp-layer' });
      const done = (answer: typeof outside) => {
        layer.remove();
        open.delete(giveUp);
        resolve(answer);
      };
      const giveUp = () => done(outside);
      open.add(giveUp);
      layer.append(h('section', { class: className, role: 'dialog' }, ...build(done)));
      layer.addEventListener('click', (event) => {
        if (closable && event.target === layer) giveUp();
      });
      element.append(layer);
    });
}

function modal(open: Sheet, options: ModalOptions): Promise<ModalAnswer> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = options;
  const refused: ModalAnswer = { confirm: false, cancel: true };
  return open<ModalAnswer>(
    'mp-modal',
    refused,
    (done) => {
      const field = h('input', { class: 'mp-modal-field', placeholder: options.placeholderText ?? '' });
      field.value = content;
      const agree = press(confirmText, 'mp-modal-button mp-strong', () =>
        done({ confirm: true, cancel: false, ...(options.editable && { content: field.value }) }),
      );
      if (options.confirmColor) agree.style.color = options.confirmColor;
      return [
        ...(title ? [h('h3', {}, title)] : []),
        options.editable ? field : h('p', {}, content),
        h('footer', {}, showCancel && press(cancelText, 'mp-modal-button', () => done(refused)), agree),
      ];
    },
    false,
  );
}

const glyphs: Readonly<Record<string, string>> = { success: '✓', error: '!', loading: '', none: '' };

/** Layers above the pages, in an element of their own. */
export function createOverlays(signal: AbortSignal): Overlays {
  const element = h('div', { class: 'mp-overlays' });
  const layers = new Set<() => void>();
  const open = sheetOpener(element, layers);
  let toast: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hideToast = () => {
    clearTimeout(timer);
    toast?.remove();
    toast = undefined;
  };
  signal.addEventListener('abort', hideToast);
  return {
    element,
    open,
    hideToast,
    toast({ title, icon = 'success', duration = 1_500, mask = false }) {
      hideToast();
      const glyph =
        icon === 'none' ? undefined : h('i', { class: `mp-toast-icon mp-toast-${icon}` }, glyphs[icon] ?? '');
      const box = h(
        'div',
        { class: `mp-toast ${icon === 'none' ? '' : 'mp-toast-square'}`, role: 'status' },
        glyph,
        title,
      );
      toast = mask ? h('div', { class: 'mp-toast-mask' }, box) : box;
      element.append(toast);
      if (duration > 0) timer = setTimeout(hideToast, duration);
    },
    modal: (options) => modal(open, options),
    actionSheet: (items, title) =>
      open<number | undefined>('mp-sheet mp-actions', undefined, (done) => [
        ...(title ? [h('p', { class: 'mp-actions-title' }, title)] : []),
        ...items.map((item, index) => press(item, 'mp-action', () => done(index))),
        press('取消', 'mp-action mp-action-cancel', () => done(undefined)),
      ]),
    columns: (options) => columnsSheet(open, options),
    clear() {
      for (const giveUp of [...layers]) giveUp();
    },
  };
}
