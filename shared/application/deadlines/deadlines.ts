import { type Deadline, deadlineShardOf, deadlines } from '../../collections/deadlines';
import { minuteMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';

/** One document a subject: what it is comes before the point of the kind of its next step (`task.expire`). */
export const deadlineId = (kind: string, subject: string): string => `${kind.split('.')[0]}:${subject}`;

type NewDeadline = Pick<Deadline, 'kind' | 'subject' | 'dueAtMs' | 'event'>;

/** A deadline as it is first set. */
export const newDeadline = (deadline: NewDeadline): Deadline => ({
  id: deadlineId(deadline.kind, deadline.subject),
  ...deadline,
  tries: 0,
});

/** All shards are looked at so often; between, only those where something is known to fall due, ms. */
export const fullLookMs = 30 * minuteMs;

function write(tx: Transaction, nowMs: number, doc: Deadline, known: Deadline | undefined): void {
  const { dueAtMs } = doc;
  if (dueAtMs < nowMs + fullLookMs)
    tx.emit({ type: 'deadline.near', facts: { shard: deadlineShardOf(doc.id), dueAtMs } });
  if (known) tx.update(deadlines, doc);
  else tx.create(deadlines, doc);
}

/**
 * Sets the next step of a subject, in place of any other that it waited for; it is met within two minutes after
 * `dueAtMs`. What falls due before all shards are looked at again is told of, so that its shard is.
 */
export async function setDeadline(
  tx: Transaction,
  { clock }: Pick<Ports, 'clock'>,
  deadline: NewDeadline,
): Promise<void> {
  const doc = newDeadline(deadline);
  const known = await tx.get(deadlines, doc.id);
  write(tx, clock.nowMs(), doc, known);
}

/** The same, unless it comes as soon already; what is parked is tried again. */
export async function bringForward(tx: Transaction, nowMs: number, deadline: NewDeadline): Promise<void> {
  const doc = newDeadline(deadline);
  const known = await tx.get(deadlines, doc.id);
  if (known && !known.parked && known.dueAtMs <= doc.dueAtMs) return;
  write(tx, nowMs, doc, known);
}
