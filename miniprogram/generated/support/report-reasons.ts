// Copied by `npm run mini:generate` from shared/domain/support; do not edit.

/** Of which side of the work somebody may be reported for it. */
type Side = 'publisher' | 'worker';

interface ReportReason {
  /** As people choose it. */
  readonly text: string;
  readonly of: readonly Side[];
  /** New tasks of the reported payer stop at once, and an operator decides within a day. */
  readonly stops?: true;
  /** Where fraud is likely, people are shown the police's line. */
  readonly isLikelyFraud?: true;
}

/** For what somebody is reported, in the order in which it is offered. */
export const reportReasons = {
  'asked-for-money': {
    text: '收钱、要押金，或让我先垫付',
    of: ['publisher'],
    stops: true,
    isLikelyFraud: true,
  },
  fraud: { text: '诈骗、刷单，或借我的账户收付款', of: ['publisher', 'worker'], isLikelyFraud: true },
  'false-task': { text: '任务是假的，或与描述不符', of: ['publisher'] },
  unpaid: { text: '做完了不验收，或不按约定付款', of: ['publisher'] },
  'off-platform': { text: '让我到平台外交易', of: ['publisher', 'worker'] },
  harassment: { text: '骚扰、辱骂或歧视', of: ['publisher', 'worker'] },
  unsafe: { text: '违法，或有人身危险', of: ['publisher'] },
  'faked-work': { text: '代打卡，或成果造假', of: ['worker'] },
  other: { text: '其他违规', of: ['publisher', 'worker'] },
} as const satisfies Readonly<Record<string, ReportReason>>;
export type ReportReasonName = keyof typeof reportReasons;

export const reportReasonNames = Object.keys(reportReasons) as [ReportReasonName, ...ReportReasonName[]];

/** A reason with all that may be known of it. */
export const reportReason = (name: ReportReasonName): ReportReason => reportReasons[name];

/** Reports, feedback, complaints and appeals may show so many pictures. */
export const maxTicketPictures = 3;
/** And say so much, characters. */
export const maxTicketText = 500;

/** The line of the police against fraud. */
export const fraudLine = '96110';
