import * as z from 'zod';
import { pictureStatuses } from '../domain/lifecycles/picture-lifecycle';
import { pictureFormats, picturePurposes } from '../domain/pictures/picture-purposes';
import { action } from './action';
import * as f from './fields';
import { wants } from './wants';

/** A picture as one who may look at it gets it. */
export const picture = z
  .strictObject({
    pictureId: f.pictureId,
    status: z.enum(pictureStatuses).describe('Where it stands: what is not `ready` only the parties see.'),
    url: z
      .string()
      .describe('From where it is loaded, for an hour; absent when one may not look at it (any more).')
      .exactOptional(),
    widthPixels: z.int().min(1).describe('Of the picture.').exactOptional(),
    heightPixels: z.int().min(1).describe('Of the picture.').exactOptional(),
  })
  .meta({ id: 'Picture', description: 'A picture, as long as one may look at it.' });
export type PictureView = z.output<typeof picture>;

const uploadTicket = z
  .strictObject({
    url: z.string().describe('Where to upload.'),
    method: z
      .enum(['POST', 'PUT'])
      .describe(
        'POST sends the fields and then the bytes, named `file`, as a form; PUT sends the bytes alone.',
      ),
    headers: z.record(z.string(), z.string()).describe('To send along with a PUT.'),
    fields: z.record(z.string(), z.string()).describe('To send before the file in a POST.'),
  })
  .meta({ id: 'UploadTicket', description: 'How to upload one file, within ten minutes.' });

export const picturesContract = {
  ticket: action({
    feature: 'pictures',
    name: 'ticket',
    summary: 'How to upload one picture; whoever has uploaded it says so by `pictures/done`',
    access: 'consented',
    openToSuspended: true,
    effect: 'command',
    rate: 'pictures',
    input: z.strictObject({
      purpose: wants('图片用途不正确，请返回重试', z.enum(picturePurposes).describe('What it is for.')),
      format: wants('仅支持 JPEG、PNG 和 WebP 图片', z.enum(pictureFormats).describe('What will be sent.')),
      idempotencyKey: f.idempotencyKey,
    }),
    output: z.strictObject({ pictureId: f.pictureId, upload: uploadTicket }),
    errors: ['PICTURE_NOT_FOUND'],
  }),
  done: action({
    feature: 'pictures',
    name: 'done',
    summary: 'Takes an uploaded picture: looks at what it is, cuts off what does not draw it, has it checked',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ pictureId: f.pictureId }),
    output: z.strictObject({ picture }),
    errors: ['PICTURE_NOT_FOUND', 'PICTURE_NOT_ARRIVED', 'PICTURE_NOT_SUPPORTED', 'PICTURE_TOO_LARGE'],
  }),
  ofOrders: action({
    feature: 'pictures',
    name: 'ofOrders',
    summary: 'Pictures that both sides of orders have shown, and the avatar of the other side of each',
    access: 'person',
    effect: 'read',
    input: z.strictObject({
      orderIds: wants(
        '请选择 1 至 20 个订单',
        z.array(f.orderId).min(1).max(20).describe('Orders of which one is a side; others are left out.'),
      ),
    }),
    output: z.strictObject({
      pictures: z
        .array(picture)
        .describe('Of check-ins, what was handed in and disputes: those that are still there.'),
      avatars: z
        .array(
          z.strictObject({
            orderId: f.orderId,
            url: z.string().describe('From where it is loaded, for an hour.'),
          }),
        )
        .describe('Of the other side of an order, where everybody may see it.'),
    }),
    errors: [],
  }),
};
