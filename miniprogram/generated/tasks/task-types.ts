// Copied by `npm run mini:generate` from shared/domain/tasks; do not edit.

/** What people look for when they look for work. */
export const taskTypes = [
  'sales',
  'events',
  'catering',
  'sorting',
  'surveys',
  'tutoring',
  'cleaning',
  'moving',
  'support',
  'online',
  'delivery',
  'other',
] as const;
export type TaskType = (typeof taskTypes)[number];

/** As people call them. */
export const taskTypeNames: Readonly<Record<TaskType, string>> = {
  sales: '促销导购',
  events: '展会活动',
  catering: '餐饮服务',
  sorting: '分拣打包',
  surveys: '问卷地推',
  tutoring: '家教助教',
  cleaning: '保洁家政',
  moving: '搬运装卸',
  support: '客服文员',
  online: '线上推广',
  delivery: '配送跑腿',
  other: '其他',
};
