import { dayMs, shanghaiDate } from '../../generated/calendar/calendar';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { asked, type Filters, type Question } from '../../services/find';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { lastQuestion } from '../../utils/last-question';
import {
  admissionChoices,
  choicesOf,
  chosenOf,
  countedChoices,
  cycleChoices,
  dateChoices,
  leastChoices,
  timeChoices,
  toggled,
  typeText,
  unitChoices,
  withoutNone,
} from './choices';

type Counts = Awaited<ReturnType<typeof api.tasks.counts>>;

interface Own {
  filters: Filters;
  counts: Counts | undefined;
  counting: ReturnType<typeof lastQuestion<Question, Counts>>;
}

const own = (component: unknown): Own => component as Own;

/** Long enough for two taps in a row. */
const waitMs = 250;
/** The contract takes no more days. */
const maxDates = 31;

/** What the sheet shows of what is chosen and counted. */
function shown({ filters, counts }: Own, nowMs: number) {
  const { types = [], districts = [], dates = [], payUnit = '' } = filters;
  const days = dateChoices(dates, nowMs);
  const counted = (counts?.types ?? []).map(({ type, tasks }) => ({
    value: type,
    text: typeText(type),
    tasks,
  }));
  const here = (counts?.districts ?? []).map(({ district, tasks }) => ({
    value: district,
    text: district,
    tasks,
  }));
  const typeChoices = countedChoices(counted, types, typeText);
  const districtChoices = countedChoices(here, districts, (name) => name);
  return {
    dateChoices: days,
    typeChoices,
    districtChoices,
    leastChoices: leastChoices(payUnit),
    chosen: {
      dates: chosenOf(days, dates),
      types: chosenOf(typeChoices, types),
      districts: chosenOf(districtChoices, districts),
      timeOfDay: chosenOf(timeChoices, filters.timeOfDay),
      cycles: chosenOf(cycleChoices, filters.cycles),
      wishes: { hideFull: filters.hideFull === true, fits: filters.fits === true },
    },
    payUnit,
    least: filters.minPayFen === undefined ? '' : String(filters.minPayFen),
    admission: filters.admission ?? '',
  };
}

interface Sheet {
  readonly data: { readonly question: unknown };
  setData(changes: Readonly<Record<string, unknown>>): void;
}

/** The question with what is chosen here. */
const wholeOf = (sheet: Sheet): Question => ({ ...(sheet.data.question as Question), ...own(sheet).filters });

const show = (sheet: Sheet, more: object = {}): void =>
  sheet.setData({ ...shown(own(sheet), Date.now()), ...more });

/** Takes what was chosen, and counts anew. */
function change(sheet: Sheet, changes: Readonly<Record<string, unknown>>): void {
  own(sheet).filters = withoutNone({ ...own(sheet).filters, ...changes });
  show(sheet, { total: -1, countError: '' });
  own(sheet).counting.ask(wholeOf(sheet));
}

/**
 * What tasks should be like, with a count of those that are. Emits `apply` with only what was chosen, or `close`.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    filters: { type: Object, value: {} as Filters },
    /** What is asked for beside the filters: where, and the text. */
    question: { type: Object, value: {} as Question },
  },
  data: {
    timeChoices,
    cycleChoices,
    admissionChoices,
    unitChoices,
    wishChoices: choicesOf({ hideFull: '不看已满的', fits: '只看适合我的' }),
    firstDate: '',
    lastDate: '',
    ...shown({ filters: {}, counts: undefined } as unknown as Own, 0),
    /** How many there are; below zero: not known. */
    total: -1,
    countError: '',
  },
  lifetimes: {
    created() {
      own(this).filters = {};
      own(this).counting = lastQuestion<Question, Counts>({
        waitMs,
        ask: async (question) => api.tasks.counts(await asked(question)),
        answered: (counts) => {
          own(this).counts = counts;
          show(this, { total: counts.total, countError: '' });
        },
        failed: (error) => this.setData({ total: -1, countError: shownError(error).message }),
      });
    },
    detached() {
      own(this).counting.stop();
    },
  },
  observers: {
    visible(visible: boolean) {
      if (!visible) return own(this).counting.stop();
      own(this).filters = this.data.filters as Filters;
      own(this).counts = undefined;
      const nowMs = Date.now();
      show(this, {
        firstDate: shanghaiDate(nowMs),
        lastDate: shanghaiDate(nowMs + 90 * dayMs),
        total: -1,
        countError: '',
      });
      own(this).counting.askNow(wholeOf(this));
    },
  },
  methods: {
    toggle(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { field } = event.currentTarget.dataset as {
        field: 'types' | 'districts' | 'timeOfDay' | 'cycles';
      };
      change(this, { [field]: toggled(own(this).filters[field], [event.detail.value]) });
    },
    toggleDates(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      change(this, { dates: toggled(own(this).filters.dates, event.detail.value.split(',')) });
    },
    pickDate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { dates = [] } = own(this).filters;
      const { value } = event.detail;
      if (!dates.includes(value)) change(this, { dates: [...dates, value].slice(-maxDates) });
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { field } = event.currentTarget.dataset as { field: string };
      change(this, { [field]: event.detail.value });
    },
    /** The least is a sum a unit: of another unit it means nothing. */
    chooseUnit(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      change(this, { payUnit: event.detail.value, minPayFen: undefined });
    },
    chooseLeast(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail;
      change(this, { minPayFen: value === '' ? undefined : Number(value) });
    },
    async toggleWish(event: WechatMiniprogram.CustomEvent<{ value: 'hideFull' | 'fits' }>) {
      const { value } = event.detail;
      const isOn = own(this).filters[value] !== true;
      try {
        // What fits depends on who one is.
        if (value === 'fits' && isOn && !(await ensureMember('看适合您的任务'))) return;
        change(this, { [value]: isOn });
      } catch (error) {
        sayError(error);
      }
    },
    reset() {
      own(this).filters = {};
      change(this, {});
    },
    apply() {
      this.triggerEvent('apply', { filters: own(this).filters });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
