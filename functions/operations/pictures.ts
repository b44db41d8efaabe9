import { pictureView } from '../../shared/application/pictures/picture-address';
import { picturesInReview } from '../../shared/application/pictures/pictures-in-review';
import { noteReads } from '../../shared/application/privacy/note-reads';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

/** Pictures that wait for an operator, with why. */
export const pictures: UseCase<typeof operationsContract.pictures, 'files'> = async (
  { limit, cursor },
  context,
) => {
  const { items, next } = await picturesInReview(context.store, { limit, cursor });
  const of = items.map(({ accountId }) => accountId);
  await noteReads(context, { as: 'operator', kind: 'picture', of });
  const rows = items.map(async (picture) => ({
    picture: await pictureView(context, picture, 'party'),
    purpose: picture.purpose,
    doubt: picture.doubt ?? ('unanswered' as const),
    sinceMs: picture.updatedAtMs,
  }));
  return { pictures: await Promise.all(rows), ...(next !== undefined && { next }) };
};
