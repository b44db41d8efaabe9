import { dayMs, isCalendarDate, shanghaiDate } from '../../calendar/calendar';
import { digitsOf, numeral } from './numerals';
import type { Wish, WishReader } from './wish';

/** Days of a date in UTC, so that they can be counted. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const maxDates = 31;

/** First and last day, as days since 1970; undefined: no such day. */
type Days = readonly [first: number, last: number] | undefined;

/** Of the week, Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
const weekdays = '一二三四五六日';
const weekdayNamed = (name: string): number => (name === '天' ? 6 : weekdays.indexOf(name));

interface Form {
  readonly pattern: RegExp;
  /** What the words say, `today` being a day since 1970. */
  days(match: RegExpExecArray, today: number): Days;
  /** The chip repeats the words before the date. */
  readonly isNamed: boolean;
}

const mondayOf = (today: number, weeks: string): number => today - weekdayOf(today) + 7 * weeksIn(weeks);
const weeksIn = (words: string): number => words.split('下').length - 1;

/** A weekday: of the week that is named, or the next to come. */
function weekday(today: number, weeks: string, name: string): number {
  const day = mondayOf(today, weeks) + weekdayNamed(name);
  return day < today ? day + 7 : day;
}

const asDate = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The next day with that month and day; a past one is meant for the next year. */
function nextDay(today: number, month: number, day: number, year?: number): number | undefined {
  const thisYear = year ?? Number(dateOf(today).slice(0, 4));
  const date = asDate(thisYear, month, day);
  if (!isCalendarDate(date)) return undefined;
  if (year !== undefined || dayOf(date) >= today) return dayOf(date);
  const next = asDate(thisYear + 1, month, day);
  return isCalendarDate(next) ? dayOf(next) : undefined;
}

/** The next day of a month with that number: of this month or the first that follows and has it. */
function nextDayOfMonth(today: number, day: number): number | undefined {
  for (let ahead = 0; day >= 1 && day <= 31 && ahead <= 61; ahead += 1) {
    if (Number(dateOf(today + ahead).slice(8)) === day) return today + ahead;
  }
  return undefined;
}

const span = (first: number | undefined, last = first): Days =>
  first === undefined || last === undefined || last < first ? undefined : [first, last];

const relative: Readonly<Record<string, number>> = {
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
};

/** Feasts that the calendar fixes: month, first and last day. */
const feasts: Readonly<Record<string, readonly [month: number, first: number, last: number]>> = {
  元旦: [1, 1, 3],
  情人节: [2, 14, 14],
  妇女节: [3, 8, 8],
  五一: [5, 1, 5],
  劳动节: [5, 1, 5],
  儿童节: [6, 1, 1],
  国庆: [10, 1, 7],
  双十一: [11, 11, 11],
  双11: [11, 11, 11],
  双十二: [12, 12, 12],
  双12: [12, 12, 12],
  平安夜: [12, 24, 24],
  圣诞: [12, 24, 25],
};

const week = '(?:周|星期|礼拜)';
const ahead = '(这个?|本|下{1,2}个?)?';
const to = ' ?(?:到|至|-|~|—) ?';
/** 5号线 and 2号馆 are no days. */
const notNumbered = '(?![线馆楼库门仓厅店口院桥机位台柜])';

const forms: readonly Form[] = [
  {
    pattern: /(?:(20\d\d)[年./-])(\d{1,2})[月./-](\d{1,2})(?!\d)[日号]?/g,
    days: ([, year, month, day], today) => span(nextDay(today, Number(month), Number(day), Number(year))),
    isNamed: false,
  },
  {
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十])(${numeral})月(?:份)?(${numeral})[日号]?(?:${to}(?:(${numeral})月)?(${numeral})[日号]?)?${notNumbered}(?![\\d元块])`,
      'g',
    ),
    days: ([, month = '', day = '', lastMonth = month, lastDay = day], today) => {
      const first = nextDay(today, digitsOf(month), digitsOf(day));
      return span(first, first && nextDay(first, digitsOf(lastMonth), digitsOf(lastDay)));
    },
    isNamed: false,
  },
  {
    pattern: new RegExp(
      `(?<![\\d一二三四五六七八九十月第])(${numeral})(?:[日号]?${to}(${numeral}))?(?:号|(?<=\\d)日)${notNumbered}(?![结内])`,
      'g',
    ),
    days: ([, day = '', last = day], today) => {
      const first = nextDayOfMonth(today, digitsOf(day));
      return span(first, first && nextDayOfMonth(first, digitsOf(last)));
    },
    isNamed: false,
  },
  {
    pattern: /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?![\d/.元])/g,
    days: ([, month, day], today) => span(nextDay(today, Number(month), Number(day))),
    isNamed: false,
  },
  {
    pattern: /(今|明|大?后)(?:天|日)|(今|明)(?=[早晚]|上午|下午)/g,
    days: ([, day, beforeTime], today) => {
      const offset = relative[day ?? beforeTime ?? ''];
      return offset === undefined ? undefined : span(today + offset);
    },
    isNamed: true,
  },
  { pattern: /这两天|这几天/g, days: (_, today) => span(today, today + 1), isNamed: true },
  {
    pattern: new RegExp(`${ahead}${week}([一二三四五六])${to}${week}?([一二三四五六日天])`, 'g'),
    days: ([, weeks = '', from = '', until = ''], today) => {
      const monday = mondayOf(today, weeks);
      const last = monday + weekdayNamed(until);
      const shift = last < today ? 7 : 0;
      return span(Math.max(today, monday + weekdayNamed(from) + shift), last + shift);
    },
    isNamed: true,
  },
  {
    pattern: new RegExp(`${ahead}(?:${week}六(?:${week})?[日天]|(?:周末|双休日|双休))`, 'g'),
    days: ([, weeks = ''], today) => {
      const monday = mondayOf(today, weeks);
      return span(Math.max(today, monday + 5), monday + 6);
    },
    isNamed: true,
  },
  {
    pattern: new RegExp(`${ahead}${week}([一二三四五六日天])`, 'g'),
    days: ([, weeks = '', name = ''], today) => span(weekday(today, weeks, name)),
    isNamed: true,
  },
  {
    pattern: new RegExp(`(这个?|本|下{1,2}个?)${week}(?!结)`, 'g'),
    days: ([, weeks = ''], today) => {
      const monday = mondayOf(today, weeks);
      return span(Math.max(today, monday), monday + 6);
    },
    isNamed: true,
  },
  {
    pattern: /(?:本|这个|当)月(?!结)/g,
    days: (_, today) => {
      const date = dateOf(today);
      const month = Number(date.slice(5, 7));
      const next = asDate(Number(date.slice(0, 4)) + (month === 12 ? 1 : 0), (month % 12) + 1, 1);
      return span(today, dayOf(next) - 1);
    },
    isNamed: true,
  },
  {
    pattern: new RegExp(
      `(${Object.keys(feasts).join('|')})(?:节|假期|期间)?(?!广场|路|大道|商圈|街|公园)`,
      'g',
    ),
    days: ([, name = ''], today) => {
      const [month, first, last] = feasts[name] ?? [];
      if (month === undefined || first === undefined) return undefined;
      const lastDay = nextDay(today, month, last ?? first);
      return lastDay === undefined
        ? undefined
        : span(Math.max(today, lastDay - (last ?? first) + first), lastDay);
    },
    isNamed: true,
  },
];

const monthAndDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

function labelOf(words: string, dates: readonly string[], isNamed: boolean): string {
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  const isSameMonth = first.slice(0, 7) === last.slice(0, 7);
  const until = isSameMonth ? `${Number(last.slice(8))}日` : monthAndDay(last);
  const range = first === last ? monthAndDay(first) : `${monthAndDay(first)}–${until}`;
  const name = words.length === 1 ? `${words}天` : words;
  return isNamed ? `${name} ${range}` : range;
}

/** Days as people name them; of a stretch at most the first 31. */
export const dateWishes = forms.map(
  ({ pattern, days, isNamed }): WishReader =>
    (text, { nowMs }) => {
      const today = dayOf(shanghaiDate(nowMs));
      return Array.from(text.matchAll(pattern)).flatMap((match): Wish[] => {
        const found = days(match, today);
        if (!found) return [];
        const [first, last] = found;
        const dates = Array.from({ length: Math.min(maxDates, last - first + 1) }, (_, at) =>
          dateOf(first + at),
        );
        const [words] = match;
        const place = { start: match.index, end: match.index + words.length };
        return [{ kind: 'date', dates, ...place, label: labelOf(words, dates, isNamed) }];
      });
    },
);
