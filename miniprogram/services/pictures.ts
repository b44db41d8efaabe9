import type { InputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { PictureView } from '../../shared/contract/pictures';
import { ClientError } from '../generated/client/client-error';
import { newKey } from '../utils/keys';
import { api } from './api';

type Ticket = InputOf<typeof contract.pictures.ticket>;
export type PicturePurpose = Ticket['purpose'];

/** Wider than this shows nobody more on a phone, px. */
const widestPixels = 1_600;
/** Smaller files are sent as they are, bytes. */
const smallBytes = 300 * 1_024;
/** Of a JPEG, 0 to 100. */
const quality = 78;
const timeoutMs = 60_000;

interface Chosen {
  readonly tempFilePath: string;
  readonly size: number;
  readonly width: number;
}

/** A smaller picture where there is one; else the one that was chosen: it may still be sent. */
function smaller({ tempFilePath, size, width }: Chosen): Promise<string> {
  // Only JPEG loses by its quality, and a PNG may be see-through.
  if (size <= smallBytes || !/\.jpe?g$/i.test(tempFilePath)) return Promise.resolve(tempFilePath);
  return new Promise((resolve) => {
    wx.compressImage({
      src: tempFilePath,
      quality,
      ...(width > widestPixels && { compressedWidth: widestPixels }),
      success: ({ tempFilePath: path }) => resolve(path),
      fail: () => resolve(tempFilePath),
    } as WechatMiniprogram.CompressImageOption);
  });
}

/** No avatar is drawn larger, px. */
const avatarPixels = 240;

/** An avatar as small as it is shown; where it cannot be made smaller, it is sent as it is. */
export const smallAvatar = (path: string): Promise<string> =>
  new Promise((resolve) => {
    wx.getImageInfo({
      src: path,
      success({ width, height }) {
        if (Math.min(width, height) <= avatarPixels) return resolve(path);
        wx.compressImage({
          src: path,
          quality,
          compressedWidth: Math.round((avatarPixels * width) / Math.min(width, height)),
          success: ({ tempFilePath }) => resolve(tempFilePath),
          fail: () => resolve(path),
        } as WechatMiniprogram.CompressImageOption);
      },
      fail: () => resolve(path),
    });
  });

/** What became of asking for pictures: paths on the phone, none when the person gave up; or why there are none. */
export type PickedPictures =
  | { readonly paths: readonly string[]; readonly problem?: undefined }
  | { readonly paths: readonly []; readonly problem: string };

/** Pictures that the person takes or chooses, made smaller. Never fails. */
export function pickPictures(
  count: number,
  from: readonly ('album' | 'camera')[] = ['album', 'camera'],
): Promise<PickedPictures> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      sourceType: [...from],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => {
        Promise.all((tempFiles as readonly Chosen[]).map(smaller)).then((paths) => resolve({ paths }));
      },
      fail({ errMsg }) {
        if (/cancel/i.test(errMsg)) return resolve({ paths: [] });
        const problem = /privacy/i.test(errMsg)
          ? '须先同意隐私保护指引，才能选择照片'
          : '没有打开相机或相册：请在手机设置中允许微信使用相机和照片';
        resolve({ paths: [], problem });
      },
    });
  });
}

const formatOf = (path: string): Ticket['format'] => {
  if (/\.png$/i.test(path)) return 'png';
  return /\.webp$/i.test(path) ? 'webp' : 'jpeg';
};

const isSent = (statusCode: number): boolean => statusCode >= 200 && statusCode < 300;
const notSent = (errMsg: string): ClientError =>
  new ClientError({ code: /time/i.test(errMsg) ? 'TIMEOUT' : 'OFFLINE', isRetryable: true });
const refused = (): ClientError => new ClientError({ code: 'PICTURE_NOT_ARRIVED' });

type Upload = Awaited<ReturnType<typeof api.pictures.ticket>>['upload'];

function bytesAt(path: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => reject(new ClientError({ code: 'PICTURE_LOST' })),
    });
  });
}

/** As the ticket says: a form on one cloud, plain bytes on the other. */
async function send(path: string, { url, method, headers, fields }: Upload): Promise<void> {
  const data = method === 'PUT' ? await bytesAt(path) : undefined;
  await new Promise<void>((resolve, reject) => {
    const success = ({ statusCode }: { statusCode: number }) =>
      isSent(statusCode) ? resolve() : reject(refused());
    const fail = ({ errMsg }: { errMsg: string }) => reject(notSent(errMsg));
    if (data) wx.request({ url, method: 'PUT', data, header: headers, timeout: timeoutMs, success, fail });
    else
      wx.uploadFile({
        url,
        filePath: path,
        name: 'file',
        formData: fields,
        timeout: timeoutMs,
        success,
        fail,
      });
  });
}

/**
 * Sends one picture and has it looked at. Errors: ClientError, PICTURE_NOT_ARRIVED when the place that takes it did
 * not, PICTURE_LOST when it is no longer on the phone, those of `pictures/done`.
 */
export async function uploadPicture(path: string, purpose: PicturePurpose): Promise<PictureView> {
  const { pictureId, upload } = await api.pictures.ticket({
    purpose,
    format: formatOf(path),
    idempotencyKey: newKey(),
  });
  await send(path, upload);
  return (await api.pictures.done({ pictureId })).picture;
}
