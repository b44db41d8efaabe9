import type { Understood } from '../../../shared/contract/tasks';
import { quietApi } from '../../services/api';
import { findPage, type Query, type Sort } from '../../services/find';
import { openPage } from '../../services/navigate';
import { refreshOwnOrders } from '../../services/own-orders';
import { emptyList, listPage } from '../../services/pager';
import { noProblem, renewed, sortChoices, sortedPage } from '../../services/sorted-page';
import { chooseCity, city } from '../../stores/city';
import { ownMarks } from '../../stores/own-orders';
import { forgetSearches, keepSearch, searches } from '../../stores/search-history';
import { shortCityName } from '../../utils/cities';
import { lastQuestion } from '../../utils/last-question';
import type { TaskRow } from '../../utils/task-row';
import { type WayOut, waysOut, without } from './ways-out';

type Suggestion = Awaited<ReturnType<typeof quietApi.tasks.suggest>>['suggestions'][number];

interface Own {
  query: Query;
  suggesting: ReturnType<typeof lastQuestion<string, readonly Suggestion[]>>;
  unsubscribe: (() => void)[];
}

const own = (page: unknown): Own => page as Own;

/** Short enough to follow the fingers, long enough for a word. */
const waitMs = 200;
/** As the contract takes them. */
const longestTyped = 30;

const kinds: Readonly<Record<Suggestion['kind'], string>> = {
  type: '类型',
  place: '地点',
  publisher: '发布方',
  title: '任务',
};

const suggestionRow = ({ kind, text, tasks }: Suggestion) => ({ text, note: `${kinds[kind]} · ${tasks} 个` });

async function suggest(typed: string): Promise<readonly Suggestion[]> {
  const text = typed.trim().slice(0, longestTyped);
  return (await quietApi.tasks.suggest({ city: city.get().code, ...(text && { text }) })).suggestions;
}

/** What people look for, in their own words. */
Page({
  data: {
    /** Before anything is typed, while it is, and what was found. */
    step: 'start' as 'start' | 'typing' | 'found',
    text: '',
    history: searches(),
    popular: [] as string[],
    suggestions: [] as ReturnType<typeof suggestionRow>[],
    understood: [] as Understood[],
    total: 0,
    /** Where it was looked. */
    foundIn: '',
    sort: 'relevant' as Sort,
    sortChoices: [{ value: 'relevant', text: '最相关' }, ...sortChoices()],
    ways: [] as WayOut[],
    cityName: shortCityName(city.get().name),
    marks: ownMarks.get(),
    ...emptyList<TaskRow>(),
    ...noProblem,
  },

  ...listPage(async (cursor, page) => {
    const { rows, next, total, understood } = await findPage(own(page).query, cursor);
    // The city that the text names, where it names one.
    const there = understood.find(({ kind }) => kind === 'city')?.label;
    return { rows, next, shown: { total, understood, foundIn: there ?? shortCityName(city.get().name) } };
  }),
  ...sortedPage,
  /** A card of a group brings its city along: what is shown and what is asked are never of two cities. */
  onLoad({ text = '', city: cityCode = '' }: { text?: string; city?: string }) {
    chooseCity(cityCode);
    own(this).query = { city: city.get().code, sort: 'relevant', filters: {} };
    own(this).suggesting = lastQuestion({
      waitMs,
      ask: suggest,
      // Without suggestions one still searches for what one typed.
      answered: (found) => this.setData({ suggestions: found.map(suggestionRow) }),
    });
    own(this).unsubscribe = [
      ownMarks.subscribe((marks) => this.setData({ marks })),
      city.subscribe(({ code, name }) => {
        this.setData({ cityName: shortCityName(name) });
        own(this).query = { ...own(this).query, city: code };
      }),
    ];
    this.loadPopular();
    if (text) this.search(decodeURIComponent(text));
  },
  onShow() {
    refreshOwnOrders();
  },
  onUnload() {
    own(this).suggesting.stop();
    for (const unsubscribe of own(this).unsubscribe) unsubscribe();
  },
  async onPullDownRefresh() {
    const { query } = own(this);
    const asked = await renewed(query);
    if (own(this).query === query) own(this).query = asked;
    this.setData({ sort: own(this).query.sort });
    if (this.data.step === 'found') await this.refresh();
    wx.stopPullDownRefresh();
  },
  onReachBottom() {
    if (this.data.step === 'found') this.loadMore();
  },

  async loadPopular() {
    const found = await suggest('').catch(() => []);
    this.setData({ popular: found.map(({ text }) => text) });
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const text = event.detail.value;
    if (text.trim() === '') return this.start(text);
    this.setData({ text, step: 'typing', suggestions: [] });
    own(this).suggesting.ask(text);
  },
  start(text = '') {
    own(this).suggesting.stop();
    this.setData({ text, step: 'start', history: searches() });
  },
  clear() {
    this.start();
  },
  confirm() {
    this.search(this.data.text);
  },
  pick(event: WechatMiniprogram.TouchEvent) {
    const { text } = event.currentTarget.dataset as { text: string };
    this.search(text);
  },
  search(typed: string) {
    const text = typed.replace(/\s+/g, ' ').trim();
    if (text === '') return;
    keepSearch(text);
    this.ask(text);
  },
  /** Puts the question; `relevant` anew, for another order was meant for another one. */
  ask(text: string) {
    own(this).suggesting.stop();
    wx.hideKeyboard({ fail: () => undefined });
    this.setData({ text, step: 'found', understood: [], sort: 'relevant', locationProblem: null });
    this.change({ text, sort: 'relevant', at: undefined });
  },
  async change(changes: Partial<Query>) {
    own(this).query = { ...own(this).query, ...changes };
    const asked = own(this).query;
    this.setData({ ways: [] });
    await this.reload();
    if (!this.data.isEmpty || own(this).query !== asked) return;
    const ways = await waysOut(asked, this.data.understood, city.get().name);
    if (own(this).query === asked) this.setData({ ways });
  },
  drop(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number };
    const wish = this.data.understood[at];
    if (!wish) return;
    const text = without(this.data.text, wish);
    if (text === '') this.start();
    else this.ask(text);
  },
  take(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const way = this.data.ways.find((each) => each.id === id);
    if (!way) return;
    const { text, sort } = way.query;
    // All of the city stands on the page of the tab.
    if (text === undefined) return wx.switchTab({ url: '/pages/task-list/index' });
    this.setData({ text, sort });
    this.change(way.query);
  },
  openCities() {
    openPage('/pages/search/cities');
  },
  forgetHistory() {
    forgetSearches();
    this.setData({ history: [] });
  },
});
