import { outbox, type PersonEvent, type taskEventTypes } from '../../collections/events';
import type { Task } from '../../collections/tasks';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';

/** Events are kept this long for consumers that were away. */
const eventRetentionMs = 30 * dayMs;

/** An index shows late commits late: what came in the last minutes is read again by every consumer. */
export const overlapMs = 5 * minuteMs;

interface NewPersonEvent {
  readonly type: PersonEvent['type'];
  /** Whom it concerns. */
  readonly accountId: string;
  /** Ids and public words only; nothing personal. */
  readonly facts: Readonly<Record<string, string>>;
}

interface NewTaskEvent {
  readonly type: (typeof taskEventTypes)[number];
  readonly facts: Readonly<Record<'taskId' | 'cityCode' | 'category', string>>;
}

type Outside = Pick<Ports, 'clock' | 'ids'>;

/** Writes an event in the transaction of the change it tells of: no event without its change. */
export type NewEvent = NewPersonEvent | NewTaskEvent;

export function emit(tx: Transaction, { clock, ids }: Outside, event: NewEvent): void {
  const atMs = clock.nowMs();
  tx.create(outbox, { id: ids.newId(), ...event, atMs, expiresAtMs: atMs + eventRetentionMs });
}

/** Tells, in the transaction of the change, what happens to a task: where and what it is, and nothing else. */
export const emitOfTask = (
  tx: Transaction,
  outside: Outside,
  type: NewTaskEvent['type'],
  { id: taskId, cityCode, category }: Task,
): void => emit(tx, outside, { type, facts: { taskId, cityCode, category } });
