import { shownCounts } from '../../shared/application/orders/ratings-view';
import { publicAvatar } from '../../shared/application/pictures/avatars';
import { ratingCounts } from '../../shared/collections/ratings';
import { publishers } from '../../shared/collections/tasks';
import { AppError } from '../../shared/contract/errors';
import type { tasksContract } from '../../shared/contract/tasks';
import type { UseCase } from '../../shared/ports/context';

/** Who pays, as everybody may know. Errors: PUBLISHER_NOT_FOUND. */
export const publisher: UseCase<typeof tasksContract.publisher, 'files'> = async (
  { publisherId },
  context,
) => {
  const { store } = context;
  const [found, counts] = await Promise.all([
    store.get(publishers, publisherId),
    store.get(ratingCounts, publisherId),
  ]);
  if (!found) throw new AppError('PUBLISHER_NOT_FOUND');
  const { name, verification, createdAtMs } = found;
  const shown = shownCounts(counts);
  const avatarUrl = await publicAvatar(context, found);
  return {
    publisher: {
      publisherId,
      name,
      verification,
      sinceMs: createdAtMs,
      ...(avatarUrl !== undefined && { avatarUrl }),
      ...(shown && {
        ratings: {
          ratings: shown.ratings,
          onTime: shown.onTime,
          asDescribed: shown.asDescribed,
          paidAtOnce: shown.paidAtOnce,
          breaches: shown.breaches,
        },
      }),
    },
  };
};
