/** What notices are about: the own work, those who work for somebody, money and account. */
export const noticeKinds = ['work', 'hiring', 'account'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
