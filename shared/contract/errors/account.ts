import { type ErrorEntry, entry } from './entry';

/** Of a person's account. */
export const accountErrors = {
  AGREEMENT_UNKNOWN: entry(409, '协议已更新，请阅读最新版本后再同意'),
  /** With `purpose`. */
  PURPOSE_NOT_AGREED: entry(403, '此功能需要您单独同意后才能使用，请同意后再试'),
  PLACE_OUTSIDE_CITIES: entry(422, '没有认出这个地点在哪个城市，请换一个地点'),
  /** With `hurdles`. */
  CANCELLATION_HINDERED: entry(409, '还有没办完的事，办完后才能注销账号'),
  CANCELLATION_OVER: entry(409, '账号没有在注销，或已过了可以撤回的时间'),
  BIRTH_DATE_FIXED: entry(409, '您已被录用过，出生日期不能再自行修改，如需更正请联系客服'),
} as const satisfies Record<string, ErrorEntry>;
