// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

/** When work that is done is paid. */
export const settlementCycles = ['per-task', 'daily', 'weekly', 'monthly'] as const;
export type SettlementCycle = (typeof settlementCycles)[number];
export const settlementCycleNames: Readonly<Record<SettlementCycle, string>> = {
  'per-task': '完工结',
  daily: '日结',
  weekly: '周结',
  monthly: '月结',
};
