import { located } from '../generated/located';
import { chooseCity, city } from '../stores/city';
import { home } from '../stores/home';
import { cityNameOf, shortCityName } from '../utils/cities';
import type { Position } from '../utils/distance';
import { confirm, say } from './feedback';
import type { Query, Sort } from './find';
import { allowInSettings, type LocationProblem, openPhoneSettings, position } from './location';
import { findMe, findMeQuietly, whereabouts } from './whereabouts';

interface Problem {
  readonly kind: LocationProblem;
  readonly text: string;
  readonly action: string;
  /** Whether it is mended outside this page: in settings. */
  readonly isElsewhere: boolean;
}

const problems: Readonly<Record<LocationProblem, Omit<Problem, 'kind'>>> = {
  refused: { text: '未开启位置权限，已按城市显示任务。', action: '去开启', isElsewhere: true },
  phone: { text: '手机没有允许微信获取位置，已按城市显示任务。', action: '去设置', isElsewhere: true },
  privacy: {
    text: '未同意隐私指引，未开启位置权限，已按城市显示任务。',
    action: '重新查看',
    isElsewhere: false,
  },
  unavailable: { text: '没有获取到位置，已按城市显示任务。', action: '重试', isElsewhere: false },
};

/** A list of tasks in an order that people choose. */
interface SortedPage {
  readonly data: { readonly locationProblem: Problem | null };
  setData(changes: Readonly<Record<string, unknown>>): void;
  /** Another question: the old answers go. */
  change(changes: Partial<Query>): void;
}

const named = (sort: Sort): boolean => sort === 'near' || sort === 'home';

/** The orders one may choose from; near home once there is one. */
export const sortChoices = (): { value: Sort; text: string }[] => [
  { value: 'near', text: '离我近' },
  ...(home.get() ? [{ value: 'home' as const, text: '离家近' }] : []),
  { value: 'newest', text: '最新' },
  { value: 'pay', text: '时薪高' },
  { value: 'deadline', text: '快截止' },
  { value: 'soonest', text: '最早开工' },
];

/** Where the place by which one sorts lies; undefined where nobody could say. */
const cityOf = (sort: Sort): string | undefined =>
  sort === 'home' ? home.get()?.cityCode : whereabouts.get().cityHere;

/** The order that goes on in another city: nearness only where the place lies in it. */
export const sortIn = (cityCode: string, sort: Sort): Sort =>
  named(sort) && cityOf(sort) !== cityCode ? 'newest' : sort;

/** The question as it is after a look at where the person is now: nearness is of there, or no longer the order. */
export async function renewed(query: Query): Promise<Query> {
  await findMeQuietly({ anew: true });
  const sort = sortIn(query.city, query.sort);
  return { ...query, sort, at: sort === 'near' ? position.get() : query.at };
}

/** Whether one looks at that place's city, or would; header, list and nearness never speak of two. */
async function goesThere(sort: Sort, cityCode: string | undefined): Promise<boolean> {
  if (cityCode === undefined || cityCode === city.get().code) return true;
  const there = shortCityName(cityNameOf(cityCode) ?? '');
  return confirm({
    title: sort === 'home' ? `您的家在${there}` : `您在${there}`,
    text: `离${sort === 'home' ? '家' : '您'}近的任务在${there}，切换到${there}吗？`,
    yes: '切换',
    no: `留在${shortCityName(city.get().name)}`.slice(0, 6),
  });
}

/** Whether the position is known now; else why not is on the page, and the list stays as it is. */
async function finds(page: SortedPage): Promise<Position | undefined> {
  const found = await findMe();
  if (typeof found === 'object') return found;
  if (found === 'unavailable') say('暂时无法获取位置，请稍后再试');
  page.setData({ locationProblem: { kind: found, ...problems[found] } });
  return undefined;
}

/** Leads to where the permission is given; whether the position is known after that. */
async function opensWay(page: SortedPage, kind: LocationProblem): Promise<Position | undefined> {
  if (kind === 'refused' && !(await allowInSettings(located.scope))) return undefined;
  if (kind === 'phone') await openPhoneSettings();
  return finds(page);
}

/** The position; what stands in the way is explained, and gone about at the next tap. */
async function findsAtLast(page: SortedPage): Promise<Position | undefined> {
  const before = page.data.locationProblem?.kind;
  const found = await finds(page);
  const { locationProblem } = page.data;
  if (found || locationProblem?.kind !== before || !locationProblem?.isElsewhere) return found;
  return opensWay(page, locationProblem.kind);
}

async function sortNear(page: SortedPage, sort: Sort, at: Position | undefined): Promise<void> {
  const cityCode = cityOf(sort) ?? city.get().code;
  if (!at || !(await goesThere(sort, cityCode))) return;
  page.setData({ sort, locationProblem: null });
  page.change({ city: cityCode, sort, at });
  chooseCity(cityCode);
}

function homePosition(): Position | undefined {
  const { longitude, latitude } = home.get() ?? {};
  return longitude === undefined || latitude === undefined ? undefined : { longitude, latitude };
}

/** What a page does whose list can be sorted. */
export const sortedPage = {
  async pickSort(this: SortedPage, event: WechatMiniprogram.CustomEvent<{ value: Sort }>) {
    const sort = event.detail.value;
    if (sort === 'near') return sortNear(this, sort, await findsAtLast(this));
    if (sort === 'home') return sortNear(this, sort, homePosition());
    this.setData({ sort, locationProblem: null });
    this.change({ sort, at: undefined });
  },
  async mendLocation(this: SortedPage) {
    const { locationProblem } = this.data;
    if (locationProblem) await sortNear(this, 'near', await opensWay(this, locationProblem.kind));
  },
};

export const noProblem = { locationProblem: null as Problem | null };
