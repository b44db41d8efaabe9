/** @jest-environment node */
import { installWx } from '../../tests/mini/fake-wx';
import { ClientError } from '../generated/client/client-error';
import { emptyList, type ListPage, listPage } from './pager';

interface Loaded {
  rows: number[];
  next: string | undefined;
}

/** A page whose loads are answered by hand, in any order. */
function openPage() {
  const waiting: {
    cursor: string | undefined;
    resolve(loaded: Loaded): void;
    reject(error: unknown): void;
  }[] = [];
  const said: string[] = [];
  let pulls = 0;
  installWx({
    showToast: ({ title }: { title: string }) => said.push(title),
    stopPullDownRefresh: () => {
      pulls += 1;
    },
  });
  const page: ListPage<number> = {
    data: emptyList<number>(),
    setData(changes) {
      for (const [path, value] of Object.entries(changes)) {
        const part = /^parts\[(\d+)\]$/.exec(path);
        if (part) page.data.parts[Number(part[1])] = value as never;
        else Object.assign(page.data, { [path]: value });
      }
    },
  };
  const list = listPage<number, ListPage<number>>(
    (cursor) => new Promise((resolve, reject) => waiting.push({ cursor, resolve, reject })),
  );
  const rows = () => page.data.parts.flatMap((part) => part.rows);
  return { page, list, waiting, said, rows, pulls: () => pulls };
}

const full = [1, 2, 3, 4];

describe('a list that grows', () => {
  it('goes on from the cursor until there is no more', async () => {
    const { page, list, waiting, rows } = openPage();
    const first = list.reload.call(page);
    expect(page.data.state).toBe('loading');
    waiting[0]?.resolve({ rows: full, next: 'c1' });
    await first;
    expect([page.data.state, page.data.more, page.data.isEmpty]).toEqual(['ready', 'idle', false]);
    const second = list.loadMore.call(page);
    // Reaching the bottom again while a page is on its way asks for nothing.
    await list.loadMore.call(page);
    waiting[1]?.resolve({ rows: [5], next: undefined });
    await second;
    expect([rows(), page.data.more, waiting.map(({ cursor }) => cursor)]).toEqual([
      [...full, 5],
      'end',
      [undefined, 'c1'],
    ]);
    await list.loadMore.call(page);
    expect(waiting).toHaveLength(2);
  });

  it('fills the screen by itself when the first page is short', async () => {
    const { page, list, waiting, rows } = openPage();
    const loading = list.reload.call(page);
    waiting[0]?.resolve({ rows: [1], next: 'c1' });
    await new Promise(setImmediate);
    waiting[1]?.resolve({ rows: [2], next: undefined });
    await loading;
    expect(rows()).toEqual([1, 2]);
  });

  it('drops an answer that a newer load has overtaken', async () => {
    const { page, list, waiting, rows } = openPage();
    const older = list.reload.call(page);
    const newer = list.reload.call(page);
    waiting[1]?.resolve({ rows: [], next: undefined });
    await newer;
    waiting[0]?.resolve({ rows: full, next: 'stale' });
    await older;
    expect([rows(), page.data.isEmpty, page.data.more]).toEqual([[], true, 'end']);
  });

  it('shows an error only where there is nothing to keep', async () => {
    const { page, list, waiting, rows, said, pulls } = openPage();
    const failing = list.reload.call(page);
    waiting[0]?.reject(new ClientError({ code: 'OFFLINE' }));
    await failing;
    expect([page.data.state, page.data.isOffline]).toEqual(['error', true]);
    const good = list.refresh.call(page);
    waiting[1]?.resolve({ rows: full, next: 'c1' });
    await good;
    list.onPullDownRefresh.call(page);
    waiting[2]?.reject(new ClientError({ code: 'BAD_ANSWER' }));
    await new Promise(setImmediate);
    expect([page.data.state, rows(), said, pulls()]).toEqual([
      'ready',
      full,
      ['服务开小差了，请稍后再试'],
      1,
    ]);
    const more = list.loadMore.call(page);
    waiting[3]?.reject(new ClientError({ code: 'TIMEOUT' }));
    await more;
    expect([page.data.more, rows()]).toEqual(['error', full]);
  });
});
