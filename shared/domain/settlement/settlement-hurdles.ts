/** What a settlement waits for, where it is the worker's turn or an operator's. */
export const settlementHurdles = ['identity', 'identity-check', 'authorisation'] as const;
export type SettlementHurdle = (typeof settlementHurdles)[number];

/** What is to be done about it, as the worker reads it. */
export const hurdleTexts: Readonly<Record<SettlementHurdle, string>> = {
  identity: '请完成实名认证，之后自动结算。',
  'identity-check': '您的实名信息正在人工核对，核对后自动结算，无需操作。',
  authorisation: '请同意办税授权，之后自动结算。',
};
