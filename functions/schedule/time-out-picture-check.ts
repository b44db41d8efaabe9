import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { judgePicture } from '../../shared/application/pictures/take-verdict';
import { pictures } from '../../shared/collections/pictures';
import type { Ports } from '../../shared/ports/context';

/** What WeChat has not judged in time waits for an operator: silence lets nothing pass. */
export const timeOutPictureCheck: MeetDeadline<Pick<Ports, 'store' | 'clock'>> = async (
  context,
  { subject },
  settle,
) => {
  const picture = await context.store.get(pictures, subject);
  if (picture?.status === 'checking') await judgePicture(context, subject, 'unable');
  await context.store.transact((tx) => settle(tx));
};
