import type { TextForm } from '../text/typed-text';

/** What each field of a task takes that its publisher writes in words; of lists, each line. */
export const taskForms = {
  title: { name: '标题', min: 4, max: 40, lines: 'one' },
  description: { name: '工作内容', min: 10, max: 2_000, lines: 'many' },
  serviceStandard: { name: '服务标准', min: 4, max: 1_000, lines: 'many' },
  requirements: { name: '每条要求', min: 1, max: 60, lines: 'one' },
  bring: { name: '每条携带物品', min: 1, max: 60, lines: 'one' },
  placeName: { name: '地点名称', min: 1, max: 40, lines: 'one' },
  address: { name: '详细地址', min: 4, max: 120, lines: 'one' },
} as const satisfies Record<string, TextForm>;

/** How many lines a list of a task has at most. */
/** Pictures of a task. */
export const mostPictures = 6;

export const mostLines = 10;

/** What each number of a task may be, and what it wants of whoever writes another. */
export const taskNumbers = {
  /** Fen: ¥0.10 to ¥100,000.00 */
  payFen: { min: 10, max: 10_000_000, wants: '报酬须在 0.10 元至 100,000 元之间' },
  places: { min: 1, max: 1_000, wants: '名额须为 1 至 1,000 的整数' },
  /** Not below the law, see orders/limits.ts. */
  minAge: { min: 16, max: 65, wants: '最低年龄须为 16 至 65 的整数' },
} as const;
