import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { paperKey } from '../../shared/application/papers/paper-files';
import type { Ports } from '../../shared/ports/context';

/** Removes a paper that somebody asked for: it names people, and can be made again. */
export const expirePaper: MeetDeadline<Pick<Ports, 'store' | 'files'>> = async (
  { store, files },
  { subject },
  settle,
) => {
  await files.remove(paperKey(subject));
  await store.transact((tx) => settle(tx));
};
