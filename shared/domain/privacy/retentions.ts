/** Until when something is kept, as people read it; with the law where one demands it, and how long then. */
interface Retention {
  readonly text: string;
  readonly law?: string;
}

/** How long personal data is kept. Kept by law after the account is gone: `network`, `trade` and `tax`, each apart. */
export const retentions = {
  /** Only while something is looked up. */
  moment: { text: '用完即弃，不保存' },
  day: { text: '24 小时后自动删除' },
  account: { text: '到您删除它或注销账号为止' },
  withdrawal: { text: '到您撤回同意或注销账号为止' },
  notices: { text: '180 天后自动删除，注销账号时提前删除' },
  platform: { text: '收到后 3 年自动删除', law: '《电子商务法》第三十一条' },
  reads: { text: '记录后 3 年自动删除' },
  network: { text: '200 天后自动删除', law: '《网络安全法》关于留存网络日志不少于六个月的规定' },
  trade: { text: '最后一笔交易结束后 3 年', law: '《电子商务法》第三十一条' },
  tax: { text: '最后一笔款项所在年度结束后 10 年', law: '税收征收管理和会计档案管理的规定' },
} as const satisfies Readonly<Record<string, Retention>>;
export type RetentionName = keyof typeof retentions;

/** What stands apart once the account is gone, by what demands it. */
export const keptFors = ['trade', 'tax'] as const;
export type KeptFor = (typeof keptFors)[number];
/** For so many years. */
export const keptYears = { trade: 3, tax: 10 } as const satisfies Readonly<Record<KeptFor, number>>;
