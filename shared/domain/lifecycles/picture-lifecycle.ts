import type { PicturePurpose } from '../pictures/picture-purposes';
import type { Lifecycle } from './lifecycle';

/**
 * `awaited`: may be uploaded; `checking`: WeChat judges it; `in-review`: an operator does. Before it is `ready` only
 * the two parties see it, and nobody once it is `refused`.
 */
export const pictureStatuses = ['awaited', 'checking', 'in-review', 'ready', 'refused'] as const;
type PictureStatus = (typeof pictureStatuses)[number];

interface PictureFacts {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: PicturePurpose;
  readonly approvedAtMs?: number;
}

/** Operators have the last word: no verdict of WeChat's takes back what one of them has let pass. */
const isUnseen = {
  name: 'no operator has seen it',
  holds: ({ approvedAtMs }: PictureFacts): boolean => approvedAtMs === undefined,
};

const refused = {
  type: 'picture.refused',
  of: ({ id, accountId, purpose }: PictureFacts) => ({
    type: 'picture.refused' as const,
    accountId,
    facts: { pictureId: id, purpose },
  }),
};

/** A picture, from its upload to what may be shown. */
export const pictureLifecycle = {
  name: 'picture',
  transitions: {
    ask: { from: ['initial'], to: 'awaited', by: ['person'] },
    /** It is there, and other people may come to see it. */
    arrive: {
      from: ['awaited'],
      to: 'checking',
      by: ['person'],
      refusal: 'PICTURE_NOT_FOUND',
      emits: {
        type: 'picture.arrived',
        of: ({ id, purpose }: PictureFacts) => ({
          type: 'picture.arrived' as const,
          facts: { pictureId: id, purpose },
        }),
      },
    },
    /** It is there, and nobody but its owner and operators ever sees it. */
    keep: { from: ['awaited'], to: 'ready', by: ['person'], refusal: 'PICTURE_NOT_FOUND' },
    /** Also late, where nothing but WeChat's silence made it wait for an operator. */
    pass: { from: ['checking', 'in-review'], to: 'ready', by: ['platform'] },
    /** WeChat is not sure, cannot judge it, or has said nothing in time. */
    doubt: { from: ['checking'], to: 'in-review', by: ['platform'] },
    /** Another verdict says the opposite: nobody sees it until an operator has decided. */
    recall: { from: ['ready'], to: 'in-review', by: ['platform'], condition: isUnseen },
    refuse: { from: ['checking', 'in-review'], to: 'refused', by: ['platform'], emits: refused },
    approve: { from: ['in-review'], to: 'ready', by: ['operator'], refusal: 'PICTURE_NOT_IN_REVIEW' },
    reject: {
      from: ['in-review'],
      to: 'refused',
      by: ['operator'],
      emits: refused,
      refusal: 'PICTURE_NOT_IN_REVIEW',
    },
  },
} as const satisfies Lifecycle<PictureFacts, PictureStatus, never>;
