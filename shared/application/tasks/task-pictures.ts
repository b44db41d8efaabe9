import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { notePictures, usePictures } from '../pictures/use-pictures';

const subjectOf = (taskId: string): string => `task:${taskId}`;

/** Looks whether these are a publisher's own, to be shown with a task. Errors: those of `usePictures`. */
export const checkTaskPictures = (
  ports: Pick<Ports, 'store'>,
  { pictureIds = [] }: { readonly pictureIds?: readonly string[] },
  by: { readonly taskId: string; readonly accountId: string },
): ReturnType<typeof usePictures> =>
  usePictures(ports, [...new Set(pictureIds)], {
    accountId: by.accountId,
    purpose: 'task',
    subject: subjectOf(by.taskId),
  });

/** Says with the commit which pictures a task has from now on. */
export const noteTaskPictures = (
  tx: Pick<Transaction, 'emit'>,
  { id, pictureIds = [] }: { readonly id: string; readonly pictureIds?: readonly string[] },
  before: readonly string[] = [],
): void => notePictures(tx, subjectOf(id), pictureIds, before);
