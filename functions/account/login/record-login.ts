import { loginRecords } from '../../../shared/collections/accounts';
import { loginRecordsKeptMs } from '../../../shared/domain/limits/spans';
import type { Client, Ports } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

/** Records from where a person signed in; only for people who consented. */
export function recordLogin(
  tx: Transaction,
  { ids, clock, client, wechat }: Pick<Ports, 'ids' | 'clock' | 'wechat'> & { readonly client: Client },
  accountId: string,
): void {
  const atMs = clock.nowMs();
  tx.create(loginRecords, {
    id: ids.newId(),
    accountId,
    appId: wechat.appId,
    ...client,
    atMs,
    expiresAtMs: atMs + loginRecordsKeptMs,
  });
}
