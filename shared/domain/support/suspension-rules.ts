interface SuspensionRule {
  /** What the person did, as they read it. */
  readonly text: string;
  /** Where it stands. */
  readonly basis: string;
  /** No suspension under it lasts longer, days. */
  readonly mostDays: number;
}

const userAgreement = '《用户协议》第七条';
const freelancer = '《自由职业者服务协议》第十一条';

/** Under which rules an account is suspended. */
export const suspensionRules = {
  'asked-for-money': { text: '向接单者收费、收押金或要求垫付', basis: userAgreement, mostDays: 365 },
  fraud: { text: '涉嫌诈骗、刷单或洗钱', basis: userAgreement, mostDays: 365 },
  'faked-work': { text: '代打卡或伪造成果', basis: freelancer, mostDays: 90 },
  'false-identity': { text: '冒用他人身份，或出租、买卖账号', basis: userAgreement, mostDays: 365 },
  harassment: { text: '骚扰、辱骂或歧视他人', basis: userAgreement, mostDays: 90 },
  'forbidden-task': { text: '发布平台禁止的任务', basis: userAgreement, mostDays: 180 },
  'account-risk': { text: '账号可能被他人使用，需要核实', basis: userAgreement, mostDays: 15 },
} as const satisfies Readonly<Record<string, SuspensionRule>>;
export type SuspensionRuleName = keyof typeof suspensionRules;

export const suspensionRuleNames = Object.keys(suspensionRules) as [
  SuspensionRuleName,
  ...SuspensionRuleName[],
];
