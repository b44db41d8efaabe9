import { type ErrorEntry, entry } from './entry';

/** Of a person's account. */
export const accountErrors = {
  AGREEMENT_UNKNOWN: entry(409, '协议已更新，请阅读最新版本后再同意'),
  BIRTH_DATE_FIXED: entry(409, '您已被录用过，出生日期不能再自行修改，如需更正请联系客服'),
} as const satisfies Record<string, ErrorEntry>;
