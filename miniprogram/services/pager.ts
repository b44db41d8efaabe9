import { sayError } from './feedback';
import { shownError } from './shown-error';

interface Part<R> {
  readonly at: number;
  readonly rows: R[];
}

/** What a page with a growing list shows; rows page by page, so that only a new page is handed over. */
interface ListData<R> {
  readonly state: 'loading' | 'ready' | 'error';
  readonly errorText: string;
  readonly isOffline: boolean;
  readonly parts: Part<R>[];
  readonly isEmpty: boolean;
  readonly more: 'idle' | 'loading' | 'end' | 'error';
}

export const emptyList = <R>(): ListData<R> => ({
  state: 'loading',
  errorText: '',
  isOffline: false,
  parts: [],
  isEmpty: false,
  more: 'idle',
});

interface Loaded<R> {
  readonly rows: R[];
  readonly next: string | undefined;
  /** What else the page shows of the answer; set with the first rows, never by an answer that was overtaken. */
  readonly shown?: Readonly<Record<string, unknown>>;
}

export interface ListPage<R> {
  readonly data: ListData<R>;
  setData(changes: Readonly<Record<string, unknown>>): void;
}

interface Pager {
  /** From the start, with the skeleton. */
  reload(): Promise<void>;
  /** From the start, while what is there stays on the screen. */
  refresh(): Promise<void>;
  more(): Promise<void>;
}

/** Fewer rows leave the screen half empty. */
const fewRows = 4;

/** Loads a list page by page into a page's data. An answer that was overtaken by a newer load is dropped. */
function pager<R>(page: ListPage<R>, load: (cursor: string | undefined) => Promise<Loaded<R>>): Pager {
  let run = 0;
  let cursor: string | undefined;

  function fail(error: unknown): void {
    const { code, message } = shownError(error);
    if (page.data.state === 'ready') sayError(error);
    else page.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
  }

  async function more(): Promise<void> {
    if (page.data.state !== 'ready' || cursor === undefined || page.data.more === 'loading') return;
    const mine = run;
    page.setData({ more: 'loading' });
    try {
      const { rows, next } = await load(cursor);
      if (mine !== run) return;
      cursor = next;
      const at = page.data.parts.length;
      page.setData({ [`parts[${at}]`]: { at, rows }, more: next === undefined ? 'end' : 'idle' });
    } catch {
      if (mine === run) page.setData({ more: 'error' });
    }
  }

  async function refresh(): Promise<void> {
    run += 1;
    const mine = run;
    try {
      const { rows, next, shown } = await load(undefined);
      if (mine !== run) return;
      cursor = next;
      const isEmpty = rows.length === 0 && next === undefined;
      const end = next === undefined ? 'end' : 'idle';
      page.setData({ ...shown, state: 'ready', parts: [{ at: 0, rows }], isEmpty, more: end });
      // A filter beyond the index may answer a short page: the screen is filled before anybody scrolls.
      if (rows.length < fewRows) await more();
    } catch (error) {
      if (mine === run) fail(error);
    }
  }

  async function reload(): Promise<void> {
    page.setData({ state: 'loading', parts: [], isEmpty: false });
    await refresh();
  }

  return { reload, refresh, more };
}

/**
 * What every page with a growing list does: it loads anew when told or pulled down, and goes on at its end.
 * `load` gets the page, for what the list depends on.
 */
export function listPage<R, P extends ListPage<R>>(
  load: (cursor: string | undefined, page: P) => Promise<Loaded<R>>,
) {
  const pagers = new WeakMap<P, Pager>();
  const of = (page: P): Pager => {
    const known = pagers.get(page) ?? pager(page, (cursor) => load(cursor, page));
    pagers.set(page, known);
    return known;
  };
  return {
    reload(this: P) {
      return of(this).reload();
    },
    refresh(this: P) {
      return of(this).refresh();
    },
    loadMore(this: P) {
      return of(this).more();
    },
    onReachBottom(this: P) {
      of(this).more();
    },
    onPullDownRefresh(this: P) {
      of(this)
        .refresh()
        .then(() => wx.stopPullDownRefresh());
    },
  };
}
