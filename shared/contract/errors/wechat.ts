import { type ErrorEntry, entry } from './entry';

/** Of WeChat: what it answers, and that it does not. */
export const weChatErrors = {
  WECHAT_CODE_INVALID: entry(400, '微信登录凭证已失效，请重新操作一次'),
  WECHAT_IDENTITY_MISMATCH: entry(403, '微信身份与当前登录账号不一致，请重新登录后再试'),
  WECHAT_RISK_BLOCKED: entry(403, '微信提示当前账号存在风险，暂时无法使用，请在微信安全中心查看'),
  WECHAT_BUSY: entry(503, '微信服务繁忙，请稍后再试', true),
  WECHAT_TIMEOUT: entry(504, '微信服务响应超时，请稍后再试', true),
  WECHAT_RATE_LIMITED: entry(429, '操作太频繁，请稍后再试', true),
  WECHAT_UNAVAILABLE: entry(502, '暂时无法连接微信服务，请稍后再试', true),
} as const satisfies Record<string, ErrorEntry>;

/** What any call that asks WeChat may answer; all of them may be tried again. */
export const weChatFailures = [
  'WECHAT_BUSY',
  'WECHAT_TIMEOUT',
  'WECHAT_RATE_LIMITED',
  'WECHAT_UNAVAILABLE',
] as const satisfies readonly (keyof typeof weChatErrors)[];
