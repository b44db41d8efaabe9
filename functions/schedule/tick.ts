import { type MeetDeadline, runDue } from '../../shared/application/deadlines/run-due';
import { consume } from '../../shared/application/events/consume';
import { type Consumer, retryKind } from '../../shared/application/events/consumer';
import { leaseOf } from '../../shared/application/lease';
import { settlementKind } from '../../shared/application/money/settlement-deadline';
import { orderDeadlineKind } from '../../shared/application/orders/take-step';
import { copyKind } from '../../shared/application/privacy/data-copies';
import { cancellationKind } from '../../shared/application/privacy/leave';
import { stopKind } from '../../shared/application/support/payer-stops';
import { remindKind } from '../../shared/application/support/send-ticket';
import { suspensionEndKind } from '../../shared/application/support/suspension-end';
import type { scheduleContract } from '../../shared/contract/schedule';
import type { Context, UseCase } from '../../shared/ports/context';
import { askTerms } from './ask-terms';
import { type ConsumerName, typesFor } from './consumers/audience';
import { drawingsConsumer } from './consumers/drawings';
import { feedConsumer } from './consumers/feed';
import { noticesConsumer } from './consumers/notices';
import { ordersConsumer } from './consumers/orders';
import { pictureChecksConsumer } from './consumers/picture-checks';
import { picturesConsumer } from './consumers/pictures';
import { platformsConsumer } from './consumers/platforms';
import { roomConsumer } from './consumers/room';
import { sharesConsumer } from './consumers/shares';
import { waitingListConsumer } from './consumers/waiting-list';
import { weChatConsumer } from './consumers/wechat';
import { endSuspension } from './end-suspension';
import { endWaiting } from './end-waiting';
import { expireApplication } from './expire-application';
import { expireCopy } from './expire-copy';
import { expirePaper } from './expire-paper';
import { expirePicture } from './expire-picture';
import { expireTask } from './expire-task';
import { judgeNickname } from './judge-nickname';
import { meetCancellation } from './meet-cancellation';
import { meetOrder } from './meet-order';
import { remindRefund } from './remind-refund';
import { remindTicket } from './remind-ticket';
import { sealLedger } from './seal-ledger';
import { settleDue } from './settle-due';
import { stopPayer } from './stop-payer';
import { sweepReserve } from './sweep-reserve';
import { takeDueDecision } from './take-decision';
import { timeOutPictureCheck } from './time-out-picture-check';
import { timeOutPost } from './time-out-post';

type Ticking = Context<'timer', 'wechat' | 'weChatPush' | 'files' | 'settings'>;

/** Those who act on events (consumers/audience.ts says on which). */
export const consumers: Readonly<Record<ConsumerName, Consumer<Ticking>>> = {
  notices: noticesConsumer,
  weChat: weChatConsumer,
  feed: feedConsumer,
  shares: sharesConsumer,
  room: roomConsumer,
  orders: ordersConsumer,
  drawings: drawingsConsumer,
  pictures: picturesConsumer,
  pictureChecks: pictureChecksConsumer,
  platforms: platformsConsumer,
  waitingList: waitingListConsumer,
};

/** Hands an event to a consumer that failed on it before. */
const tryAgain =
  (consumer: Consumer<Ticking>): MeetDeadline<Ticking> =>
  async (context, { event: kept }, settle) => {
    if (kept) await consumer.handle(context, [{ ...kept.event, id: kept.id, atMs: kept.atMs }]);
    await context.store.transact((tx) => settle(tx));
  };

/** What is done when a deadline falls due, by its kind. */
export const deadlineKinds: Readonly<Record<string, MeetDeadline<Ticking>>> = {
  'task.expire': expireTask,
  [orderDeadlineKind]: meetOrder,
  'waiting.end': endWaiting,
  'application.expire': expireApplication,
  'terms.ask': askTerms,
  'picture.expire': expirePicture,
  'paper.expire': expirePaper,
  'pictureCheck.timeOut': timeOutPictureCheck,
  'groupPost.timeOut': timeOutPost,
  'nickname.judge': judgeNickname,
  'reserve.sweep': sweepReserve,
  'refund.remind': remindRefund,
  [remindKind]: remindTicket,
  [stopKind]: stopPayer,
  [suspensionEndKind]: endSuspension,
  [settlementKind]: settleDue,
  'ledger.seal': sealLedger,
  'decision.take': takeDueDecision,
  [cancellationKind]: meetCancellation,
  [copyKind]: expireCopy,
  ...Object.fromEntries(
    Object.values(consumers).map((consumer) => [retryKind(consumer.name), tryAgain(consumer)]),
  ),
};

/**
 * Hands events to whoever acts on them and does what is due, within the time that the function has; what is
 * left waits for the next run. Logs how long the oldest event had waited, 0 when there was none: an alarm reads
 * it, and fires too when no line comes.
 */
export const tick: UseCase<
  typeof scheduleContract.tick,
  'wechat' | 'weChatPush' | 'files' | 'settings'
> = async (_input, context) => {
  const startedAtMs = context.clock.nowMs();
  const lease = leaseOf(context, 'tick', context.untilMs);
  const typesOf = (name: string) => typesFor(name as ConsumerName);
  const consuming = consume(context, Object.values(consumers), typesOf, lease);
  const meeting = runDue(context, deadlineKinds, lease);
  // Where one fails the other is waited for: what runs on behind the answer is frozen with the function.
  await Promise.allSettled([consuming, meeting]);
  try {
    await (await meeting).save((await consuming).heard);
  } finally {
    await lease.release();
  }
  const [events, due] = [await consuming, await meeting];
  context.log({ level: 'info', metric: 'outboxAgeMs', value: startedAtMs - events.oldestMs });
  return { events: events.handled, deadlines: due.met };
};
