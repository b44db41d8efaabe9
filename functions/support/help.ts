import { hurdleOf } from '../../shared/application/money/settlement-hurdle';
import { stopsOf } from '../../shared/application/support/payer-stops';
import { type Earning, earnings } from '../../shared/collections/earnings';
import { type Order, orders } from '../../shared/collections/orders';
import { payouts } from '../../shared/collections/payouts';
import { suspensions } from '../../shared/collections/suspensions';
import { tasks } from '../../shared/collections/tasks';
import { tickets } from '../../shared/collections/tickets';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { supportContract } from '../../shared/contract/support';
import { addFen } from '../../shared/domain/money/money';
import { type HelpState, helpOf } from '../../shared/domain/support/help';
import { suspensionRules } from '../../shared/domain/support/suspension-rules';
import type { Context, UseCase } from '../../shared/ports/context';
import type { Store } from '../../shared/ports/store';

type Asking = Pick<Context<'person'>, 'store' | 'clock' | 'caller'>;

const newest = { limit: 1, order: 'desc' } as const;
const looked = 50;

const orderOf = (order: Order | undefined) =>
  order && { id: order.id, title: order.terms.title, status: order.status };

/** The newest sign-up that waits; else the newest that was refused. */
async function appliedOf(store: Store, accountId: string) {
  const [waiting, refused] = await Promise.all(
    (['applied', 'refused'] as const).map((status) =>
      store.list(orders, 'accountStatus', [accountId, status], newest),
    ),
  );
  return orderOf(waiting?.items[0] ?? refused?.items[0]);
}

const unsettledOf = (all: readonly Earning[]) => {
  const [first] = all;
  if (!first) return undefined;
  return { amountFen: addFen(...all.map(({ amountFen }) => amountFen)), settlesAtMs: first.settlesAtMs };
};

/** What a publisher has that people do not see, and why. */
async function publishingOf({ store, clock, caller }: Asking): Promise<HelpState['publishing']> {
  const { id, roles } = caller.account;
  if (!roles.includes('publisher')) return undefined;
  const bounds = { from: clock.nowMs(), limit: looked };
  const [stops, listed] = await Promise.all([
    stopsOf(store, id),
    store.list(tasks, 'publisher', [id, 'submitted'], bounds),
  ]);
  const hidden = listed.items.find(({ status }) => status === 'in-review' || status === 'awaiting-funds');
  return {
    isStopped: stops.length > 0,
    ...(hidden && { task: { id: hidden.id, title: hidden.title, status: hidden.status } }),
  };
}

async function suspensionOf({ store, caller }: Asking): Promise<HelpState['suspension']> {
  const { suspensionId } = caller.account;
  const standing = suspensionId === undefined ? undefined : await store.get(suspensions, suspensionId);
  return standing && { text: suspensionRules[standing.rule].text, untilMs: standing.untilMs };
}

async function stateOf(context: Asking): Promise<HelpState> {
  const { store, caller } = context;
  const { id } = caller.account;
  const [suspension, publishing, applied, paid, owed, identity, handedIn] = await Promise.all([
    suspensionOf(context),
    publishingOf(context),
    appliedOf(store, id),
    store.list(payouts, 'mine', [id], newest),
    store.list(earnings, 'unsettled', [id], { limit: looked }),
    store.get(workerIdentities, id),
    store.list(orders, 'group', [id, 'in-acceptance'], newest),
  ]);
  const [payout] = paid.items;
  const unsettled = unsettledOf(owed.items);
  const hurdle = hurdleOf(identity);
  const work = orderOf(handedIn.items[0]);
  return {
    ...(suspension && { suspension }),
    ...(publishing && { publishing }),
    ...(applied && { applied }),
    ...(payout && { payout: { id: payout.id, status: payout.status, amountFen: payout.amountFen } }),
    ...(unsettled && { unsettled }),
    ...(hurdle && { hurdle }),
    ...(work && { handedIn: work }),
  };
}

/** Answers to what people ask, from the own state. */
export const help: UseCase<typeof supportContract.help> = async (_input, context) => {
  const { store, caller } = context;
  const [state, sent] = await Promise.all([
    stateOf(context),
    store.list(tickets, 'mine', [caller.account.id], { limit: looked, order: 'desc' }),
  ]);
  return {
    answers: helpOf(state),
    unanswered: sent.items.filter(({ status }) => status === 'open').length,
  };
};
