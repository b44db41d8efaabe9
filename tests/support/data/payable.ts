import { MAIN_APP } from '../../../local/sandbox/apps';
import { writeRailSettings } from '../../../local/set-up-rails';
import { post } from '../../../shared/application/ledger/post';
import { workerBooks } from '../../../shared/collections/ledger';
import { moved } from '../../../shared/domain/ledger/accounts';
import type { Ports } from '../../../shared/ports/context';
import { type Actor, newKey, type TestSystem } from '../system/test-system';

/** The sandbox's rails, for whoever pays. */
export const setUpRails = ({ ports }: Pick<TestSystem, 'ports'>): Promise<void> =>
  writeRailSettings(ports, MAIN_APP.appId, 'http://127.0.0.1:9');

/** Money that a person can draw, as if it had been settled. */
export const givePayable = (
  { ports: { store, clock } }: { readonly ports: Pick<Ports, 'store' | 'clock'> },
  workerId: string,
  amountFen: number,
): Promise<void> =>
  store.transact(async (tx) => {
    const { seq = 0 } = (await tx.get(workerBooks, workerId)) ?? {};
    await post(tx, clock.nowMs(), {
      id: `earn:given-${workerId}-${seq}`,
      kind: 'earn',
      workerId,
      postings: moved('bank', { payable: amountFen }),
      inputs: { amountFen },
    });
  });

export const payableOf = async ({ ports }: Pick<TestSystem, 'ports'>, workerId: string): Promise<number> =>
  (await ports.store.get(workerBooks, workerId))?.payableFen ?? 0;

/** Binds a WeChat wallet, or an Alipay account by its logon id. */
export async function bindAccount(
  { sandbox }: TestSystem,
  worker: Actor,
  person: string,
  { realName, alipayLogonId }: { readonly realName: string; readonly alipayLogonId?: string },
): Promise<string> {
  const { account } = await worker.get('payouts/bindAccount', {
    channel: alipayLogonId === undefined ? 'wechat' : 'alipay',
    realName,
    ...(alipayLogonId !== undefined && { alipayLogonId }),
    loginCode: sandbox.loginCode(person),
    idempotencyKey: newKey(),
  });
  return account.payoutAccountId;
}
