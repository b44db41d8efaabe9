import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { removePicture, removeUploads } from '../../shared/application/pictures/remove-picture';
import { pictures, pictureUses } from '../../shared/collections/pictures';
import { dayMs } from '../../shared/domain/calendar/calendar';
import type { Ports } from '../../shared/ports/context';

/** How long a picture that is there waits to be taken into use. */
const unusedLifeMs = 7 * dayMs;

/** Removes what was never uploaded or never taken into use, and what is left of an upload. */
export const expirePicture: MeetDeadline<Pick<Ports, 'store' | 'clock' | 'files'>> = async (
  context,
  { subject },
  settle,
) => {
  const { store, clock } = context;
  const [picture, use] = await Promise.all([store.get(pictures, subject), store.get(pictureUses, subject)]);
  const endsAtMs = picture?.kept && !use ? picture.createdAtMs + unusedLifeMs : undefined;
  const isEarly = endsAtMs !== undefined && endsAtMs > clock.nowMs();
  if (picture && !use && !isEarly) await removePicture(context, subject);
  else await removeUploads(context, subject);
  await store.transact((tx) => settle(tx, isEarly ? endsAtMs : undefined));
};
