import type { taskTypeNames } from '../../generated/tasks/task-types';
import { quietApi } from '../../services/api';
import {
  type Filters,
  findPage,
  type Query,
  type Question,
  questionOf,
  type Sort,
} from '../../services/find';
import { openPage } from '../../services/navigate';
import { showNews } from '../../services/news';
import { refreshOwnOrders } from '../../services/own-orders';
import { emptyList, listPage } from '../../services/pager';
import { noProblem, renewed, sortChoices, sortedPage, sortIn } from '../../services/sorted-page';
import { findMeQuietly } from '../../services/whereabouts';
import { city } from '../../stores/city';
import { home } from '../../stores/home';
import { ownMarks } from '../../stores/own-orders';
import { session } from '../../stores/session';
import { shortCityName } from '../../utils/cities';
import type { TaskRow } from '../../utils/task-row';
import { choices, filterCountOf, sortNotes, typesOf } from './choices';

interface Own {
  query: Query;
  /** Ends when the first page of the list stands. */
  listed: Promise<void>;
  unsubscribe: (() => void)[];
}

const own = (page: unknown): Own => page as Own;

type Type = keyof typeof taskTypeNames;

const title = '接单：附近的靠谱零工，接任务不收费';

Page({
  data: {
    cityName: shortCityName(city.get().name),
    sort: 'newest' as Sort,
    sortChoices: sortChoices(),
    sortNote: '',
    typeChoices: choices([]),
    chosenTypes: { '': true } as Record<string, boolean>,
    filters: {} as Filters,
    filterCount: 0,
    isFiltered: false,
    isFiltering: false,
    /** What is asked for beside the filters. */
    question: {} as Question,
    marks: {} as Readonly<Record<string, string>>,
    ...emptyList<TaskRow>(),
    ...noProblem,
  },

  ...listPage((cursor, page) => findPage(own(page).query, cursor)),
  ...sortedPage,
  onLoad() {
    own(this).query = { city: city.get().code, sort: 'newest', filters: {} };
    own(this).unsubscribe = [
      city.subscribe(({ code }) => this.showCity(code)),
      home.subscribe(() => this.setData({ sortChoices: sortChoices() })),
      ownMarks.subscribe((marks) => this.setData({ marks })),
      session.subscribe(() => refreshOwnOrders()),
    ];
    own(this).listed = this.reload();
    this.loadTypes();
  },
  onShow() {
    refreshOwnOrders();
    // Nothing of the first screen hangs on these.
    own(this).listed.then(() => {
      showNews();
      findMeQuietly();
    });
  },
  onUnload() {
    for (const unsubscribe of own(this).unsubscribe) unsubscribe();
  },
  /** Where the person is may have changed, too. */
  async onPullDownRefresh() {
    const { query } = own(this);
    const asked = await renewed(query);
    // Another question was put meanwhile.
    if (own(this).query === query) own(this).query = asked;
    this.setData({ sort: own(this).query.sort });
    this.loadTypes();
    await this.refresh();
    wx.stopPullDownRefresh();
  },
  onShareAppMessage() {
    return { title, path: '/pages/task-list/index' };
  },
  onShareTimeline() {
    return { title };
  },

  /** The types that have tasks in this city; without an answer there is no row to choose from. */
  async loadTypes() {
    const { city: code } = own(this).query;
    const counted = await quietApi.tasks.counts({ city: code }).catch(() => undefined);
    if (counted && own(this).query.city === code) this.setData({ typeChoices: choices(counted.types) });
  },
  /** Another question: the old answers go. */
  change(changes: Partial<Query>) {
    own(this).query = { ...own(this).query, ...changes };
    const { filters, sort } = own(this).query;
    this.setData({
      filters,
      filterCount: filterCountOf(filters),
      isFiltered: Object.keys(filters).length > 0,
      chosenTypes: typesOf(filters),
      sortNote: sortNotes(sort, filters),
    });
    this.reload();
  },
  showCity(code: string) {
    const { query } = own(this);
    this.setData({ cityName: shortCityName(city.get().name) });
    if (query.city !== code) {
      // Districts are another city's.
      const { districts: _elsewhere, ...filters } = query.filters;
      const sort = sortIn(code, query.sort);
      this.setData({ sort });
      this.change({ city: code, sort, filters });
    }
    this.loadTypes();
  },
  pickType(event: WechatMiniprogram.CustomEvent<{ value: Type | '' }>) {
    const { value } = event.detail;
    const { types = [], ...filters } = own(this).query.filters;
    const isAlone = types.length === 1 && types[0] === value;
    this.change({ filters: value === '' || isAlone ? filters : { ...filters, types: [value] } });
  },
  openCities() {
    openPage('/pages/search/cities');
  },
  openSearch() {
    openPage('/pages/search/index');
  },
  openFilters() {
    const { filters: _chosen, ...asked } = own(this).query;
    this.setData({ isFiltering: true, question: questionOf({ ...asked, filters: {} }) });
  },
  closeFilters() {
    this.setData({ isFiltering: false });
  },
  applyFilters(event: WechatMiniprogram.CustomEvent<{ filters: Filters }>) {
    this.setData({ isFiltering: false });
    this.change({ filters: event.detail.filters });
  },
  widen() {
    if (this.data.isFiltered) this.change({ filters: {} });
    else this.openCities();
  },
});
