import { type ErrorEntry, entry } from './entry';

/** What any call may run into: at the door, about who is calling, and in every command. */
export const commonErrors = {
  INVALID_INPUT: entry(400, '提交的内容有误，请按提示修改后重试'),
  MALFORMED_JSON: entry(400, '请求内容不是有效的 JSON，请检查后重试'),
  ACTION_NOT_FOUND: entry(404, '没有这个接口，请更新小程序后重试'),
  METHOD_NOT_ALLOWED: entry(405, '请使用 POST 方式调用'),
  PAYLOAD_TOO_LARGE: entry(413, '提交的内容过大，请精简后重试'),
  UNSUPPORTED_MEDIA_TYPE: entry(415, '请以 JSON 格式提交'),
  NOT_SIGNED_IN: entry(401, '请先登录'),
  SESSION_EXPIRED: entry(401, '登录已过期，请重新登录'),
  CONSENT_REQUIRED: entry(403, '请先阅读并同意用户协议、隐私政策和自由职业者服务协议'),
  ACCOUNT_SUSPENDED: entry(403, '账号已被暂停使用，如有疑问请联系客服'),
  ACCOUNT_LEAVING: entry(403, '账号正在注销。要继续使用，请先在“我的—隐私与权限—注销账号”撤回注销'),
  ROLE_REQUIRED: entry(403, '您没有使用此功能的权限，请先申请成为发布方'),
  NOT_ALLOWED: entry(403, '您没有权限进行此操作'),
  NOT_FOUND: entry(404, '内容不存在或已被删除'),
  SERVICE_KEY_INVALID: entry(401, '服务密钥无效或已更换，请检查配置'),
  SERVICE_NOT_ALLOWED: entry(403, '此服务密钥不能调用该接口'),
  IDEMPOTENCY_KEY_REUSED: entry(409, '请勿重复使用同一提交编号，请返回重新提交'),
  CHANGED_MEANWHILE: entry(409, '内容刚刚被修改过，请刷新查看后再操作'),
  /** With `waitSeconds`. */
  TOO_MANY_REQUESTS: entry(429, '操作太频繁，请稍后再试'),
  BUSY: entry(503, '当前操作人数较多，请稍后再试', true),
  INTERNAL: entry(500, '服务开小差了，请稍后再试；若多次出现请联系客服', true),
} as const satisfies Record<string, ErrorEntry>;
