/**
 * The catalogue of everything that can go wrong, by stable code. `message` is shown to people: it says
 * what happened and what to do. `retryable` tells the client that the same call may succeed later.
 */
interface ErrorEntry {
  readonly status: number;
  readonly retryable: boolean;
  readonly message: string;
}

const entry = (status: number, message: string, retryable = false): ErrorEntry => ({
  status,
  retryable,
  message,
});

export const errorCatalogue = {
  // the door
  INVALID_INPUT: entry(400, '提交的内容有误，请按提示修改后重试'),
  MALFORMED_JSON: entry(400, '请求内容不是有效的 JSON，请检查后重试'),
  ACTION_NOT_FOUND: entry(404, '没有这个接口，请更新小程序后重试'),
  METHOD_NOT_ALLOWED: entry(405, '请使用 POST 方式调用'),
  PAYLOAD_TOO_LARGE: entry(413, '提交的内容过大，请精简后重试'),
  UNSUPPORTED_MEDIA_TYPE: entry(415, '请以 JSON 格式提交'),
  // who is calling
  NOT_SIGNED_IN: entry(401, '请先登录'),
  SESSION_EXPIRED: entry(401, '登录已过期，请重新登录'),
  CONSENT_REQUIRED: entry(403, '请先阅读并同意用户协议、隐私政策和自由职业者服务协议'),
  ACCOUNT_SUSPENDED: entry(403, '账号已被暂停使用，如有疑问请联系客服'),
  ROLE_REQUIRED: entry(403, '您没有使用此功能的权限，请先申请成为发布方'),
  NOT_ALLOWED: entry(403, '您没有权限进行此操作'),
  NOT_FOUND: entry(404, '内容不存在或已被删除'),
  SERVICE_KEY_INVALID: entry(401, '服务密钥无效或已更换，请检查配置'),
  SERVICE_NOT_ALLOWED: entry(403, '此服务密钥不能调用该接口'),
  // every command
  IDEMPOTENCY_KEY_REUSED: entry(409, '请勿重复使用同一提交编号，请返回重新提交'),
  BUSY: entry(503, '当前操作人数较多，请稍后再试', true),
  INTERNAL: entry(500, '服务开小差了，请稍后再试；若多次出现请联系客服', true),
  // WeChat
  WECHAT_CODE_INVALID: entry(400, '微信登录凭证已失效，请重新操作一次'),
  WECHAT_IDENTITY_MISMATCH: entry(403, '微信身份与当前登录账号不一致，请重新登录后再试'),
  WECHAT_RISK_BLOCKED: entry(403, '微信提示当前账号存在风险，暂时无法使用，请在微信安全中心查看'),
  WECHAT_BUSY: entry(503, '微信服务繁忙，请稍后再试', true),
  WECHAT_TIMEOUT: entry(504, '微信服务响应超时，请稍后再试', true),
  WECHAT_RATE_LIMITED: entry(429, '操作太频繁，请稍后再试', true),
  WECHAT_UNAVAILABLE: entry(502, '暂时无法连接微信服务，请稍后再试', true),
  // content
  CONTENT_REJECTED: entry(422, '内容含有不适合展示的信息，请修改后重试'),
  TASK_FORBIDDEN: entry(422, '任务含有平台禁止的内容，请按提示修改后重试'),
  // account
  AGREEMENT_UNKNOWN: entry(409, '协议已更新，请阅读最新版本后再同意'),
  BIRTH_DATE_FIXED: entry(409, '出生日期只能填写一次，如需更正请联系客服'),
  // tasks
  TASK_NOT_FOUND: entry(404, '任务不存在或已下架'),
  TASK_CLOSED: entry(409, '任务已结束报名，看看其他任务吧'),
  TASK_FULL: entry(409, '名额已满，看看其他任务吧'),
  TASK_DEADLINE_PASSED: entry(409, '报名已截止，看看其他任务吧'),
  TASK_TERMS_CHANGED: entry(409, '任务内容刚刚有更新，请查看后再报名'),
  // sign-up and orders
  ALREADY_SIGNED_UP: entry(409, '您已报名此任务，可在“订单”中查看'),
  OWN_TASK: entry(409, '不能报名自己发布的任务'),
  UNDER_AGE: entry(403, '您的年龄未达到此任务的要求'),
  PROFILE_INCOMPLETE: entry(409, '请先在“我的”中完善昵称和出生日期'),
  TOO_MANY_WITHDRAWALS: entry(409, '您已多次取消报名此任务，不能再次报名'),
  ORDER_NOT_FOUND: entry(404, '订单不存在'),
  ORDER_NOT_WITHDRAWABLE: entry(409, '当前状态不能取消报名，如有需要请联系发布方'),
  ORDER_NOT_WAITING: entry(409, '该报名已处理，请刷新后查看'),
  // publishing
  TASK_NOT_DRAFT: entry(409, '任务已发布，请刷新后查看'),
  TASK_NOT_OPEN: entry(409, '任务未在报名中，请刷新后查看'),
  TASK_TERMS_FIXED: entry(409, '已有人报名，报酬和要求不能再修改；可以延长截止时间或增加名额'),
  TASK_DATES_INVALID: entry(400, '任务的时间安排有误，请修改后重试'),
  // payouts
  LEGAL_NAME_MISMATCH: entry(409, '收款人姓名须与本人姓名一致，如需更正请联系客服'),
  PAYOUT_ACCOUNT_TAKEN: entry(409, '该收款账户已被其他用户绑定，请核对账号'),
  PAYOUT_ACCOUNT_LIMIT: entry(409, '绑定数量已达上限（微信 1 个、支付宝 3 个），请先解绑'),
  PAYOUT_ACCOUNT_BOUND: entry(409, '该收款账户已绑定，无需重复操作'),
  PAYOUT_ACCOUNT_NOT_FOUND: entry(404, '收款账户不存在或已解绑'),
  // groups
  GROUP_NOT_FOUND: entry(404, '没有这个群，请先保存它的设置'),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** What any call that asks WeChat may answer; all of them may be tried again. */
export const weChatFailures = [
  'WECHAT_BUSY',
  'WECHAT_TIMEOUT',
  'WECHAT_RATE_LIMITED',
  'WECHAT_UNAVAILABLE',
] as const satisfies readonly ErrorCode[];

/** One thing that is wrong with the input: where (`place.latitude`) and what, in Chinese. */
export interface InputProblem {
  readonly path: string;
  readonly problem: string;
}

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** The only error that crosses a function's door with its own code; everything else becomes INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
