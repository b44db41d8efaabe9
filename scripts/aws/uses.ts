import type ts from 'typescript';
import { collections } from '../../shared/collections/collections';
import { outbox } from '../../shared/collections/events';
import type { Program } from './program';
import { portMethod, reach } from './reach';
import { staticValues } from './static-value';

/** What a function does with one collection. */
export interface TableUse {
  /** Of DynamoDB, on the table. */
  readonly actions: Set<string>;
  /** That it lists by. */
  readonly indexes: Set<string>;
}

/** What a function does outside itself, read from its sources. */
export interface Uses {
  readonly tables: ReadonlyMap<string, TableUse>;
  /** `Port.method` of every other port that it calls, such as `Files.put`. */
  readonly ports: ReadonlySet<string>;
}

/** What a call of the store becomes. A document only read in a transaction is checked at its commit. */
const tableActions: Readonly<Record<string, readonly string[]>> = {
  'Store.get': ['GetItem'],
  'Store.getMany': ['BatchGetItem'],
  'Store.list': [],
  'Transaction.get': ['GetItem', 'ConditionCheckItem'],
  'Transaction.create': ['PutItem'],
  'Transaction.update': ['UpdateItem'],
  'Transaction.remove': ['DeleteItem'],
  'Transaction.add': ['UpdateItem'],
};

/** Whether a collection has an index: what lists one of several by a name that comes with it, asks each by its own. */
const hasIndex = (collection: string, index: string): boolean => {
  const found = Object.values(collections).find(({ name }) => name === collection);
  return found === undefined || index in found.indexes;
};

const isStore = (method: string): boolean => /^(Store|Transaction)\./.test(method);

/** What the code behind one entry file uses. Throws Error when the sources do not tell. */
export function usesOf(program: Program, entry: string, except?: ReadonlySet<string>): Uses {
  const { calls, loose } = reach(program, entry, except);
  const [handedOn] = loose.filter((node) => isStore(portMethod(program, node) ?? ''));
  if (handedOn) throw new Error(`${program.pathOf(handedOn)}: '${handedOn.getText()}' is handed on`);
  const tables = new Map<string, TableUse>();
  const ports = new Set<string>();
  const tableOf = (name: string) => {
    const table = tables.get(name) ?? { actions: new Set(), indexes: new Set() };
    tables.set(name, table);
    return table;
  };
  for (const call of calls) {
    const method = portMethod(program, call.expression);
    if (!method) continue;
    // All events of a commit stand in one new document.
    if (method === 'Transaction.emit') {
      tableOf(outbox.name).actions.add('PutItem');
      continue;
    }
    const actions = tableActions[method];
    if (!actions) {
      ports.add(method);
      continue;
    }
    const [collection, index] = call.arguments as readonly ts.Expression[];
    if (!collection) continue;
    for (const name of staticValues(program, 'collection', collection, calls)) {
      for (const action of actions) tableOf(name).actions.add(action);
      if (method !== 'Store.list' || !index) continue;
      for (const text of staticValues(program, 'text', index, calls))
        if (hasIndex(name, text)) tableOf(name).indexes.add(text);
    }
  }
  return { tables, ports };
}
