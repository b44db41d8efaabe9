import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { Timeouts } from '../../ports/timeouts';
import type { CloudDatabase } from './database';

export interface CloudBaseStoreOptions {
  /** `app.database()` of `@cloudbase/node-sdk`, without the SDK's own retries. */
  readonly database: CloudDatabase;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly ids: Pick<Ids, 'newId' | 'random'>;
  /** Before every collection's name; none by default. */
  readonly collectionPrefix?: string;
  /** How long one call to the cloud may take; 3,000 by default, well inside the time limit of a transaction. */
  readonly timeoutMs?: number;
  /**
   * Reads every document inside the transaction before it writes, and uses only what Tencent's own guide
   * lists for transactions (doc.get, doc.set, add): N round trips more. By default only commits of money do (`parsedOnRead`): conditional changes
   * (`where().updateAndReturn()`) carry the transaction's id in the SDK and are documented by DCloud for it.
   */
  readonly readsFirst?: boolean;
}

export const defaultTimeoutMs = 3_000;

export const collectionName = (
  { collectionPrefix = '' }: Pick<CloudBaseStoreOptions, 'collectionPrefix'>,
  of: { readonly name: string },
): string => `${collectionPrefix}${of.name}`;
