import { notes } from '../../shared/store/contract-collections';
import { BrokenOff, reindex } from './reindex';

const page = (at: number) => ({ read: 10, written: 1, retired: at === 0 ? ['ix_old_p'] : [] });

test('pages follow each other to the end, counted and told', async () => {
  const told: unknown[] = [];
  const asked: (string | undefined)[] = [];
  const reindexing = {
    reindex: async (_of: unknown, after?: string) => {
      asked.push(after);
      return asked.length < 3 ? { ...page(asked.length - 1), next: `p${asked.length}` } : page(2);
    },
  };
  const progress = (...line: unknown[]) => told.push(line);
  expect(await reindex({ reindexing }, notes, progress)).toEqual({
    read: 30,
    written: 3,
    retired: ['ix_old_p'],
  });
  expect(asked).toEqual([undefined, 'p1', 'p2']);
  expect(told).toEqual([
    ['notes', 10, false],
    ['notes', 20, false],
    ['notes', 30, true],
  ]);
});

test('a pass that breaks off says where it goes on', async () => {
  const reindexing = {
    reindex: async (_of: unknown, after?: string) => {
      if (after === 'p1') throw new Error('no network');
      return { ...page(0), next: 'p1' };
    },
  };
  const error: unknown = await reindex({ reindexing }, notes, () => {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenOff);
  expect(error).toMatchObject({ message: 'no network', after: 'p1' });
});
