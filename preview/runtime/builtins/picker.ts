import type { ColumnsOptions } from '../chrome/columns';
import type { Host } from '../host';
import { anything, type Builtin, flag, type Node, text } from './define';
import { wheelsOf } from './picker-wheels';

type Show = Parameters<NonNullable<ColumnsOptions['onOpen']>>[0];

async function pick(node: Node, host: Host, onOpen: (show: Show) => void): Promise<void> {
  const wheels = wheelsOf(node);
  const title = node.properties.headerText;
  const chosen = await host.overlays.columns({
    title,
    chosen: wheels.chosen,
    columns: wheels.columns,
    onTurn: wheels.onTurn,
    onOpen,
  });
  if (!chosen) return node.emit('cancel');
  const detail = wheels.value(chosen);
  node.set({ value: detail.value });
  node.emit('change', detail);
}

const picker: Builtin = {
  properties: {
    mode: text('selector'),
    range: anything([]),
    rangeKey: text(),
    value: anything(0),
    start: text(),
    end: text(),
    fields: text('day'),
    level: text('region'),
    customItem: text(),
    headerText: text(),
    disabled: flag(),
    name: text(),
  },
  attach(node, host) {
    let show: Show | undefined;
    node.onEvent('tap', () => {
      if (node.properties.disabled) return;
      void pick(node, host, (paint) => {
        show = paint;
      }).finally(() => {
        show = undefined;
      });
    });
    const initial = node.properties.value;
    let value = initial;
    const leave = host.router.forms.add({
      element: () => node.element,
      read: () => ({ name: node.properties.name, value: node.properties.value }),
      reset: () => node.set({ value: initial }),
    });
    return {
      detached: leave,
      // What one wheel shows may hang on another: the page hands over new words while they are open.
      changed(now) {
        if (now.mode === 'multiSelector') show?.(now.value === value ? undefined : now.value);
        value = now.value;
      },
    };
  },
};

/** Columns inside the page; a tap on an item chooses it. */
const pickerView: Builtin = {
  properties: {
    value: anything([]),
    indicatorStyle: text(),
    indicatorClass: text(),
    maskStyle: text(),
    maskClass: text(),
    immediateChange: flag(),
  },
  attach(node) {
    const columns = () => [...node.element.querySelectorAll('wx-picker-view-column')];
    const paint = (value: readonly number[]) => {
      columns().forEach((column, at) => {
        [...column.children].forEach((item, index) => {
          item.toggleAttribute('data-chosen', index === (value[at] ?? 0));
          if (index === (value[at] ?? 0)) item.scrollIntoView?.({ block: 'center' });
        });
      });
    };
    node.element.addEventListener('click', ({ target }) => {
      const value = columns().map((column, at) => {
        const hit = [...column.children].findIndex((item) => item.contains(target as globalThis.Node));
        return hit >= 0 ? hit : Number(node.properties.value?.[at] ?? 0);
      });
      node.set({ value });
      node.emit('change', { value });
    });
    return { changed: ({ value }) => queueMicrotask(() => paint(value ?? [])) };
  },
};

export const pickerBuiltins: Readonly<Record<string, Builtin>> = { picker, 'picker-view': pickerView };
