import { join } from 'node:path';
import { openProgram, type Program } from './program';
import { type Uses, usesOf } from './uses';

/** A product of a few lines, in the places where the analysis looks: only the shapes of the real one count. */
const house = `
export interface Collection { readonly name: string }
export const collection = (name: string): Collection => ({ name });
`;
const shared: [path: string, text: string][] = [
  ['shared/collections/collection.ts', house],
  [
    'shared/collections/documents.ts',
    `import { collection } from './collection';
    export const accounts = collection('accounts');
    export const notices = collection('notices');`,
  ],
  [
    'shared/ports/ports.ts',
    `import type { Collection } from '../collections/collection';
    type Partition = readonly string[];
    export interface Store {
      get(from: Collection, id: string): Promise<object>;
      getMany(from: Collection, ids: readonly string[]): Promise<object[]>;
      list(from: Collection, index: string, where: Partition, page: { limit: number }): Promise<object[]>;
      transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
    }
    export interface Transaction {
      get(from: Collection, id: string): Promise<object | undefined>;
      create(into: Collection, doc: object): void;
      update(into: Collection, doc: object): void;
      remove(from: Collection, id: string): void;
      add(to: Collection, id: string, amounts: object): void;
      emit(event: object): void;
    }
    export interface Files { readUrl(key: string): Promise<string>; put(key: string): Promise<void> }
    export interface Context { readonly store: Store; readonly files: Files }`,
  ],
  [
    'shared/application/outbox.ts',
    `import { accounts, notices } from '../collections/documents';
    import type { Transaction } from '../ports/ports';
    export const emit = (tx: Transaction) => tx.create(notices, {});
    export const other = (tx: Transaction) => tx.remove(accounts, 'a');`,
  ],
];

const imports = `
import { accounts, notices } from '../../shared/collections/documents';
import type { Collection } from '../../shared/collections/collection';
import type { Context, Store, Transaction } from '../../shared/ports/ports';
`;

const handlers = {
  calls: `
    export const handler = async ({ store, files }: Context) => {
      await store.getMany(accounts, ['a']);
      await store.list(notices, 'unread', ['a'], { limit: 1 });
      await files.readUrl('x');
      await store.transact(async (tx) => {
        const notice = await tx.get(notices, 'a');
        if (notice) tx.update(notices, notice);
        tx.remove(accounts, 'a');
      });
    };`,
  followed: `
    const read = (store: Store, from: Collection, index: string) => store.list(from, index, ['a'], { limit: 1 });
    const kinds = { a: 'account' } as const;
    export const handler = async ({ store }: Context, kind: 'a', half: 'read' | 'seen') => {
      await read(store, notices, kinds[kind]);
      await store.list(notices, \`un\${half}\`, ['a'], { limit: 1 });
    };`,
  idle: `
    import { emit } from '../../shared/application/outbox';
    const idle = (tx: Transaction) => tx.remove(accounts, 'a');
    export const named = 1;`,
  named: `
    import { emit } from '../../shared/application/outbox';
    export const handler = (tx: Transaction) => emit(tx);`,
  telling: 'export const handler = (tx: Transaction) => tx.emit({});',
  added: `export const handler = (tx: Transaction) => { tx.add(notices, 'a', {}); tx.create(accounts, {}); };`,
  collectionOfChance: 'export const handler = ({ store }: Context, c: Collection) => store.get(c, "a");',
  indexOfChance:
    'export const handler = ({ store }: Context, i: string) => store.list(notices, i, ["a"], { limit: 1 });',
  handedOn: 'export const handler = ({ store }: Context) => [1].map(() => store.get);',
};
type Planted = keyof typeof handlers;

const entry = (name: string) => join('functions', name, 'handler.ts');

let program: Program;
beforeAll(() => {
  const planted = Object.entries(handlers).map(([name, text]) => [entry(name), imports + text] as const);
  const entries = planted.map(([path]) => path);
  program = openProgram(entries, process.cwd(), new Map([...shared, ...planted]));
});

const usesIn = (name: Planted, except?: ReadonlySet<string>): Uses => usesOf(program, entry(name), except);

const plain = ({ tables }: Uses) =>
  Object.fromEntries(
    [...tables].map(([name, { actions, indexes }]) => [name, [...actions, ...indexes].sort().join(' ')]),
  );

test('each call of the store becomes the rights it needs', () => {
  const uses = usesIn('calls');
  expect(plain(uses)).toEqual({
    accounts: 'BatchGetItem DeleteItem',
    notices: 'ConditionCheckItem GetItem UpdateItem unread',
  });
  expect(plain(usesIn('added'))).toEqual({ notices: 'UpdateItem', accounts: 'PutItem' });
  expect(plain(usesIn('telling'))).toEqual({ outbox: 'PutItem' });
  expect(uses.ports.has('Files.readUrl')).toBe(true);
  expect(uses.ports.has('Files.put')).toBe(false);
});

test('indexes and collections are followed through variables, templates and parameters, to indexes that there are', () => {
  expect(plain(usesIn('followed'))).toEqual({ notices: 'account unread' });
});

test('all of a handler counts; of a module it imports, what it names', () => {
  expect(plain(usesIn('idle'))).toEqual({ accounts: 'DeleteItem' });
  expect(plain(usesIn('named'))).toEqual({ notices: 'PutItem' });
});

test('what an entry never comes to does not count', () => {
  expect(plain(usesIn('named', new Set(['emit'])))).toEqual({});
});

test.each<[string, Planted]>([
  ['a collection of chance', 'collectionOfChance'],
  ['an index of chance', 'indexOfChance'],
])('%s is an error, not a guess', (_what, name) => {
  expect(() => usesIn(name)).toThrow(/handler\.ts:\d+: no static/);
});

test('a method that is handed on could be called with anything', () => {
  expect(() => usesIn('handedOn')).toThrow("'get' is handed on");
});
