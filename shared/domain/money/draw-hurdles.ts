/** What keeps money that somebody can draw from being drawn. */
export const drawHurdles = [
  'no-account',
  'unavailable',
  'paused',
  'nothing',
  'identity',
  'name',
  'too-small',
  'refused',
] as const;
export type DrawHurdle = (typeof drawHurdles)[number];

/** What is to be done about it, as its person reads it; of nothing nothing is said. */
export const drawHurdleTexts: Readonly<Record<Exclude<DrawHurdle, 'nothing'>, string>> = {
  'no-account': '请先绑定收款账户，绑定后即可提现',
  unavailable: '该收款方式暂未开通，可以更换收款账户',
  paused: '收款账户刚有变更，为保障资金安全 24 小时内不付款',
  identity: '请先完成实名认证，认证后即可提现',
  name: '收款账户的姓名与实名不一致，请解绑后重新绑定',
  'too-small': '金额低于单笔最低限额，累积到限额后再付',
  refused: '上次付款被收款账户拒绝，请核对或更换收款账户，也可以手动提现再试',
};
