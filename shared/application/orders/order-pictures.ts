import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';

export interface KeptPicture {
  readonly id: string;
  readonly sha256: string;
}

/** Own pictures that were uploaded for an order. Errors: PICTURE_NOT_USABLE. */
export async function orderPictures(
  _ports: Pick<Ports, 'store'>,
  ids: readonly string[],
): Promise<KeptPicture[]> {
  if (ids.length > 0) throw new AppError('PICTURE_NOT_USABLE');
  return [];
}
