import type { Deadline } from '../../collections/deadlines';
import { type Order, orders } from '../../collections/orders';
import { type PastTerms, pastTerms, pastTermsId, tasks } from '../../collections/tasks';
import { minuteMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { rewrite } from '../lifecycles/advance';
import { follow } from './take-step';

type NextDeadline = Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'>;

/** When those who signed up for a task are asked to accept its new terms. */
export const askTermsDeadline = (taskId: string, dueAtMs: number): NextDeadline => ({
  kind: 'terms.ask',
  subject: taskId,
  dueAtMs,
});

/** By then an index shows all sign-ups that were made on the terms of before. */
const settledMs = minuteMs;

/** Whether an order waits, or is to be worked, on terms of before. */
const isBehind = ({ status, terms, asked }: Order, termsVersion: number): boolean =>
  (status === 'applied' || status === 'admitted') && terms.version < termsVersion && asked === undefined;

type Asking = Pick<Ports, 'store' | 'clock'>;

/** An order with what its worker is asked, and an event that tells them. */
export function remindOfTerms(tx: Transaction, order: Order): Order {
  if (!order.asked) throw new Error('an order that was asked nothing');
  const { answerByMs } = order.asked;
  const facts = { orderId: order.id, taskId: order.taskId, title: order.terms.title, answerByMs };
  tx.emit({ type: 'order.termsAsked', accountId: order.accountId, facts });
  return order;
}

/** Asks one person, unless the order has moved on meanwhile. */
const ask = ({ store, clock }: Asking, id: string, termsVersion: number, answerByMs: number): Promise<void> =>
  store.transact(async (tx) => {
    const order = await tx.get(orders, id);
    if (!order || !isBehind(order, termsVersion)) return;
    const asked = { ...order, asked: { termsVersion, answerByMs }, updatedAtMs: clock.nowMs() };
    rewrite(tx, orders, order, asked);
    await follow(tx, { clock }, remindOfTerms(tx, asked));
  });

/** The change of its terms that those who signed up for a task are asked about; undefined: there is none. */
export async function changeAsked(
  from: Pick<Transaction, 'get'>,
  taskId: string,
  termsVersion: number,
): Promise<PastTerms | undefined> {
  return termsVersion > 1 ? from.get(pastTerms, pastTermsId(taskId, termsVersion - 1)) : undefined;
}

/**
 * Asks whoever signed up for a task on its terms of before to accept those of today, each person by themselves. Answers
 * when to look again; undefined: all are asked.
 */
export async function askTerms(
  context: Asking,
  taskId: string,
  untilMs: number,
): Promise<number | undefined> {
  const { store, clock } = context;
  const task = await store.get(tasks, taskId);
  const change = task && (await changeAsked(store, taskId, task.termsVersion));
  if (!task || !change) return undefined;
  let cursor: string | undefined;
  do {
    const page = await store.list(orders, 'open', [taskId], { limit: 100, ...(cursor && { cursor }) });
    for (const order of page.items.filter((each) => isBehind(each, task.termsVersion))) {
      if (clock.nowMs() >= untilMs) return clock.nowMs();
      await ask(context, order.id, task.termsVersion, change.answerByMs);
    }
    cursor = page.next;
  } while (cursor);
  return clock.nowMs() < change.askedAtMs + settledMs ? change.askedAtMs + settledMs : undefined;
}
