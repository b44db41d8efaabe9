import { api } from '../../services/api';
import { choosePlace } from '../../services/choose-place';
import { say, sayError } from '../../services/feedback';
import { mayLocate, position } from '../../services/location';
import { askConsentTo, withdrawConsent } from '../../services/purposes';
import { ensureMember } from '../../services/sign-in';
import { askCities, type CityTasks, findMe, whereabouts } from '../../services/whereabouts';
import { chooseCity, recentCities } from '../../stores/city';
import { home, keepHome } from '../../stores/home';
import { profile } from '../../stores/session';
import { type City, cities, citiesByLetter, citiesCalled, shortCityName } from '../../utils/cities';

/** What a row says of a city. */
interface Row {
  readonly code: string;
  readonly name: string;
  /** How many tasks; undefined where nobody could say. */
  readonly tasks: string;
  readonly isEmpty: boolean;
}

interface Own {
  tasks: CityTasks | undefined;
}

const own = (page: unknown): Own => page as Own;

/** As many as one looks through at the top. */
const maxPopular = 8;

const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const rowOf = ({ code, name }: City, tasks: CityTasks | undefined): Row => ({
  code,
  name: shortCityName(name),
  tasks: tasks ? (tasks[code] ? thousands(tasks[code]) : '暂无任务') : '',
  isEmpty: tasks !== undefined && !tasks[code],
});

/** Those that have tasks first. */
const byName = (typed: string, tasks: CityTasks | undefined): Row[] =>
  citiesCalled(typed)
    .map((each) => rowOf(each, tasks))
    .sort((one, other) => Number(one.isEmpty) - Number(other.isEmpty));

const byCode = (codes: readonly string[], tasks: CityTasks | undefined): Row[] =>
  codes.flatMap((code) => cities.filter((each) => each.code === code).map((each) => rowOf(each, tasks)));

const popularOf = (tasks: CityTasks = {}): string[] =>
  Object.keys(tasks)
    .sort((one, other) => (tasks[other] ?? 0) - (tasks[one] ?? 0))
    .slice(0, maxPopular);

const lettersOf = (tasks: CityTasks | undefined) =>
  citiesByLetter().map(({ letter, cities: those }) => ({
    letter,
    rows: those.map((each) => rowOf(each, tasks)),
  }));

/** Which city's tasks to see: where one is, chosen before, with many tasks, by letter, by name. */
Page({
  data: {
    typed: '',
    found: [] as Row[],
    /** Where the person is, once they are found. */
    here: null as Row | null,
    hereText: '看看我在哪个城市',
    isLocating: false,
    homeName: home.get()?.name ?? '',
    recent: byCode(recentCities(), undefined),
    popular: [] as Row[],
    letters: lettersOf(undefined),
    /** The letter that the list is turned to. */
    letterId: '',
  },

  async onLoad() {
    if (await mayLocate()) this.locate();
    else this.loadTasks();
  },
  async loadTasks() {
    try {
      const { tasks } = await askCities(position.get());
      this.showTasks(tasks);
    } catch {
      // A city can be chosen without knowing how much work there is.
    }
  },
  showTasks(tasks: CityTasks | undefined) {
    own(this).tasks = tasks;
    const { cityHere } = whereabouts.get();
    this.setData({
      recent: byCode(recentCities(), tasks),
      popular: byCode(popularOf(tasks), tasks),
      letters: lettersOf(tasks),
      here: (cityHere !== undefined && byCode([cityHere], tasks)[0]) || null,
    });
  },
  async locate() {
    if (this.data.isLocating) return;
    this.setData({ isLocating: true });
    const found = await findMe();
    const { tasks, cityHere } = whereabouts.get();
    this.setData({
      isLocating: false,
      hereText:
        typeof found === 'object' && cityHere === undefined
          ? '没有认出您所在的城市'
          : '没有获取到位置，点这里重试',
    });
    if (tasks) this.showTasks(tasks);
    else this.loadTasks();
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const typed = event.detail.value;
    this.setData({ typed, found: byName(typed, own(this).tasks) });
  },
  clear() {
    this.setData({ typed: '', found: [] });
  },
  turnTo(event: WechatMiniprogram.TouchEvent) {
    const { letter } = event.currentTarget.dataset as { letter: string };
    wx.pageScrollTo({ selector: `#letter-${letter}`, duration: 0 });
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code: string };
    chooseCity(code);
    wx.navigateBack({ fail: () => wx.switchTab({ url: '/pages/task-list/index' }) });
  },
  /** On WeChat's map; asked for apart before it is kept. */
  async chooseHome() {
    try {
      if (!(await ensureMember('设置家的位置')) || !(await askConsentTo('home'))) return;
      const place = await choosePlace();
      if (place) await this.keepHome(place.placeName || '家', place);
    } catch (error) {
      sayError(error);
    }
  },
  async keepHome(name: string, { longitude, latitude }: { longitude: number; latitude: number }) {
    const { profile: known } = await api.account.setHome({
      longitude: Number(longitude),
      latitude: Number(latitude),
    });
    if (known.home) keepHome({ name, ...known.home });
    profile.set(known);
    this.setData({ homeName: name });
    say('已设置，任务可以按离家近排序');
  },
  /** Taking it away takes the consent back. */
  async forgetHome() {
    try {
      await withdrawConsent('home');
      this.setData({ homeName: '' });
    } catch (error) {
      sayError(error);
    }
  },
});
