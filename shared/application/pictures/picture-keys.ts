import type { Picture } from '../../collections/pictures';
import type { PictureFormat } from '../../domain/pictures/picture-purposes';
import type { FileType } from '../../ports/files';

const endings = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const;

export const fileTypeOf = (format: PictureFormat): FileType => `image/${format}`;

/** Folders of Files: what came from a phone, and what of it is kept. */
export const uploadFolder = 'uploads';
const keptFolder = 'pictures';

/** Where a phone has put it. The tickets of a picture end with it: what is kept has another key, which no ticket opens. */
export const uploadKey = (pictureId: string, format: PictureFormat): string =>
  `${uploadFolder}/${pictureId}.${endings[format]}`;

/** Where its bytes are kept; undefined as long as there are none. */
export const keptKey = ({ id, kept }: Pick<Picture, 'id' | 'kept'>): string | undefined =>
  kept && `${keptFolder}/${id}.${endings[kept.format]}`;
