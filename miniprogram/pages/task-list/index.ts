import { say } from '../../services/feedback';
import {
  allowInSettings,
  type LocationProblem,
  locate,
  openPhoneSettings,
  position,
} from '../../services/location';
import { showNews } from '../../services/news';
import { emptyList, listPage } from '../../services/pager';
import { chooseCity, city } from '../../stores/city';
import { shortCityName } from '../../utils/cities';
import type { TaskRow } from '../../utils/task-row';
import { categoryChoices, type Filters, loadPage, type Query, type Sort, sortChoices } from './feed';

interface Own {
  query: Query;
  unsubscribe: () => void;
}

interface Problem {
  readonly text: string;
  readonly action: string;
  /** Whether it is mended outside this page: in settings. */
  readonly isElsewhere: boolean;
}

const locationProblems: Readonly<Record<LocationProblem, Problem>> = {
  refused: { text: '未开启位置权限，已按城市显示任务。', action: '去开启', isElsewhere: true },
  phone: { text: '手机没有允许微信获取位置，已按城市显示任务。', action: '去设置', isElsewhere: true },
  privacy: {
    text: '未同意隐私指引，未开启位置权限，已按城市显示任务。',
    action: '重新查看',
    isElsewhere: false,
  },
  unavailable: { text: '没有获取到位置，已按城市显示任务。', action: '重试', isElsewhere: false },
};

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    cityName: shortCityName(city.get().name),
    cityCode: city.get().code,
    sort: 'newest' as Sort,
    sortChoices,
    category: '',
    categoryChoices,
    filters: {} as Filters,
    filterCount: 0,
    isFiltering: false,
    ...emptyList<TaskRow>(),
    locationProblem: null as (Problem & { kind: LocationProblem }) | null,
  },

  ...listPage((cursor, page) => loadPage(own(page).query, position.get(), cursor)),
  onLoad() {
    own(this).query = { city: city.get().code, sort: 'newest' };
    own(this).unsubscribe = city.subscribe(({ code, name }) => {
      this.setData({ cityName: shortCityName(name), cityCode: code });
      this.change({ city: code });
    });
    this.reload();
  },
  onShow() {
    showNews();
  },
  onUnload() {
    own(this).unsubscribe();
  },
  onShareAppMessage() {
    return { title: '接单：附近的靠谱零工，接任务不收费', path: '/pages/task-list/index' };
  },
  onShareTimeline() {
    return { title: '接单：附近的靠谱零工，接任务不收费' };
  },

  /** Another question: the old answers go. */
  change(changes: Partial<Query>) {
    const { query } = own(this);
    own(this).query = Object.fromEntries(
      Object.entries({ ...query, ...changes }).filter(([, value]) => value !== undefined && value !== ''),
    ) as unknown as Query;
    this.reload();
  },

  pickCity(event: WechatMiniprogram.CustomEvent<{ code: string }>) {
    const { code } = event.detail;
    if (this.data.sort === 'near') this.setData({ sort: 'newest' });
    if (own(this).query.sort === 'near') own(this).query = { ...own(this).query, sort: 'newest' };
    if (code === city.get().code) this.reload();
    else chooseCity(code);
  },
  async pickSort(event: WechatMiniprogram.CustomEvent<{ value: Sort }>) {
    const sort = event.detail.value;
    if (sort === 'near' && !(await this.findsMe())) return;
    this.setData({ sort, locationProblem: null });
    this.change({ sort });
  },
  /** Whether the person's position is known. What stands in the way is explained; at the next tap it is gone about. */
  async findsMe(): Promise<boolean> {
    const before = this.data.locationProblem?.kind;
    if (await this.findMe()) return true;
    const { locationProblem } = this.data;
    if (locationProblem?.kind !== before || !locationProblem?.isElsewhere) return false;
    return this.opensWay(locationProblem.kind);
  },
  /** Whether the position is known now; else why not is on the page, and the list stays as it is. */
  async findMe(): Promise<boolean> {
    const found = position.get() ?? (await locate());
    if (typeof found === 'object') return true;
    if (found === 'unavailable') say('暂时无法获取位置，请稍后再试');
    this.setData({ locationProblem: { kind: found, ...locationProblems[found] } });
    return false;
  },
  /** Leads to where the permission is given; whether the position is known after that. */
  async opensWay(kind: LocationProblem): Promise<boolean> {
    if (kind === 'refused' && !(await allowInSettings('scope.userFuzzyLocation'))) return false;
    if (kind === 'phone') await openPhoneSettings();
    return this.findMe();
  },
  async mendLocation() {
    const { locationProblem } = this.data;
    if (!locationProblem || !(await this.opensWay(locationProblem.kind))) return;
    this.setData({ sort: 'near', locationProblem: null });
    this.change({ sort: 'near' });
  },
  pickCategory(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const category = event.detail.value;
    this.setData({ category });
    this.change({ category: (category || undefined) as NonNullable<Query['category']> });
  },
  openFilters() {
    this.setData({ isFiltering: true });
  },
  closeFilters() {
    this.setData({ isFiltering: false });
  },
  applyFilters(event: WechatMiniprogram.CustomEvent<{ filters: Filters }>) {
    const { filters } = event.detail;
    this.setData({ filters, filterCount: Object.keys(filters).length, isFiltering: false });
    const { city: inCity, sort, category } = own(this).query;
    own(this).query = { city: inCity, sort, ...(category && { category }) };
    this.change(filters);
  },
  clearFilters() {
    this.setData({ filters: {}, filterCount: 0, category: '' });
    const { city: inCity, sort } = own(this).query;
    own(this).query = { city: inCity, sort };
    this.reload();
  },
  widen() {
    const { category, filterCount, sort } = this.data;
    if (category || filterCount > 0) return this.clearFilters();
    if (sort !== 'near') return this.reload();
    this.setData({ sort: 'newest' });
    this.change({ sort: 'newest' });
  },
});
