import type { PictureView } from '../../shared/contract/pictures';
import type { PictureFormat, PicturePurpose } from '../../shared/domain/pictures/picture-purposes';
import { newKey } from '../utils/keys';
import { api } from './api';

/** A picture that was uploaded, and the file on this phone that shows it at once. */
export interface UploadedPicture {
  readonly picture: PictureView;
  readonly path: string;
}

/** What a long side is shortened to: enough to read a licence by. */
const longestSidePixels = 2_000;
const quality = 80;
const uploadTimeoutMs = 60_000;

const formats: Readonly<Record<string, PictureFormat>> = { png: 'png', webp: 'webp' };
const formatOf = (path: string): PictureFormat =>
  formats[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'jpeg';

type Chosen = WechatMiniprogram.MediaFile;

/** Up to `count` pictures of the album or the camera; none when the person thinks better of it. */
function choose(count: number, sourceType: readonly ('album' | 'camera')[]): Promise<readonly Chosen[]> {
  return new Promise((resolve, reject) => {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: [...sourceType],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: (error) => (/cancel/.test(error.errMsg) ? resolve([]) : reject(new Error(error.errMsg))),
    });
  });
}

/** Smaller where it can be made smaller; what cannot be is sent as it is. */
function compressed(path: string): Promise<string> {
  return new Promise((resolve) => {
    wx.compressImage({
      src: path,
      quality,
      compressedWidth: longestSidePixels,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(path),
    });
  });
}

type Ticket = Awaited<ReturnType<typeof api.pictures.ticket>>['upload'];

const isTaken = (statusCode: number): boolean => statusCode >= 200 && statusCode < 300;

/** Sends a file as the ticket says. Errors: Error when the storage did not take it. */
function send({ url, method, headers, fields }: Ticket, filePath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = ({ statusCode }: { readonly statusCode: number }) =>
      isTaken(statusCode) ? resolve() : reject(new Error(`upload: HTTP ${statusCode}`));
    const fail = ({ errMsg }: { readonly errMsg: string }) => reject(new Error(errMsg));
    if (method === 'POST') {
      const asked = { url, filePath, name: 'file', formData: fields, timeout: uploadTimeoutMs };
      return void wx.uploadFile({ ...asked, success: done, fail });
    }
    wx.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) =>
        void wx.request({
          url,
          method,
          header: headers,
          data,
          timeout: uploadTimeoutMs,
          success: done,
          fail,
        }),
      fail,
    });
  });
}

/** Compresses and uploads one file. Errors: those of the actions, and Error when it did not arrive. */
export async function uploadPicture(purpose: PicturePurpose, file: string): Promise<UploadedPicture> {
  const path = await compressed(file);
  const asked = { purpose, format: formatOf(path), idempotencyKey: newKey() };
  const { pictureId, upload } = await api.pictures.ticket(asked);
  await send(upload, path);
  const { picture } = await api.pictures.done({ pictureId });
  return { picture, path };
}

/** Lets the person choose pictures, whose files are then uploaded one by one. Errors: as `uploadPicture`. */
export const choosePictures = async (
  count: number,
  sourceType: readonly ('album' | 'camera')[] = ['album', 'camera'],
): Promise<readonly string[]> => (await choose(count, sourceType)).map(({ tempFilePath }) => tempFilePath);
