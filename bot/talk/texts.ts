import type { FoundTask } from '../../shared/contract/tasks';
import { cityName } from '../../shared/domain/geo/cities';
import type { GroupRhythm } from '../../shared/domain/groups/rhythms';
import { payText } from '../../shared/domain/money/pay';
import type { SettlementCycle } from '../../shared/domain/money/settlement-cycles';
import type { TaskCategory } from '../../shared/domain/tasks/categories';
import { sessionsText } from '../../shared/domain/tasks/sessions-text';
import { cutText } from '../../shared/domain/text/clusters';

export const categoryNames: Readonly<Record<TaskCategory, string>> = {
  recruiting: '招聘',
  promotion: '推广',
  other: '其他',
};

export const cycleNames: Readonly<Record<SettlementCycle, string>> = {
  'per-task': '完工结',
  daily: '日结',
  weekly: '周结',
  monthly: '月结',
};

export const rhythmNames: Readonly<Record<GroupRhythm, string>> = {
  'at-once': '即时',
  hourly: '每小时',
  daily: '每天',
};

/** So many tasks a list or digest shows. */
export const listLength = 5;

/** Titles are people's own: cut, so that five of them stay one message. */
const shortTitle = (title: string): string => cutText(title, 24, '…');

/** A task in a numbered list: title on one line, what decides on the next. */
export function taskLine(task: FoundTask, at: number): string {
  const { amountFen, unit } = task.pay;
  const facts = [
    payText(amountFen, unit),
    sessionsText(task.sessions),
    task.place.name,
    cycleNames[task.settlementCycle],
  ];
  return `${at + 1}. ${shortTitle(task.title)}\n   ${facts.join(' · ')}`;
}

export const numberHint = '回复编号看任务卡片，点开卡片即可报名。';

/** A numbered list below a heading. */
export const taskList = (heading: string, tasks: readonly FoundTask[]): string =>
  [heading, ...tasks.map(taskLine), numberHint].join('\n');

/** The city as people say it: 青岛市 → 青岛. */
export const shortCity = (code: string): string => (cityName(code) ?? '').replace(/市$/, '');

/** To whoever speaks to the bot of something else. */
export const abilityText =
  '我能帮您找本地的零工任务，比如 @我 问「周末有什么日结」；发送「帮助」看全部问法。';

export const helpText = [
  '我会把本地的零工任务发到群里。您可以这样问：',
  '· 附近有什么任务',
  '· @我 说一句话：地点、日期、类型、报酬都行，如 明天下午的传单',
  '· 日结（或 周结、月结、完工结）',
  '· 推广（或 招聘、其他）',
  '· 列表里的编号，如 1',
  '群主和管理员发送「设置」可以调整城市、类别和时间。',
  '接任务不用交任何钱，遇到收费请不要付款。',
].join('\n');
