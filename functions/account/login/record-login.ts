import { loginRecords } from '../../../shared/collections/accounts';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { Client, Ports } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';

/** Six months and some days (Cybersecurity Law art. 21). */
const loginRecordLifeMs = 200 * dayMs;

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
    expiresAtMs: atMs + loginRecordLifeMs,
  });
}
