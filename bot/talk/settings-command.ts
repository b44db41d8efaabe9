import type { GroupView } from '../../shared/contract/groups';
import { cities } from '../../shared/domain/geo/cities';
import { groupRhythms } from '../../shared/domain/groups/rhythms';
import { taskCategories } from '../../shared/domain/tasks/categories';
import { cutText } from '../../shared/domain/text/clusters';
import { categoryNames, rhythmNames } from './texts';

export type GroupSettings = Pick<
  GroupView,
  'isOn' | 'cityCode' | 'categories' | 'rhythm' | 'quietFromHour' | 'quietToHour'
>;

/** What an admin wants changed; nothing: to see how things stand. `unknown`: the first word that is no setting. */
export interface SettingsCommand {
  readonly change: Partial<GroupSettings>;
  readonly unknown?: string;
}

const peoples = '朝鲜|土家|苗|藏|羌|彝|布依|侗|壮|傣|白|景颇|哈尼|傈僳|回|蒙古|柯尔克孜|哈萨克|黎';
const ending = new RegExp(`(?:市|地区|盟|林区|县|(?:(?:${peoples})族?)+自治[州县])$`, 'u');

/** Cities as they are called: in full, and without what they are. Longest first. */
const cityWords = cities
  .flatMap(({ code, name }) => [name, name.replace(ending, '')].map((word) => [word, code] as const))
  .filter(([word]) => word.length > 1)
  .sort(([a], [b]) => b.length - a.length);

type Read = { readonly length: number; readonly change: Partial<GroupSettings>; readonly category?: number };

/** One setting at the beginning of the text. */
function readOne(text: string): Read | undefined {
  const city = cityWords.find(([word]) => text.startsWith(word));
  if (city) return { length: city[0].length, change: { cityCode: city[1] } };
  const category = taskCategories.findIndex((each) => text.startsWith(categoryNames[each]));
  if (category >= 0) return { length: 2, change: {}, category };
  if (text.startsWith('全部')) return { length: 2, change: { categories: [] } };
  if (text.startsWith('开启')) return { length: 2, change: { isOn: true } };
  if (text.startsWith('关闭')) return { length: 2, change: { isOn: false } };
  const rhythm = /^频率 ?(即时|每小时|每天)/.exec(text);
  if (rhythm) {
    const chosen = groupRhythms.find((each) => rhythmNames[each] === rhythm[1]) ?? 'at-once';
    return { length: rhythm[0].length, change: { rhythm: chosen } };
  }
  const quiet = /^安静 ?(\d{1,2})(?:点|:00)? ?[-~—–到至] ?(\d{1,2})(?:点|:00)?/.exec(text);
  const [from = 24, to = 24] = quiet ? [Number(quiet[1]) % 24, Number(quiet[2]) % 24] : [];
  if (!quiet || Number(quiet[1]) > 24 || Number(quiet[2]) > 24) return undefined;
  return { length: quiet[0].length, change: { quietFromHour: from, quietToHour: to } };
}

/** `设置 青岛 推广`, with or without spaces; undefined: the text does not begin so. */
export function settingsIn(said: string): SettingsCommand | undefined {
  if (!said.startsWith('设置')) return undefined;
  let rest = said.slice(2).trimStart();
  let change: Partial<GroupSettings> = {};
  const chosen = new Set<number>();
  while (rest !== '') {
    const read = readOne(rest);
    if (!read) return { change: {}, unknown: cutText(rest.split(/[ 、;]/)[0] ?? '', 12) };
    change = { ...change, ...read.change };
    if (read.category !== undefined) chosen.add(read.category);
    rest = rest.slice(read.length).replace(/^[ 、,;和]+/, '');
  }
  const categories = taskCategories.filter((_, at) => chosen.has(at));
  return { change: { ...change, ...(categories.length > 0 && { categories }) } };
}
