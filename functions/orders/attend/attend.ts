import { demandConsentTo } from '../../../shared/application/account/purpose-consents';
import { advance } from '../../../shared/application/lifecycles/advance';
import { workersOrder } from '../../../shared/application/orders/order-sides';
import { orderDetail } from '../../../shared/application/orders/order-view';
import { follow } from '../../../shared/application/orders/take-step';
import { notePictures, usePictures } from '../../../shared/application/pictures/use-pictures';
import { type Order, orders } from '../../../shared/collections/orders';
import { tasks } from '../../../shared/collections/tasks';
import { type Attendance, type Mark, type Work, works } from '../../../shared/collections/works';
import type { ParsedInputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { ordersContract } from '../../../shared/contract/orders';
import { missedAtMs } from '../../../shared/domain/orders/order-moments';
import type { Context, UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { markOf } from './proof';
import { attendedAtMs, checkWindow, type Direction } from './window';

type Attending = ParsedInputOf<typeof ordersContract.checkIn>;

/** Of what was done before, with one more mark. */
function withMark(
  work: Work | undefined,
  order: Order,
  { startMs, direction, mark, nowMs }: { startMs: number; direction: Direction; mark: Mark; nowMs: number },
): Work {
  const before = work?.attendances ?? [];
  const attendance: Attendance = {
    ...(before.find((each) => each.startMs === startMs) ?? { startMs }),
    [direction]: mark,
  };
  const { id, accountId, publisherId } = order;
  return {
    ...(work ?? { id, accountId, publisherId }),
    attendances: [...before.filter((each) => each.startMs !== startMs), attendance].sort(
      (one, other) => one.startMs - other.startMs,
    ),
    updatedAtMs: nowMs,
  };
}

/** A code that was shown in time proves that its worker was there, though it was sent too late. */
const provesTime = (order: Order, { proof, keptAtMs }: Attending, atMs: number): boolean =>
  proof.method === 'code' && keptAtMs !== undefined && atMs < missedAtMs(order);

/** Moves the order on by its first check-in; those to later sessions change nothing about where it stands. */
async function moveOn(
  tx: Transaction,
  context: Context<'consented'>,
  order: Order,
  input: Attending,
  atMs: number,
): Promise<Order> {
  if (order.status === 'checked-in') return order;
  const step = { by: 'worker', atMs: context.clock.nowMs() } as const;
  const came = { ...order, checkedInAtMs: atMs };
  if (order.status !== 'no-show') return follow(tx, context, advance(tx, orders, came, 'checkIn', step));
  if (!provesTime(order, input, atMs)) throw new AppError('ORDER_NOT_CHECKABLE');
  const { claimableUntilMs: _over, ...there } = came;
  return follow(tx, context, advance(tx, orders, there, 'proveCheckIn', step));
}

function checkOutable({ status }: Order, attendance: Attendance | undefined): void {
  if (status !== 'checked-in' && status !== 'handed-in') throw new AppError('ORDER_NOT_CHECKABLE');
  if (!attendance?.in) throw new AppError('NOT_CHECKED_IN');
}

const attend =
  (direction: Direction): UseCase<typeof ordersContract.checkOut, 'hash'> =>
  async (input, context) => {
    const { store, clock, caller } = context;
    const { orderId, startMs, proof } = input;
    // Kept on the phone since before the consent was taken back, it is dropped unread.
    if (proof.method === 'position') demandConsentTo(caller.account, 'check-in-position');
    const picked = proof.method === 'photo' ? [proof.pictureId] : [];
    const subject = `check-in:${orderId}:${startMs}`;
    const use = { accountId: caller.account.id, purpose: 'check-in', subject } as const;
    const pictures = await usePictures(context, picked, use);
    const order = await store.transact(async (tx) => {
      const nowMs = clock.nowMs();
      const [current, work] = await Promise.all([
        workersOrder(tx, orderId, caller.account.id),
        tx.get(works, orderId),
      ]);
      const session = current.terms.sessions.find((each) => each.startMs === startMs);
      if (!session) throw new AppError('CHECK_IN_TIME_WRONG');
      const known = work?.attendances.find((each) => each.startMs === startMs);
      if (known?.[direction]) return current;
      if (direction === 'out') checkOutable(current, known);
      const atMs = attendedAtMs(input.keptAtMs, nowMs);
      checkWindow(session, direction, atMs);
      // Nobody checks in on terms of before: a change of place is answered a day before the work.
      const task = await store.get(tasks, current.taskId);
      if (!task) throw new AppError('ORDER_NOT_CHECKABLE');
      const mark: Mark = {
        ...markOf(context, task, proof, { atMs, pictures }),
        atMs,
        ...(input.keptAtMs !== undefined && { sentAtMs: nowMs }),
      };
      const moved = direction === 'in' ? await moveOn(tx, context, current, input, atMs) : current;
      const done = withMark(work, current, { startMs, direction, mark, nowMs });
      if (work) tx.update(works, done);
      else tx.create(works, done);
      notePictures(tx, subject, picked);
      return moved;
    });
    return { order: orderDetail(order, clock.nowMs()) };
  };

/**
 * Shows that the person is there for a session; of a session the first check-in stands. Errors: ORDER_NOT_FOUND,
 * ORDER_NOT_CHECKABLE, CHECK_IN_EARLY with in how many minutes, CHECK_IN_OVER, CHECK_IN_FAR with how far,
 * CHECK_IN_TIME_WRONG, PURPOSE_NOT_AGREED, POSITION_VAGUE, ON_SITE_CODE_WRONG, PHOTO_NOT_ASKED, PICTURE_NOT_FOUND,
 * PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED.
 */
export const checkIn: UseCase<typeof ordersContract.checkIn, 'hash'> = attend('in');

/** The same at its end. Errors: those of checkIn, NOT_CHECKED_IN. */
export const checkOut: UseCase<typeof ordersContract.checkOut, 'hash'> = attend('out');
