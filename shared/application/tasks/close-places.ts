import { taskPlaces } from '../../collections/tasks';
import type { Transaction } from '../../ports/store';

/** Ends the sign-up of an open task, with the step that closes it: no place can be taken from now on. */
export const closePlaces = (tx: Transaction, taskId: string): void =>
  tx.add(taskPlaces, taskId, { open: -1 }, { where: { open: 1 } });
