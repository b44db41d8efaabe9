import { type SettlementCycle, settlementCycleNames } from '../../money/settlement-cycles';
import type { admissions } from '../../tasks/admissions';
import { type TimeOfDay, timeOfDayNames } from '../../tasks/sessions';
import { taskTypeNames, taskTypes } from '../../tasks/task-types';
import { taken, type Understanding, type Wish, type Wished, type WishReader } from './wish';

/** Finds what a pattern finds. */
const reader =
  (pattern: RegExp, wished: Wished, label: string): WishReader =>
  (text) =>
    Array.from(text.matchAll(pattern), ({ 0: words, index }): Wish => {
      return { ...wished, start: index, end: index + words.length, label };
    });

const cycles: Readonly<Record<SettlementCycle, string>> = {
  daily: '(?:日|天|现|当天|当日)结',
  weekly: '(?:周|一周一)结',
  monthly: '(?:按?月|一月一)结',
  'per-task': '(?:完工|做完|干完|单|次)结',
};
/** How work is settled: 日结 is no part of 生日结束. */
export const cycleWishes: readonly WishReader[] = Object.entries(cycles).map(([name, words]) => {
  const cycle = name as SettlementCycle;
  const pattern = new RegExp(`(?<!生)${words}(?:算|账)?(?![束果婚构])`, 'g');
  return reader(pattern, { kind: 'cycle', cycle }, settlementCycleNames[cycle]);
});

type Admission = (typeof admissions)[number];
const admission = (pattern: RegExp, is: Admission, label: string) =>
  reader(pattern, { kind: 'admission', admission: is }, label);
/** 审核 alone is work as well: it is understood where nothing else stands beside it. */
export const admissionWishes: readonly WishReader[] = [
  admission(/抢单|先到先得|(?:免|不用|无需|不需要?)审核|直接上岗/g, 'first-come', '抢单'),
  admission(/(?:需要?|要|人工)审核|(?<=^|[ \n])审核(?=[ \n]|$)/g, 'reviewed', '审核'),
];

const times: readonly (readonly [words: string, times: readonly TimeOfDay[]])[] = [
  ['上午|早上|早晨|清早|早班|(?<=[今明\n])早(?![晚])', ['morning']],
  ['下午|午后|中班', ['afternoon']],
  ['晚上|晚班|傍晚|夜晚|(?<=[今明\n])晚', ['evening']],
  ['夜班|夜间|通宵|深夜|凌晨|半夜|大夜', ['night']],
  ['白天|白班', ['morning', 'afternoon']],
];
/** When in the day. */
export const timeWishes: readonly WishReader[] = times.map(([words, timesOfDay]) =>
  reader(
    new RegExp(words, 'g'),
    { kind: 'timeOfDay', timesOfDay },
    timesOfDay.map((time) => timeOfDayNames[time]).join('、'),
  ),
);

/** The whole name of a type. Its parts, and what else people call it, are words of titles: they are searched for. */
export const typeWishes: readonly WishReader[] = taskTypes
  .filter((type) => type !== 'other')
  .map((type) => reader(new RegExp(taskTypeNames[type], 'g'), { kind: 'type', type }, taskTypeNames[type]));

const longestPlace = 12;

/** Whether a place is called so that goes on behind a part of its name: 城阳世纪公园 is not 城阳. */
function isPlaceBeyond(text: string, start: number, end: number, knows: (name: string) => boolean): boolean {
  const rest = /^[^ \n]*/.exec(text.slice(end, start + longestPlace))?.[0] ?? '';
  for (let more = rest.length; more > 0; more -= 1) if (knows(text.slice(start, end + more))) return true;
  return false;
}

/** A district by name, with or without 区, 县 or 市. */
function districtWish(text: string, district: string, { knowsPlace }: Understanding): Wish | undefined {
  const short = district.replace(/(?:新区|[区县市])$/, '');
  for (const name of short.length >= 2 ? [district, short] : [district]) {
    const start = text.indexOf(name);
    const end = start + name.length;
    const isWhole = name === district || !isPlaceBeyond(text, start, end, knowsPlace);
    if (start >= 0 && isWhole) return { kind: 'district', district, start, end, label: district };
  }
  return undefined;
}

/** Districts of the city; of two whose names overlap the longer one. */
export const districtWishes: WishReader = (text, context) => {
  const wishes = context.districts.flatMap((district) => districtWish(text, district, context) ?? []);
  const longestFirst = wishes.sort((one, other) => other.end - other.start - (one.end - one.start));
  const kept: Wish[] = [];
  for (const wish of longestFirst) {
    if (kept.every(({ start, end }) => wish.end <= start || end <= wish.start)) kept.push(wish);
  }
  return kept.sort((one, other) => one.start - other.start);
};

const nearby = /(?:附近|旁边|周边|边上|一带|周围)的?/g;
const leadingWords = /^(?:[在去到离住找想我要有]|靠近)+/;

/** A place that is named before 附近 or the like. */
export const placeWishes: WishReader = (text, { knowsPlace }) =>
  Array.from(text.matchAll(nearby)).flatMap((match): Wish[] => {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - longestPlace), match.index);
    const run = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf(taken)) + 1);
    for (let from = leadingWords.exec(run)?.[0].length ?? 0; from <= run.length - 2; from += 1) {
      const place = run.slice(from);
      const start = match.index - place.length;
      if (knowsPlace(place)) return [{ kind: 'place', place, start, end, label: `${place}附近` }];
    }
    return [];
  });
