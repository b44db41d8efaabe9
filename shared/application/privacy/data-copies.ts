import { dataCopies } from '../../collections/data-copies';
import { dayMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';

/** So long a copy lies ready. */
export const copyLifeMs = dayMs;

/** Its deadline, by account. */
export const copyKind = 'copy.expire';

export const copyKey = (fileId: string): string => `copies/${fileId}.zip`;

/** Removes somebody's copy, its bytes first: what failed is found again by its document. */
export async function removeCopy(
  { store, files }: Pick<Ports, 'store' | 'files'>,
  accountId: string,
): Promise<void> {
  const copy = await store.get(dataCopies, accountId);
  if (!copy) return;
  await files.remove(copyKey(copy.fileId));
  await store.transact(async (tx) => {
    const current = await tx.get(dataCopies, accountId);
    if (current?.fileId === copy.fileId) tx.remove(dataCopies, accountId);
  });
}
