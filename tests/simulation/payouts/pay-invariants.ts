import type { TransferBill } from '../../../local/sandbox/rails/wechat-pay-bills';
import { type LedgerEntry, ledgerEntries, workerBooks } from '../../../shared/collections/ledger';
import { type Payout, payouts } from '../../../shared/collections/payouts';
import { sumOn } from '../../../shared/domain/ledger/accounts';
import { isEnded } from '../../../shared/domain/lifecycles/payout-lifecycle';
import { checking } from '../checking';
import { groupedBy } from '../invariants';
import { moneyInvariants } from '../money-invariants';
import type { PaySimulation } from './pay-simulation';

/** What a rail says of a number, whatever the product believes. */
interface Bill {
  readonly number: string;
  readonly amountFen: number;
  /** `open`: it may still be paid; `paid`, `back`: it was paid and came back; `not`: it never will be. */
  readonly fate: 'open' | 'paid' | 'back' | 'not';
}

const weChatFate = (state: TransferBill['state']): Bill['fate'] =>
  state === 'SUCCESS' ? 'paid' : state === 'FAIL' || state === 'CANCELLED' ? 'not' : 'open';
const alipayFates = { SUCCESS: 'paid', DEALING: 'open', FAIL: 'not', REFUND: 'back' } as const;

function billsOf({ system: { sandbox } }: PaySimulation): Bill[] {
  return [
    ...sandbox.weChatPay.bills().map(({ out_bill_no: number, transfer_amount: amountFen, state }) => ({
      number,
      amountFen,
      fate: weChatFate(state),
    })),
    ...sandbox.alipay.transfers().map(({ out_biz_no: number, trans_amount, status }) => ({
      number,
      amountFen: Math.round(Number(trans_amount) * 100),
      fate: alipayFates[status],
    })),
  ];
}

/** How a bill may stand at the rail, by where the product has the payout; lagging behind is no harm, contradicting is. */
const agreeing: Readonly<Record<Payout['status'], readonly (Bill['fate'] | 'none')[]>> = {
  reserved: ['none', 'open', 'paid', 'back', 'not'],
  sent: ['none', 'open', 'paid', 'back', 'not'],
  unknown: ['none', 'open', 'paid', 'back', 'not'],
  waiting: ['open', 'paid', 'not'],
  cancelling: ['open', 'paid', 'not'],
  paid: ['paid', 'back'],
  failed: ['none', 'not', 'back'],
  expired: ['not'],
  returned: ['back'],
};

/** The entries that a payout has by its end: each once, and no others. */
const entriesOf: Readonly<Record<'paid' | 'returned' | 'back' | 'open', readonly string[]>> = {
  open: ['payout'],
  paid: ['payout', 'payoutPaid'],
  returned: ['payout', 'payoutPaid', 'payoutReturned'],
  back: ['payout', 'payoutBack'],
};
const stageOf = (status: Payout['status']) =>
  status === 'paid' || status === 'returned' ? status : isEnded(status) ? 'back' : 'open';

const sumOf = (entries: readonly LedgerEntry[], account: Parameters<typeof sumOn>[1]): number =>
  entries.reduce((sum, { postings }) => sum + sumOn(postings, account), 0);

/** What each payout is, at the rail and in the ledger. */
function payoutsAreAsTheRailAndTheLedgerSay(simulation: PaySimulation): string[] {
  const { documents } = simulation;
  const bills = billsOf(simulation);
  const byNumber = new Map(bills.map((bill) => [bill.number, bill]));
  const all = documents.all(payouts);
  const known = new Set(all.map(({ id }) => id));
  const entries = documents.all(ledgerEntries).filter(({ payoutId }) => payoutId !== undefined);
  const booked = groupedBy(entries, ({ payoutId }) => payoutId ?? '');
  return [
    ...bills.filter(({ number }) => !known.has(number)).map(({ number }) => `${number}: nobody's bill`),
    ...all.flatMap(({ id, status, amountFen, hold }) => {
      const bill = byNumber.get(id);
      const fate = bill?.fate ?? 'none';
      const kinds = (booked.get(id) ?? []).map(({ kind }) => kind as string).toSorted();
      const wanted = entriesOf[stageOf(status)].toSorted();
      return [
        ...(bill && bill.amountFen !== amountFen
          ? [`${id}: ${bill.amountFen} at the rail, not ${amountFen}`]
          : []),
        ...(agreeing[status].includes(fate) ? [] : [`${id} is ${status}, its bill is ${fate}`]),
        ...(kinds.join() === wanted.join() ? [] : [`${id} is ${status}, booked ${kinds.join()}`]),
        // No rail here contradicts itself.
        ...(hold === undefined ? [] : [`${id} is held: ${hold}`]),
      ];
    }),
  ];
}

/** Nobody has been paid more than was settled to them: what a rail paid, is about to, or may pay, is in the ledger. */
function nobodyIsPaidMoreThanWasSettled(simulation: PaySimulation): string[] {
  const { documents } = simulation;
  const byNumber = new Map(billsOf(simulation).map((bill) => [bill.number, bill]));
  const paidTo = new Map<string, number>();
  for (const { id, accountId } of documents.all(payouts)) {
    const bill = byNumber.get(id);
    if (bill?.fate === 'paid' || bill?.fate === 'open')
      paidTo.set(accountId, (paidTo.get(accountId) ?? 0) + bill.amountFen);
  }
  const entries = groupedBy(documents.all(ledgerEntries), ({ workerId }) => workerId ?? '');
  return documents.all(workerBooks).flatMap(({ id, payableFen }) => {
    const own = entries.get(id) ?? [];
    const settledFen = sumOf(
      own.filter(({ payoutId }) => payoutId === undefined),
      'payable',
    );
    const outFen = sumOf(own, 'transit') + sumOf(own, 'wechatRail') + sumOf(own, 'alipayRail');
    const paidFen = paidTo.get(id) ?? 0;
    return [
      ...(payableFen < 0 ? [`${id}: ${payableFen} to draw`] : []),
      ...(settledFen === payableFen + outFen
        ? []
        : [`${id}: ${settledFen} settled, ${payableFen} to draw, ${outFen} out`]),
      ...(paidFen <= outFen ? [] : [`${id}: rails have paid ${paidFen}, ${outFen} are out`]),
    ];
  });
}

/** All that must hold, after every step or at the end. */
export const payInvariants = [
  payoutsAreAsTheRailAndTheLedgerSay,
  nobodyIsPaidMoreThanWasSettled,
  ...moneyInvariants,
  everyPayoutEndsAndRailsPaidWhatTheLedgerSays,
];

/** Looks, again and again, whether what must hold after every step holds; answers what does not, in words. */
export function payChecks(simulation: PaySimulation): () => string[] {
  const moneyProblems = checking(simulation.documents, moneyInvariants);
  return () => [
    ...payoutsAreAsTheRailAndTheLedgerSay(simulation),
    ...nobodyIsPaidMoreThanWasSettled(simulation),
    ...moneyProblems(simulation.system.clock.nowMs()),
  ];
}

/** What must hold once rails and people have done all that they were waited for. */
export function everyPayoutEndsAndRailsPaidWhatTheLedgerSays(simulation: PaySimulation): string[] {
  const { documents } = simulation;
  const open = documents.all(payouts).filter(({ status }) => !isEnded(status));
  const all = documents.all(ledgerEntries);
  // What a bank sends back in silence is found by the next day's reconciliation.
  const silent = new Set(documents.all(payouts).flatMap(({ id, status }) => (status === 'paid' ? id : [])));
  const paidFen = billsOf(simulation)
    .filter(({ number, fate }) => fate === 'paid' || (fate === 'back' && silent.has(number)))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const bookedFen = sumOf(all, 'wechatRail') + sumOf(all, 'alipayRail');
  return [
    ...open.map(({ id, status }) => `${id} is ${status} and has no end`),
    ...(paidFen === bookedFen ? [] : [`rails paid ${paidFen}, the ledger says ${bookedFen}`]),
  ];
}
