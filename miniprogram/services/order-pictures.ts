import type { PictureView } from '../../shared/contract/pictures';
import { quietApi } from './api';

/** Pictures by their ids. */
export type PicturesById = Readonly<Record<string, PictureView>>;

/** What is seen beside orders. */
export interface OrderPictures {
  readonly pictures: PicturesById;
  /** Addresses of the avatar of the other side, by order. */
  readonly avatars: Readonly<Record<string, string>>;
}

export const noPictures: OrderPictures = { pictures: {}, avatars: {} };

/** What both sides of these orders have shown, and who they are. It adorns a page: without it that stands. Errors: none. */
export async function orderPictures(orderIds: readonly string[]): Promise<OrderPictures> {
  if (orderIds.length === 0) return noPictures;
  try {
    const { pictures, avatars } = await quietApi.pictures.ofOrders({ orderIds: [...orderIds] });
    return {
      pictures: Object.fromEntries(pictures.map((picture) => [picture.pictureId, picture])),
      avatars: Object.fromEntries(avatars.map(({ orderId, url }) => [orderId, url])),
    };
  } catch {
    return noPictures;
  }
}

/** The same, as an addition to what was seen before: an address stays while it works. */
export const together = (before: OrderPictures, more: OrderPictures): OrderPictures => ({
  pictures: { ...before.pictures, ...more.pictures },
  avatars: { ...before.avatars, ...more.avatars },
});

/** The pictures alone. Errors: none. */
export const picturesOf = async (orderIds: readonly string[]): Promise<PicturesById> =>
  (await orderPictures(orderIds)).pictures;
