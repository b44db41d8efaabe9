import { type ErrorEntry, entry } from './entry';

/** Of chat groups. */
export const groupErrors = {
  GROUP_NOT_FOUND: entry(404, '没有这个群，请先保存它的设置'),
} as const satisfies Record<string, ErrorEntry>;
