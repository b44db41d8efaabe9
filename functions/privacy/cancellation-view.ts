import type { Holding } from '../../shared/application/privacy/holding';
import { holdings } from '../../shared/application/privacy/holdings';
import { hurdlesOf } from '../../shared/application/privacy/hurdles-of';
import { keptUntil } from '../../shared/application/privacy/kept-until';
import type { Account } from '../../shared/collections/accounts';
import { type Cancellation, cancellations } from '../../shared/collections/cancellations';
import type { CancellationView } from '../../shared/contract/privacy';
import { cancellationHurdles } from '../../shared/domain/privacy/cancellation-hurdles';
import { retentions } from '../../shared/domain/privacy/retentions';
import type { Ports } from '../../shared/ports/context';

/** A holding, and how many documents of somebody's it has that are kept, and how many that are not. */
interface Held {
  readonly of: Holding;
  readonly kept: number;
  readonly erased: number;
}

async function heldOf(
  { store }: Pick<Ports, 'store'>,
  accountId: string,
  kept: Cancellation['kept'],
): Promise<Held[]> {
  const isKept = (of: Holding): boolean => kept.some(({ keptFor }) => keptFor === of.afterwards);
  const all = Object.values(holdings) as unknown as readonly Holding[];
  return Promise.all(
    all.map(async (of): Promise<Held> => {
      const docs = await of.find(store, accountId);
      if (of.afterwards === 'nameless' || of.afterwards === 'expires') return { of, kept: 0, erased: 0 };
      const stays = isKept(of) ? docs.filter(of.keeps).length : 0;
      return { of, kept: stays, erased: docs.length - stays };
    }),
  );
}

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
    hurdlesOf(store, account),
    keptUntil(store, account.id, clock.nowMs()),
  ]);
  const held = await heldOf(context, account.id, until);
  const erased = held.filter((each) => each.erased > 0).map(({ of }) => of.title);
  return {
    ...(known && { status: known.status }),
    ...(known?.status === 'asked' && { endsAtMs: known.endsAtMs }),
    hurdles: hurdles.map((hurdle) => ({ ...cancellationHurdles[hurdle] })),
    erased: [profile, ...erased],
    kept: until.map(({ keptFor, untilMs }) => ({
      keptFor,
      untilMs,
      law: retentions[keptFor].law,
      what: held
        .filter((each) => each.kept > 0 && each.of.afterwards === keptFor)
        .map(({ of }) => (of.from.name === 'accounts' ? '同意协议的记录' : of.title)),
    })),
  };
}
