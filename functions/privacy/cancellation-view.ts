import type { Holding } from '../../shared/application/privacy/holding';
import { holdings } from '../../shared/application/privacy/holdings';
import { hurdlesOf } from '../../shared/application/privacy/hurdles-of';
import { keptUntil } from '../../shared/application/privacy/kept-until';
import { type Account, accounts } from '../../shared/collections/accounts';
import { cancellations } from '../../shared/collections/cancellations';
import type { CancellationView } from '../../shared/contract/privacy';
import { cancellationHurdles } from '../../shared/domain/privacy/cancellation-hurdles';
import { retentions } from '../../shared/domain/privacy/retentions';
import type { Ports } from '../../shared/ports/context';

const all: readonly Pick<Holding, 'from' | 'title' | 'afterwards'>[] = Object.values(holdings);

const titles = (afterwards: Holding['afterwards']): string[] =>
  all
    .filter((of) => of.afterwards === afterwards && of.from.name !== accounts.name)
    .map(({ title }) => title);

/** What an account's own document stands for that goes: it is kept for the consents in it. */
const profile = '资料（昵称、头像、城市、出生日期、手机号、家附近的位置）';

/** How the cancellation of an account stands, and what would become of what it holds, as it is now. */
export async function cancellationView(
  context: Pick<Ports, 'store' | 'clock'>,
  account: Account,
): Promise<CancellationView> {
  const { store, clock } = context;
  const [known, hurdles, until] = await Promise.all([
    store.get(cancellations, account.id),
    hurdlesOf(store, account.id),
    keptUntil(store, account.id, clock.nowMs()),
  ]);
  // Where no money ever moved, no law keeps anything for it.
  const isPaid = until.some(({ keptFor }) => keptFor === 'tax');
  return {
    ...(known && { status: known.status }),
    ...(known?.status === 'asked' && { endsAtMs: known.endsAtMs }),
    hurdles: hurdles.map((hurdle) => ({ ...cancellationHurdles[hurdle] })),
    erased: [profile, ...titles('erased'), ...(isPaid ? [] : titles('tax'))],
    kept: until.map(({ keptFor, untilMs }) => ({
      keptFor,
      untilMs,
      law: retentions[keptFor].law,
      what: [...titles(keptFor), ...(keptFor === 'trade' ? ['同意协议的记录'] : [])],
    })),
  };
}
