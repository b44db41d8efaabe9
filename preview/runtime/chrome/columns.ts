import { h, press } from '../dom';
import type { Sheet } from './overlays';

export type Column = readonly string[];

export interface ColumnsOptions {
  readonly title?: string | undefined;
  readonly chosen: readonly number[];
  columns(chosen: readonly number[]): Column[];
  readonly onTurn?: ((column: number, index: number) => void) | undefined;
  /** Gets what shows the open wheels anew, at other places if it is told them. */
  readonly onOpen?: ((show: (places?: readonly number[]) => void) => void) | undefined;
}

/** WeChat's wheels as lists of buttons; resolves with the chosen indexes, or undefined when given up. */
export function columnsSheet(open: Sheet, options: ColumnsOptions): Promise<readonly number[] | undefined> {
  return open<readonly number[] | undefined>('mp-sheet', undefined, (done) => {
    let chosen = [...options.chosen];
    const body = h('div', { class: 'mp-columns' });
    const paint = () => {
      const columns = options.columns(chosen);
      chosen = columns.map((column, at) => Math.min(chosen[at] ?? 0, Math.max(0, column.length - 1)));
      body.replaceChildren(
        ...columns.map((column, at) => {
          const items = column.map((label, index) => {
            const item = press(label, 'mp-column-item', () => {
              chosen[at] = index;
              options.onTurn?.(at, index);
              paint();
            });
            item.setAttribute('aria-pressed', String(index === chosen[at]));
            return item;
          });
          return h('div', { class: 'mp-column', role: 'listbox' }, ...items);
        }),
      );
      for (const item of body.querySelectorAll('[aria-pressed="true"]'))
        item.scrollIntoView?.({ block: 'center' });
    };
    options.onOpen?.((places) => {
      chosen = [...(places ?? chosen)];
      paint();
    });
    queueMicrotask(paint);
    return [
      h(
        'header',
        { class: 'mp-sheet-head' },
        press('取消', 'mp-link', () => done(undefined)),
        h('strong', {}, options.title ?? ''),
        press('确定', 'mp-link mp-strong', () => done(chosen)),
      ),
      body,
    ];
  });
}
