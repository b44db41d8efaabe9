import { cities } from '../../../shared/domain/geo/cities';
import type { Column } from '../chrome/columns';
import type { Node, Properties } from './define';

/** What a mode shows, how the chosen indexes become WeChat's value, and what depends on them. */
export interface Wheels {
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

export function wheelsOf(node: Node): Wheels {
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
