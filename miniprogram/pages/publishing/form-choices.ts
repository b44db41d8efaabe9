import { labels } from '../../generated/labels';
import { payUnits } from '../../generated/money/pay-units';
import { settlementCycles } from '../../generated/money/settlement-cycles';
import { perks } from '../../generated/tasks/task-tags';
import { taskTypes } from '../../generated/tasks/task-types';

const of = <V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
  values.map((value) => ({ value, text: names[value] }));

/** What can be chosen in the editor, as people call it. */
export const formChoices = {
  types: of(taskTypes, labels.taskType),
  payUnits: of(payUnits, labels.payUnit).map(({ value, text }) => ({ value, text: `每${text}` })),
  cycles: of(settlementCycles, labels.settlementCycle),
  perks: of(perks, labels.taskTag),
  checkIns: [
    { value: 'code', text: '现场打卡码' },
    { value: 'photo', text: '打卡码或照片' },
  ],
  admissions: [
    { value: 'reviewed', text: '我来挑选' },
    { value: 'first-come', text: '先到先得' },
  ],
};

/** The steps of the editor. */
export const stepNames = ['做什么', '时间地点', '报酬名额', '预览'] as const;
export const previewStep = stepNames.length - 1;
