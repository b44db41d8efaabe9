import * as z from 'zod';
import { paperRequestKinds } from '../domain/lifecycles/paper-request-lifecycle';
import { payoutChannels } from '../domain/money/payout-channels';
import { picturePurposes } from '../domain/pictures/picture-purposes';
import { settlementHurdles } from '../domain/settlement/settlement-hurdles';
import { ticketKinds } from '../domain/support/ticket-kinds';
import { taskCategories } from '../domain/tasks/categories';

const id = z.string().min(1).max(200);

/** Something that concerns one person. Facts are ids and public words; nothing personal. */
const ofPerson = <T extends string, F extends z.ZodRawShape>(type: T, facts: F) =>
  z.strictObject({ type: z.literal(type), accountId: id, facts: z.strictObject(facts) });

/** Something that concerns nobody in particular. */
const ofThing = <T extends string, F extends z.ZodRawShape>(type: T, facts: F) =>
  z.strictObject({ type: z.literal(type), facts: z.strictObject(facts) });

const order = { orderId: id, taskId: id, title: z.string() };
const payoutAccount = { channel: z.enum(payoutChannels) };
const payout = { payoutId: id, ...payoutAccount, amountFen: z.int().min(1) };
const task = { taskId: id, cityCode: z.string(), category: z.enum(taskCategories) };
const reviewed = { taskId: id, title: z.string() };
const funded = { ...reviewed, amountFen: z.int().min(1) };
const picture = { pictureId: id, purpose: z.enum(picturePurposes) };
const paper = { kind: z.enum(paperRequestKinds), period: z.string() };
const share = { shareId: id };
const leaving = { endsAtMs: z.int() };

/**
 * Everything that is told, with what is told of it. Events of orders, payout accounts, nicknames and reviews name the person who
 * is to hear of them. Who acts on which: functions/schedule/consumers/audience.ts.
 */
export const event = z.discriminatedUnion('type', [
  ofPerson('order.applied', order),
  ofPerson('order.admitted', order),
  ofPerson('order.refused', order),
  ofPerson('order.withdrawn', order),
  ofPerson('order.cancelled', order),
  ofPerson('order.termsAsked', { ...order, answerByMs: z.int() }),
  ofPerson('order.termsDeclined', order),
  ofPerson('order.termsLapsed', order),
  ofPerson('order.left', order),
  ofPerson('order.noShow', order),
  ofPerson('order.missed', order),
  ofPerson('order.cameAfterAll', order),
  ofPerson('order.handedIn', order),
  ofPerson('order.returned', order),
  ofPerson('order.accepted', order),
  ofPerson('order.lapsed', order),
  ofPerson('order.disputed', order),
  ofPerson('order.disputeAnswered', order),
  ofPerson('order.decided', order),
  ofPerson('order.soon', { ...order, startMs: z.int() }),
  ofPerson('order.acceptanceDue', { ...order, hoursLeft: z.int() }),
  ofPerson('payoutAccount.bound', payoutAccount),
  ofPerson('payoutAccount.unbound', payoutAccount),
  ofPerson('payoutAccount.defaultChanged', payoutAccount),
  ofPerson('payout.waiting', payout),
  ofPerson('payout.soonOver', { ...payout, hoursLeft: z.int() }),
  ofPerson('payout.paid', payout),
  ofPerson('payout.failed', payout),
  ofPerson('payout.expired', payout),
  ofPerson('payout.returned', payout),
  ofPerson('nickname.rejected', {}),
  ofPerson('review.approved', reviewed),
  ofPerson('review.passed', reviewed),
  ofPerson('review.rejected', reviewed),
  ofPerson('publisher.approved', {}),
  ofPerson('publisher.returned', {}),
  ofPerson('funding.confirmed', funded),
  ofPerson('funding.lapsed', reviewed),
  ofPerson('refund.due', funded),
  ofPerson('refund.paid', funded),
  ofPerson('picture.refused', picture),
  ofPerson('settlement.settled', { settlementId: id, grossFen: z.int().min(1), netFen: z.int().min(0) }),
  ofPerson('settlement.reversed', { settlementId: id, grossFen: z.int().min(1), netFen: z.int().min(0) }),
  ofPerson('settlement.waiting', { amountFen: z.int().min(1), why: z.enum(settlementHurdles) }),
  ofPerson('paper.issued', paper),
  ofPerson('paper.refused', paper),
  ofPerson('ticket.answered', { ticketId: id, kind: z.enum(ticketKinds) }),
  ofPerson('report.upheld', { ticketId: id }),
  ofPerson('publishing.stopped', { ticketId: id }),
  ofPerson('publishing.resumed', {}),
  ofPerson('account.suspended', { suspensionId: id }),
  ofPerson('account.restored', { suspensionId: id }),
  ofPerson('cancellation.asked', leaving),
  ofPerson('cancellation.withdrawn', leaving),
  ofPerson('cancellation.stopped', leaving),
  ofThing('picture.arrived', picture),
  ofThing('picture.used', { pictureIds: z.array(id).max(20), subject: id }),
  ofThing('picture.dropped', { pictureIds: z.array(id).max(20) }),
  ofThing('task.opened', task),
  ofThing('task.changed', task),
  ofThing('task.closed', task),
  ofThing('place.freed', { taskId: id }),
  ofThing('share.opened', share),
  ofThing('share.signedUp', share),
  ofThing('message.allowed', { messageId: id }),
  ofThing('platform.told', { eventId: id }),
  ofThing('deadline.near', { shard: z.int(), dueAtMs: z.int() }),
]);

export type Event = z.output<typeof event>;
export type EventType = Event['type'];
/** The event of a type. */
export type EventOf<T extends EventType> = Extract<Event, { readonly type: T }>;
/** An event that one person is told of. */
export type PersonEvent = Extract<Event, { readonly accountId: string }>;
/** What happens to a task itself. */
export type TaskEventType = Extract<EventType, `task.${string}`>;

/** Types of events that one person is told of. */
export const personEventTypes = event.options
  .filter((option) => 'accountId' in option.shape)
  .map((option) => option.shape.type.value) as PersonEvent['type'][];
