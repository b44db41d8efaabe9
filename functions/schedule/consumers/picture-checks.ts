import { openidOfAccount } from '../../../shared/application/account/wechat-identity';
import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { keptKey } from '../../../shared/application/pictures/picture-keys';
import { judgePicture } from '../../../shared/application/pictures/take-verdict';
import { eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import {
  handledPictureEvents,
  type Picture,
  pictureChecks,
  pictures,
} from '../../../shared/collections/pictures';
import { AppError } from '../../../shared/contract/errors';
import type { EventOf } from '../../../shared/contract/events';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import { sceneOf } from '../../../shared/domain/pictures/picture-purposes';
import type { Context } from '../../../shared/ports/context';

type Asking = Pick<Context<'timer', 'wechat' | 'files'>, 'store' | 'clock' | 'files' | 'wechat' | 'report'>;

/** Verdicts come within half an hour; a late or a second one still finds its picture. */
const checkLifeMs = 7 * dayMs;

/** The id of the check at WeChat; undefined where it cannot judge the picture at all, whenever it is asked. */
async function checkIdOf(context: Asking, picture: Picture): Promise<string | undefined> {
  const { accountId, purpose, kept } = picture;
  const key = keptKey(picture);
  // WeChat judges no WebP (mediaCheckAsync: JPEG, PNG, BMP, GIF).
  if (key === undefined || kept?.format === 'webp') return undefined;
  const openid = await openidOfAccount(context, accountId);
  if (openid === undefined) return undefined;
  const url = await context.files.readUrl(key);
  try {
    return await context.wechat.checkPicture({ openid, url, scene: sceneOf(purpose) });
  } catch (error) {
    // Whom WeChat has not seen for two hours it will not see because we ask again.
    if (!(error instanceof AppError) || error.code !== 'SESSION_EXPIRED') throw error;
    context.report(error);
    return undefined;
  }
}

async function ask(context: Asking, pictureId: string): Promise<void> {
  const { store, clock } = context;
  const picture = await store.get(pictures, pictureId);
  if (picture?.status !== 'checking') return;
  const checkId = await checkIdOf(context, picture);
  if (checkId === undefined) return judgePicture(context, pictureId, 'unable');
  await createOnce(store, pictureChecks, {
    id: checkId,
    pictureId,
    expiresAtMs: clock.nowMs() + checkLifeMs,
  });
}

/** Has WeChat judge what has arrived; what it cannot judge waits for an operator. */
export const pictureChecksConsumer: Consumer<Asking> = {
  name: 'pictureChecks',
  recordsOf: (store, events) =>
    store.getMany(
      handledPictureEvents,
      events.map(({ id }) => id),
    ),
  async handle(context, events) {
    for (const { id, facts } of events as readonly Told<EventOf<'picture.arrived'>>[]) {
      await ask(context, facts.pictureId);
      const expiresAtMs = context.clock.nowMs() + eventRecordLifeMs;
      await createOnce(context.store, handledPictureEvents, { id, expiresAtMs });
    }
  },
};
