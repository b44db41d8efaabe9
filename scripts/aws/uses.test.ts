import { join } from 'node:path';
import { openProgram } from './program';
import { type Uses, usesOf } from './uses';

const root = process.cwd();
const entry = join('functions', 'planted', 'handler.ts');

const header = `
import { notices } from '../../shared/collections/events';
import { accounts } from '../../shared/collections/accounts';
import type { Collection } from '../../shared/collections/collection';
import type { Context } from '../../shared/ports/context';
import type { Store, Transaction } from '../../shared/ports/store';
`;

/** What a handler of these lines uses. */
function usesOfLines(lines: string): Uses {
  const program = openProgram([entry], root, new Map([[entry, header + lines]]));
  return usesOf(program, entry);
}

const plain = ({ tables }: Uses) =>
  Object.fromEntries(
    [...tables].map(([name, { actions, indexes }]) => [name, [...actions, ...indexes].sort().join(' ')]),
  );

test('each call of the store becomes the rights it needs', () => {
  const uses = usesOfLines(`
    export const handler = async ({ store, files }: Context) => {
      await store.getMany(accounts, ['a']);
      await store.list(notices, 'unread', ['a'], { limit: 1 });
      await files.readUrl('x');
      await store.transact(async (tx) => {
        const notice = await tx.get(notices, 'a');
        if (notice) tx.update(notices, notice);
        tx.remove(accounts, 'a');
      });
    };`);
  expect(plain(uses)).toEqual({
    accounts: 'BatchGetItem DeleteItem',
    notices: 'ConditionCheckItem GetItem PutItem unread',
  });
  expect(uses.ports.has('Files.readUrl')).toBe(true);
  expect(uses.ports.has('Files.put')).toBe(false);
});

test('indexes and collections are followed through variables, templates and parameters', () => {
  const uses = usesOfLines(`
    const read = (store: Store, from: Collection, index: string) => store.list(from, index, ['a'], { limit: 1 });
    const kinds = { a: 'account', u: 'unread' } as const;
    export const handler = async ({ store }: Context, kind: 'a' | 'u', half: 'read' | 'seen') => {
      await read(store, notices, kinds[kind]);
      await store.list(notices, \`un\${half}\`, ['a'], { limit: 1 });
    };`);
  expect(plain(uses)).toEqual({ notices: 'account unread unseen' });
});

test('all of a handler counts; of a module it imports, what it names', () => {
  const uses = usesOfLines(`
    import { emit } from '../../shared/application/events/outbox';
    const idle = (tx: Transaction) => tx.remove(accounts, 'a');
    export const other = 1;`);
  expect(plain(uses)).toEqual({ accounts: 'DeleteItem' });
});

test.each([
  [
    'a collection of chance',
    'export const handler = ({ store }: Context, c: Collection) => store.get(c, "a");',
  ],
  [
    'an index of chance',
    'export const handler = ({ store }: Context, i: string) => store.list(notices, i, ["a"], { limit: 1 });',
  ],
])('%s is an error, not a guess', (_what, lines) => {
  expect(() => usesOfLines(lines)).toThrow(/handler\.ts:\d+: no static/);
});

test('a method that is handed on could be called with anything', () => {
  const lines = 'export const handler = ({ store }: Context) => [1].map(() => store.get);';
  expect(() => usesOfLines(lines)).toThrow("'get' is handed on");
});
