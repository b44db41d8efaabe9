import type { Collection } from '../../collections/collection';
import type { Freshness } from '../../ports/store';
import { retryBudgetMs } from '../buffered-transaction';
import { maxPage } from '../list-query';
import { waitForRetry } from '../retry';
import type { DynamoStoreOptions } from './dynamo-store-options';
import { Expression } from './expression';
import { projection } from './item';
import type { Item } from './protocol';
import type { RetryingSend } from './retrying-send';
import { tableName } from './table-definitions';

interface Waiting {
  readonly asked: object;
  readonly keys: number;
  resolve(items: Item[]): void;
  reject(error: unknown): void;
}

/** Answers the items of the ids in any order; ≤ 100 ids. */
export type BatchReads = (from: Collection, ids: readonly string[], freshness: Freshness) => Promise<Item[]>;

/**
 * Reads by ids. What is asked of several tables at the same moment travels as one BatchGetItem, which is
 * what a page of tasks does for its places and publishers.
 */
export function batchReads(send: RetryingSend, options: DynamoStoreOptions): BatchReads {
  let waiting = new Map<string, Waiting>();

  /** Asks again for what DynamoDB left out. */
  async function read(requests: ReadonlyMap<string, Waiting>): Promise<ReadonlyMap<string, Item[]>> {
    const found = new Map<string, Item[]>([...requests.keys()].map((table) => [table, []]));
    const deadlineMs = options.clock.nowMs() + retryBudgetMs;
    let rest: Readonly<Record<string, object>> = Object.fromEntries(
      [...requests].map(([table, { asked }]) => [table, asked]),
    );
    for (let tries = 1; ; tries += 1) {
      const answer = await send('BatchGetItem', { RequestItems: rest }, deadlineMs);
      for (const [table, items] of Object.entries(answer.Responses ?? {})) found.get(table)?.push(...items);
      rest = answer.UnprocessedKeys ?? {};
      if (Object.keys(rest).length === 0) return found;
      await waitForRetry(options, tries, deadlineMs);
    }
  }

  function flush(): void {
    const requests = waiting;
    waiting = new Map();
    if (requests.size === 0) return;
    read(requests).then(
      (found) => {
        for (const [table, { resolve }] of requests) resolve(found.get(table) ?? []);
      },
      (error) => {
        for (const { reject } of requests.values()) reject(error);
      },
    );
  }

  const keysWaiting = () => [...waiting.values()].reduce((sum, { keys }) => sum + keys, 0);

  return async (from, ids, freshness) => {
    if (ids.length === 0) return [];
    const table = tableName(options.tablePrefix, from);
    const expression = new Expression();
    const asked = {
      Keys: ids.map((id) => ({ id: { S: id } })),
      ConsistentRead: freshness === 'now',
      ...projection(from, expression),
      ...expression.attributes(),
    };
    if (waiting.has(table) || keysWaiting() + ids.length > maxPage) flush();
    if (waiting.size === 0) queueMicrotask(flush);
    return new Promise((resolve, reject) => waiting.set(table, { asked, keys: ids.length, resolve, reject }));
  };
}
