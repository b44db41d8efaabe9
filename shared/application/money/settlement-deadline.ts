import type { Deadline } from '../../collections/deadlines';

export const settlementKind = 'settlement.due';

/** When it is looked what of a worker's is to be settled. */
export const settlementOf = (
  workerId: string,
  dueAtMs: number,
): Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'> => ({ kind: settlementKind, subject: workerId, dueAtMs });
