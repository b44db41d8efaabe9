// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

/** Where money can be paid to. */
export const payoutChannels = ['wechat', 'alipay'] as const;
export type PayoutChannel = (typeof payoutChannels)[number];
