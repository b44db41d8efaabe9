import { MAIN_APP } from '../../../local/sandbox/apps';
import { writeRailSettings } from '../../../local/set-up-rails';
import { post } from '../../../shared/application/ledger/post';
import { workerBooks } from '../../../shared/collections/ledger';
import { workerIdentities } from '../../../shared/collections/worker-identities';
import { moved } from '../../../shared/domain/ledger/accounts';
import type { Ports } from '../../../shared/ports/context';
import { type Actor, newKey, type TestSystem } from '../system/test-system';
import { proveWorker } from './earned-work';

/** The sandbox's rails, for whoever pays; with other terms of WeChat Pay's where they are said. */
export const setUpRails = ({ ports }: Pick<TestSystem, 'ports'>, scene: object = {}): Promise<void> =>
  writeRailSettings(ports, MAIN_APP.appId, 'http://127.0.0.1:9', scene);

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

/** Has somebody of whom nothing is known proven to be whoever they say, as if the register knew them. */
async function provenAs({ store, clock }: Pick<Ports, 'store' | 'clock'>, id: string, legalName: string) {
  if (await store.get(workerIdentities, id)) return;
  await proveWorker({ store, clock }, id, { legalName, personKey: `person-${id}` });
}

/** Binds a WeChat wallet, or an Alipay account by its logon id, of somebody who is proven to have this name. */
export async function bindAccount(
  { sandbox, ports }: TestSystem,
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
  await provenAs(ports, worker.accountId, realName);
  return account.payoutAccountId;
}
