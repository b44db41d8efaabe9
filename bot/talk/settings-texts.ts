import type { GroupSettings } from './settings-command';
import { categoryNames, rhythmNames, shortCity } from './texts';

const ways = [
  '可以这样设置（群主和管理员）：',
  '· 设置 青岛 推广（城市和类别；类别：招聘、推广、其他、全部）',
  '· 设置 安静 22-8（这段时间不发任务）',
  '· 设置 频率 即时（或 每小时、每天）',
  '· 设置 关闭（或 开启）',
].join('\n');

const quietText = ({ quietFromHour, quietToHour }: GroupSettings): string =>
  quietFromHour === quietToHour ? '不设' : `${quietFromHour}:00–${quietToHour}:00`;

/** How a group is set. */
function settingsText(settings: GroupSettings): string {
  const categories = settings.categories.map((each) => categoryNames[each]).join('、') || '全部';
  return [
    `任务推送：${settings.isOn ? '开启' : '已关闭'}`,
    `城市：${shortCity(settings.cityCode)}`,
    `类别：${categories}`,
    `频率：${rhythmNames[settings.rhythm]}`,
    `安静时段：${quietText(settings)}`,
  ].join('\n');
}

export const savedText = (settings: GroupSettings): string => `已保存。\n${settingsText(settings)}`;
export const shownText = (settings: GroupSettings): string => `${settingsText(settings)}\n\n${ways}`;
export const notSetText = `还没有设置。请先告诉我城市，例如：设置 青岛\n\n${ways}`;
export const unknownText = (word: string): string => `没看懂「${word}」，什么都没有改。\n\n${ways}`;
export const refusedText = '抱歉，只有群主和管理员可以设置。您可以发送「帮助」看看怎么问任务。';
