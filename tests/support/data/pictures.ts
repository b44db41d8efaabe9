import { encodePng } from '../../../local/sandbox/png';
import { fileTypeOf, uploadKey } from '../../../shared/application/pictures/picture-keys';
import type { PictureFormat, PicturePurpose } from '../../../shared/domain/pictures/picture-purposes';
import { upload } from '../../../shared/platforms/files/files.contract';
import { testCloud } from '../system/test-deployment';
import { type Actor, newKey, type TestSystem } from '../system/test-system';

/** A small PNG of one colour. */
export const somePng = (shade = 90): Buffer =>
  encodePng({ width: 4, height: 3, pixels: new Uint8Array(12), palette: [[shade, 120, 60]] });

/** Asks for a ticket and uploads by it, as a phone does. */
export async function uploadPicture(
  system: TestSystem,
  who: Actor,
  purpose: PicturePurpose,
  bytes: Uint8Array = somePng(),
  format: PictureFormat = 'png',
): Promise<string> {
  const asked = { purpose, format, idempotencyKey: newKey() };
  const { pictureId, upload: ticket } = await who.get('pictures/ticket', asked);
  // The addresses of a test's own files are nobody's: what a phone puts there is put at once.
  if (testCloud() === 'cloudbase') await upload(ticket, bytes);
  else await system.ports.files.put(uploadKey(pictureId, format), bytes, fileTypeOf(format));
  return pictureId;
}

/** A picture of somebody's that is there and may be taken into use. */
export async function uploadedPicture(
  system: TestSystem,
  who: Actor,
  purpose: PicturePurpose,
  bytes: Uint8Array = somePng(),
): Promise<string> {
  const pictureId = await uploadPicture(system, who, purpose, bytes);
  await who.get('pictures/done', { pictureId });
  return pictureId;
}
