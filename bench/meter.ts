import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Send } from '../shared/store/dynamo/protocol';

/** What one call cost at the store. */
export interface Metered {
  requests: number;
  /** Requests that had to wait for earlier ones: round trips one after the other. */
  trips: number;
  readUnits: number;
  writeUnits: number;
  /** Commits of several documents, and how many documents they had together. */
  commits: number;
  documents: number;
  /** Of its answer over HTTP, compressed where that is done. */
  answerBytes: number;
}

const nothing = (): Metered => ({
  requests: 0,
  trips: 0,
  readUnits: 0,
  writeUnits: 0,
  commits: 0,
  documents: 0,
  answerBytes: 0,
});

interface ConsumedCapacity {
  readonly CapacityUnits?: number;
}

/** Counts requests of this process to one address, and the units that DynamoDB says they took. */
export interface Meter {
  /** A seam to DynamoDB that also adds up units. */
  metering(send: Send): Send;
  /** What the work cost. One work at a time. */
  measure(work: () => Promise<unknown>): Promise<Metered>;
  close(): void;
}

const reads: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

export function meterOf(url: string): Meter {
  const { port } = new URL(url);
  let metered = nothing();
  let underWay = 0;
  const isOurs = (message: unknown): boolean =>
    String((message as { request: ClientRequest }).request.getHeader('host') ?? '').endsWith(`:${port}`);
  const onStart = (message: unknown) => {
    if (!isOurs(message)) return;
    metered.requests += 1;
    if (underWay === 0) metered.trips += 1;
    underWay += 1;
  };
  const onFinish = (message: unknown) => {
    if (isOurs(message)) underWay -= 1;
  };
  subscribe('http.client.request.start', onStart);
  subscribe('http.client.response.finish', onFinish);
  return {
    metering: (send) => async (operation, input) => {
      const answer = await send(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
      const { ConsumedCapacity } = answer as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
      const units = [ConsumedCapacity ?? []].flat().reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0);
      if (reads.has(operation)) metered.readUnits += units;
      else metered.writeUnits += units;
      const { TransactItems } = input as { TransactItems?: readonly unknown[] };
      if (TransactItems && TransactItems.length > 1) {
        metered.commits += 1;
        metered.documents += TransactItems.length;
      }
      return answer;
    },
    async measure(work) {
      metered = nothing();
      await work();
      // A response ends a moment after its last byte was read.
      await new Promise((resolve) => setImmediate(resolve));
      // A copy: what goes on unmeasured is counted too.
      return { ...metered };
    },
    close() {
      unsubscribe('http.client.request.start', onStart);
      unsubscribe('http.client.response.finish', onFinish);
    },
  };
}
