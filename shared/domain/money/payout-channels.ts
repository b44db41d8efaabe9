/** Where money can be paid to. */
export const payoutChannels = ['wechat', 'alipay'] as const;
export type PayoutChannel = (typeof payoutChannels)[number];
