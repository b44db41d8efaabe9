import { type Deadline, deadlines } from '../../collections/deadlines';
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

/**
 * Sets the next step of a subject, in place of any other that it waited for. It is met within a minute after
 * `dueAtMs`; one that is set less than five minutes ahead, within five.
 */
export async function setDeadline(tx: Transaction, deadline: NewDeadline): Promise<void> {
  const doc = newDeadline(deadline);
  if (await tx.get(deadlines, doc.id)) tx.update(deadlines, doc);
  else tx.create(deadlines, doc);
}

/** Nothing more is to be done to the subject. */
export async function clearDeadline(tx: Transaction, kind: string, subject: string): Promise<void> {
  const id = deadlineId(kind, subject);
  if (await tx.get(deadlines, id)) tx.remove(deadlines, id);
}
