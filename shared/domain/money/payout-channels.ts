/** Where money can be paid to. */
export const payoutChannels = ['wechat', 'alipay'] as const;
