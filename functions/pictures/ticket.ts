import { setDeadline } from '../../shared/application/deadlines/deadlines';
import { once, type RecordResult } from '../../shared/application/idempotency/idempotency';
import { advance } from '../../shared/application/lifecycles/advance';
import { fileTypeOf, uploadFolder } from '../../shared/application/pictures/picture-keys';
import { pictures } from '../../shared/collections/pictures';
import { AppError } from '../../shared/contract/errors';
import { picturesContract } from '../../shared/contract/pictures';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { maxPictureBytes, type PictureFormat } from '../../shared/domain/pictures/picture-purposes';
import type { Ports, UseCase } from '../../shared/ports/context';

async function ticketFor({ files }: Pick<Ports, 'files'>, pictureId: string, format: PictureFormat) {
  const { key: _key, ...upload } = await files.ticket({
    purpose: uploadFolder,
    type: fileTypeOf(format),
    maxBytes: maxPictureBytes,
    id: pictureId,
  });
  return { pictureId, upload };
}

/**
 * How to upload one picture; repeated, the same picture with a fresh ticket. What never arrives is forgotten after a
 * day. Errors: PICTURE_NOT_FOUND when a repeated call's picture is gone.
 */
export const ticket: UseCase<typeof picturesContract.ticket, 'files' | 'hash'> = (input, context) => {
  const { store, clock, ids, caller } = context;
  const { purpose, format } = input;
  return once(context, picturesContract.ticket, {
    input,
    async run(record: RecordResult<{ readonly pictureId: string }>) {
      const pictureId = ids.newId();
      const nowMs = clock.nowMs();
      await store.transact(async (tx) => {
        record(tx, { pictureId });
        const picture = { id: pictureId, accountId: caller.account.id, purpose, createdAtMs: nowMs };
        advance(tx, pictures, picture, 'ask', { by: 'person', atMs: nowMs });
        await setDeadline(tx, context, {
          kind: 'picture.expire',
          subject: pictureId,
          dueAtMs: nowMs + dayMs,
        });
      });
      return ticketFor(context, pictureId, format);
    },
    async replay({ pictureId }) {
      if (!(await store.get(pictures, pictureId))) throw new AppError('PICTURE_NOT_FOUND');
      return ticketFor(context, pictureId, format);
    },
  });
};
