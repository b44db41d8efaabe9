import { keptKey } from '../../shared/application/pictures/picture-keys';
import { pictures } from '../../shared/collections/pictures';
import { AppError } from '../../shared/contract/errors';
import type { publishersContract } from '../../shared/contract/publishers';
import type { UseCase } from '../../shared/ports/context';

/**
 * Reads a licence in memory, so that its owner types less. Errors: PICTURE_NOT_FOUND, LICENCE_UNREADABLE,
 * READER_UNAVAILABLE.
 */
export const readLicence: UseCase<typeof publishersContract.readLicence, 'files' | 'papers'> = async (
  { licenceId },
  { store, files, papers, caller },
) => {
  const picture = await store.get(pictures, licenceId);
  const isOwn = picture?.accountId === caller.account.id && picture.purpose === 'licence';
  const key = isOwn ? keptKey(picture) : undefined;
  const bytes = key === undefined ? undefined : await files.get(key);
  if (!bytes) throw new AppError('PICTURE_NOT_FOUND');
  const read = await papers.licence(bytes);
  if (read === 'unreadable') throw new AppError('LICENCE_UNREADABLE');
  if (read === 'unavailable') throw new AppError('READER_UNAVAILABLE');
  return read;
};
