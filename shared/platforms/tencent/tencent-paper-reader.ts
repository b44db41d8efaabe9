import * as z from 'zod';
import type { PaperReader } from '../../ports/identity';
import type { TencentCalls } from './tencent-calls';

/** What the service takes is 7 MB of base64. */
const maxBytes = 5 * 1024 * 1024;
/** Refusals that a better picture cures. */
const unreadable: readonly string[] = [
  'FailedOperation.ImageBlur',
  'FailedOperation.ImageDecodeFailed',
  'FailedOperation.OcrFailed',
  'FailedOperation.ImageNoBusinessCard',
  'FailedOperation.ImageNoText',
  'LimitExceeded.TooLargeFileError',
];
const licence = z.object({ Name: z.string().max(200).default(''), RegNum: z.string().max(40).default('') });

/** Tencent Cloud ocr, BizLicenseOCR (2018-11-19). */
export const tencentPaperReader = (call: TencentCalls): PaperReader => ({
  async licence(picture) {
    if (picture.length > maxBytes) return 'unreadable';
    const ImageBase64 = Buffer.from(picture).toString('base64');
    const told = await call('ocr', 'BizLicenseOCR', '2018-11-19', { ImageBase64 });
    if ('code' in told) return unreadable.includes(told.code) ? 'unreadable' : 'unavailable';
    const { data } = licence.safeParse(told.response);
    if (!data) return 'unavailable';
    const { Name: name, RegNum: creditCode } = data;
    if (name === '' && creditCode === '') return 'unreadable';
    return { ...(name !== '' && { name }), ...(creditCode !== '' && { creditCode }) };
  },
});

/** Where nobody reads: people type. */
export const noPaperReader: PaperReader = { licence: async () => 'unavailable' };
