import { minuteMs } from '../calendar/calendar';

/** Where the pages of alarms stand; each alarm names its own, as GitHub makes anchors of headings. */
const runbook = 'docs/runbook.md';

/** Every alarm, as the operator meets it: the heading of its page. Held against docs/runbook.md by a test. */
export const alarmPages = {
  faults: 'Faults in the log',
  errors: 'A function crashes or times out',
  throttles: 'Calls of a function are refused',
  duration: 'A function is slow',
  tables: 'DynamoDB throttles',
  api: 'The API fails',
  refused: 'People are told to slow down',
  parked: 'Something is parked',
  outboxAge: 'Events wait',
  payouts: 'A payout or a rail needs somebody',
  refunds: 'A refund waits',
  tickets: 'Somebody waits for an answer',
  reconciliation: 'A rail has booked something else',
  weChatQuota: 'WeChat takes no more calls',
  cost: 'A day costs more than expected',
} as const;
export type AlarmPage = keyof typeof alarmPages;

/** The anchor that GitHub makes of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** What an alarm's text ends with: where to read on. */
export const pageOf = (page: AlarmPage): string => `${runbook}#${anchorOf(alarmPages[page])}`;

/** What is counted together: failures are a share of the calls of so long. */
export const watchWindowMs = 5 * minuteMs;

/** Of the calls of a window: the share in per cent, and how many it takes at least; a lone one at night wakes nobody. */
export interface Share {
  readonly page: AlarmPage;
  readonly percent: number;
  readonly floor: number;
}

/** Thresholds of both clouds: alarms of CloudWatch are made from them, and CloudBase's own watch goes by them. */
export const watchedShares = {
  /** Answers that are our fault; of timers, where each run counts, one is enough. */
  faults: { page: 'faults', percent: 1, floor: 3 },
  /** Somebody is always too quick; one call of fifty is more than a few people with impatient thumbs. */
  refused: { page: 'refused', percent: 2, floor: 20 },
} as const satisfies Readonly<Record<string, Share>>;

interface Told {
  readonly page: AlarmPage;
  /** For the alarm's text; `said` in the robot's words. */
  readonly what: string;
  readonly said: string;
}

/** Lines of the log, by their `metric`, of which one is enough. */
export const watchedLines = {
  parked: {
    page: 'parked',
    what: 'something failed ten times and waits',
    said: '有事项连续失败十次，等待处理',
  },
  payoutAlarm: {
    page: 'payouts',
    what: 'a rail stopped, or a payout ended in two ways',
    said: '付款渠道停用，或一笔付款结果矛盾',
  },
  refundWaits: {
    page: 'refunds',
    what: 'a refund is due and nobody has sent it',
    said: '有退款到期未汇出',
  },
  ticketWaits: {
    page: 'tickets',
    what: 'a report, an appeal, a complaint or feedback is soon to be answered',
    said: '有举报、申诉、投诉或反馈临近承诺时间未答复',
  },
  reconciliationAlarm: {
    page: 'reconciliation',
    what: 'a rail has booked something else than the ledger',
    said: '渠道账单与账本不一致',
  },
} as const satisfies Readonly<Record<string, Told>>;

/** Outcomes of calls that say that WeChat's quota is used up, and how many in a window it takes. */
export const watchedQuota = {
  outcome: 'WECHAT_RATE_LIMITED',
  floor: 5,
  page: 'weChatQuota',
  what: 'WeChat takes no more calls',
  said: '微信接口调用额度用尽',
} as const satisfies Told & { readonly outcome: string; readonly floor: number };

/** The line of each run of the relay: how long the oldest event waited. A minute is normal; silence is as bad as age. */
export const watchedAge = {
  metric: 'outboxAgeMs',
  mostMs: 5 * minuteMs,
  page: 'outboxAge',
  what: 'events wait, or the relay does not run',
  said: '事件积压，或定时器没有运行',
} as const satisfies Told & { readonly metric: string; readonly mostMs: number };
