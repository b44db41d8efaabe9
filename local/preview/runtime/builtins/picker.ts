import { cities } from '../../../../shared/domain/cities';
import type { Column, ColumnsOptions } from '../chrome/columns';
import type { Host } from '../host';
import { anything, type Builtin, flag, type Node, type Properties, text } from './define';

/** What a mode shows, how the chosen indexes become WeChat's value, and what depends on them. */
interface Wheels {
  readonly chosen: number[];
  columns(chosen: readonly number[]): Column[];
  value(chosen: readonly number[]): Readonly<Record<string, unknown>>;
  /** The multi-column picker tells of each turn. */
  readonly onTurn?: (column: number, value: number) => void;
}

const two = (value: number) => String(value).padStart(2, '0');
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function labels(range: readonly unknown[], key: string): Column {
  return range.map((each) => String(key ? (each as Record<string, unknown>)[key] : each));
}

function selector({ range, rangeKey, value }: Properties): Wheels {
  return {
    chosen: [Math.max(0, Number(value) || 0)],
    columns: () => [labels(range ?? [], rangeKey)],
    // WeChat answers the index as text.
    value: ([index = 0]) => ({ value: String(index) }),
  };
}

function multiSelector(node: Node): Wheels {
  const now = () => node.properties;
  const ranges = () => (now().range ?? []) as unknown[][];
  return {
    chosen: ranges().map((_, index) => Number(now().value?.[index] ?? 0)),
    columns: () => ranges().map((range) => labels(range, now().rangeKey)),
    value: (chosen) => ({ value: [...chosen] }),
    onTurn: (column, value) => node.emit('columnchange', { column, value }),
  };
}

function date({ value, start, end, fields }: Properties): Wheels {
  const parts = (text: string, fallback: string) => (text || fallback).split('-').map(Number);
  const [y0 = 1900] = parts(start, '1900-01-01');
  const [y1 = 2100] = parts(end, '2100-12-31');
  const [year = y0, month = 1, day = 1] = parts(value, new Date().toISOString().slice(0, 10));
  const depth = { year: 1, month: 2, day: 3 }[fields as 'day'] ?? 3;
  const years = span(y0, y1);
  const daysIn = ([at = 0, m = 0]: readonly number[]) =>
    new Date((years[at] ?? y0) as number, m + 1, 0).getDate();
  const within = (text: string) => (start && text < start ? start : end && text > end ? end : text);
  return {
    chosen: [Math.max(0, years.indexOf(year)), month - 1, day - 1].slice(0, depth),
    columns: (chosen) =>
      [
        years.map((each) => `${each}年`),
        span(1, 12).map((each) => `${each}月`),
        span(1, daysIn(chosen)).map((each) => `${each}日`),
      ].slice(0, depth),
    value: (chosen) => {
      const [at = 0, m = 0, d = 0] = chosen;
      const words = [String(years[at] ?? y0), two(m + 1), two(Math.min(d + 1, daysIn(chosen)))].slice(
        0,
        depth,
      );
      return { value: within(words.join('-')) };
    },
  };
}

function time({ value }: Properties): Wheels {
  const [hour = 0, minute = 0] = String(value || '00:00')
    .split(':')
    .map(Number);
  return {
    chosen: [hour, minute],
    columns: () => [span(0, 23).map((each) => `${two(each)}时`), span(0, 59).map((each) => `${two(each)}分`)],
    value: ([h = 0, m = 0]) => ({ value: `${two(h)}:${two(m)}` }),
  };
}

const provinces = [...new Set(cities.map(({ province }) => province))];
const citiesOf = (province: number) => cities.filter((city) => city.province === provinces[province]);

/** WeChat's third level is not known here; it answers 市辖区. */
function region({ value, level }: Properties): Wheels {
  const depth = { province: 1, city: 2 }[level as 'city'] ?? 3;
  const [province = '', city = ''] = (value ?? []) as string[];
  const first = Math.max(0, provinces.indexOf(province));
  const second = citiesOf(first).findIndex(({ name }) => name === city);
  return {
    chosen: [first, Math.max(0, second), 0].slice(0, depth),
    columns: ([at = 0]) => [provinces, citiesOf(at).map(({ name }) => name), ['市辖区']].slice(0, depth),
    value: ([at = 0, index = 0]) => {
      const chosen = citiesOf(at)[index];
      const code = chosen?.code ?? '';
      return {
        value: [provinces[at], chosen?.name, '市辖区'].slice(0, depth),
        code: [`${code.slice(0, 2)}0000`, code, `${code.slice(0, 4)}01`].slice(0, depth),
        postcode: '',
      };
    },
  };
}

function wheelsOf(node: Node): Wheels {
  const now = node.properties;
  switch (now.mode) {
    case 'multiSelector':
      return multiSelector(node);
    case 'date':
      return date(now);
    case 'time':
      return time(now);
    case 'region':
      return region(now);
    default:
      return selector(now);
  }
}

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
