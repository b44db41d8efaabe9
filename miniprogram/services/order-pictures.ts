import type { PictureView } from '../../shared/contract/pictures';
import { quietApi } from './api';

/** Pictures by their ids. */
export type PicturesById = Readonly<Record<string, PictureView>>;

/** What both sides of these orders have shown. They adorn a page: without them it stands. Errors: none. */
export async function picturesOf(orderIds: readonly string[]): Promise<PicturesById> {
  if (orderIds.length === 0) return {};
  try {
    const { pictures } = await quietApi.pictures.ofOrders({ orderIds: [...orderIds] });
    return Object.fromEntries(pictures.map((picture) => [picture.pictureId, picture]));
  } catch {
    return {};
  }
}
