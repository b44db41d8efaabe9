import * as z from 'zod';
import { pictureLifecycle, pictureStatuses } from '../domain/lifecycles/picture-lifecycle';
import { pictureFormats, picturePurposes } from '../domain/pictures/picture-purposes';
import { pictureDoubts } from '../domain/pictures/picture-verdicts';
import { collection } from './collection';
import { count, id, moment } from './fields';

/** A picture of somebody's; its bytes are in Files (application/pictures/picture-keys.ts). */
export const pictures = collection(
  'pictures',
  z.strictObject({
    id,
    accountId: id,
    purpose: z.enum(picturePurposes),
    status: z.enum(pictureStatuses),
    /** What is kept of it, once it is there. */
    kept: z
      .strictObject({
        format: z.enum(pictureFormats),
        bytes: count,
        widthPixels: count,
        heightPixels: count,
        /** SHA-256 of what is kept, hex. */
        sha256: z.string(),
      })
      .exactOptional(),
    /** Why an operator has to look at it. */
    doubt: z.enum(pictureDoubts).exactOptional(),
    /** When an operator let it pass. */
    approvedAtMs: moment.exactOptional(),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  {
    indexes: {
      account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs },
      /** What waits for operators, longest first. */
      inReview: {
        partition: (doc) => (doc.status === 'in-review' ? ['all'] : undefined),
        sort: (doc) => doc.updatedAtMs,
      },
    },
    lifecycle: pictureLifecycle,
  },
);
export type Picture = z.output<(typeof pictures)['schema']>;

/** What WeChat was asked about a picture, under the id of the check there: its verdict names nothing else. */
export const pictureChecks = collection(
  'pictureChecks',
  z.strictObject({ id: z.string().min(1).max(128), pictureId: id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);

/** What a picture stands in, such as an order, under the picture's id: what stands in nothing is removed. */
export const pictureUses = collection('pictureUses', z.strictObject({ id, subject: id, atMs: moment }));

/** Events of pictures that were acted on. */
export const handledPictureEvents = collection(
  'handledPictureEvents',
  z.strictObject({ id, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);
