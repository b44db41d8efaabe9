import type { Collection, Document } from '../../collections/collection';
import type { Dump } from '../../ports/dump';
import { waitForRetry } from '../retry';
import { storable } from '../validate';
import { toAttributes } from './attribute-values';
import type { DynamoStoreOptions } from './dynamo-store-options';
import { plainItem, wholeDocFrom } from './item';
import type { Item } from './protocol';
import { retryingSend } from './retrying-send';
import { tableName } from './table-definitions';

/** Parts of a table that are read side by side. */
const segments = 4;
/** Of BatchWriteItem. */
const maxPerBatch = 25;
/** Nobody waits for an answer here; a table may need minutes to grow to the load. */
const retryBudgetMs = 120_000;

interface ScannedPage {
  readonly items: readonly Item[];
  readonly segment: number;
  readonly next: Item | undefined;
}

/** Whole tables of DynamoDB. */
export function dynamoDump(options: DynamoStoreOptions): Dump {
  const { clock, ids, tablePrefix } = options;
  const send = retryingSend(options.send, { clock, ids });

  async function scan(TableName: string, segment: number, start?: Item): Promise<ScannedPage> {
    const part = { Segment: segment, TotalSegments: segments };
    const input = { TableName, ConsistentRead: true, ...part, ...(start && { ExclusiveStartKey: start }) };
    const { Items = [], LastEvaluatedKey } = await send('Scan', input, clock.nowMs() + retryBudgetMs);
    return { items: Items, segment, next: LastEvaluatedKey };
  }

  async function write(table: string, batch: readonly object[]): Promise<void> {
    const deadlineMs = clock.nowMs() + retryBudgetMs;
    let rest = batch;
    for (let tries = 1; rest.length > 0; tries += 1) {
      const answer = await send('BatchWriteItem', { RequestItems: { [table]: rest } }, deadlineMs);
      rest = answer.UnprocessedItems?.[table] ?? [];
      if (rest.length > 0) await waitForRetry({ clock, ids }, tries, deadlineMs);
    }
  }

  return {
    async *pages(from) {
      const table = tableName(tablePrefix, from);
      const underWay = new Map(
        Array.from({ length: segments }, (_, segment) => [segment, scan(table, segment)] as const),
      );
      while (underWay.size > 0) {
        const { items, segment, next } = await Promise.race(underWay.values());
        // The next page is on its way while this one is used.
        if (next) underWay.set(segment, scan(table, segment, next));
        else underWay.delete(segment);
        if (items.length > 0) yield items.map((item) => wholeDocFrom(from, item));
      }
    },
    async put(into: Collection, docs: readonly Document[]) {
      const table = tableName(tablePrefix, into);
      const requests = docs.map((doc) => ({
        PutRequest: { Item: toAttributes(plainItem(into, storable(into, doc), ids.newId())) },
      }));
      const starts = requests.map((_, at) => at).filter((at) => at % maxPerBatch === 0);
      await Promise.all(starts.map((start) => write(table, requests.slice(start, start + maxPerBatch))));
    },
  };
}
