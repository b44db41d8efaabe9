import { type ErrorEntry, entry } from './entry';

/** Of pictures that people upload. */
export const pictureErrors = {
  PICTURE_NOT_FOUND: entry(404, '图片不存在或已失效，请重新选择图片'),
  PICTURE_NOT_ARRIVED: entry(409, '图片还没有上传完成，请重新上传'),
  PICTURE_NOT_SUPPORTED: entry(422, '图片无法识别或已损坏，请换一张 JPEG、PNG 或 WebP 图片'),
  PICTURE_TOO_LARGE: entry(422, '图片超过 10 MB，请压缩或换一张'),
  PICTURE_REFUSED: entry(422, '图片未通过内容审核，请换一张'),
  PICTURE_USED: entry(409, '图片已用在别处，请重新选择或拍摄'),
  PICTURE_NOT_IN_REVIEW: entry(409, '图片不在审核中，可能已被处理，请刷新后查看'),
} as const satisfies Record<string, ErrorEntry>;
