import { dayMs, shanghaiDate } from '../../generated/calendar/calendar';
import { hoursOf, maxSessions, type Session, workEndMs } from '../../generated/tasks/sessions';
import { sessionsText } from '../../generated/tasks/sessions-text';
import { type Stretch, withStretch } from '../../utils/stretches';

const horizonMs = 365 * dayMs;

/** The hours that many begin with. */
const usual = { start: '09:00', end: '18:00' };

/** Tomorrow, or the day after what is there already. */
function suggested(sessions: readonly Session[]): Stretch {
  const date = shanghaiDate(Math.max(Date.now(), workEndMs(sessions)) + dayMs);
  return { fromDate: date, toDate: date, ...usual };
}

const rowOf = (session: Session, at: number) => ({
  at,
  key: session.startMs,
  text: sessionsText([session], Date.now()),
});

/** 共 2 段，每人 16 小时 */
function summaryOf(sessions: readonly Session[]): string {
  const hours = hoursOf(sessions);
  return `共 ${sessions.length} 段，${hours === undefined ? '时间自由安排' : `每人 ${Math.round(hours * 10) / 10} 小时`}`;
}

/**
 * When one works: days from – to and the hours of each add a session a day; each can be taken away. Emits `change`
 * with all of them, in order.
 */
Component({
  properties: {
    sessions: { type: Array, value: [] as Session[] },
  },
  data: {
    rows: [] as ReturnType<typeof rowOf>[],
    summary: '',
    stretch: suggested([]),
    today: '',
    horizon: '',
    fault: '',
  },
  observers: {
    sessions(sessions: Session[]) {
      this.setData({ rows: sessions.map(rowOf), summary: summaryOf(sessions) });
    },
  },
  lifetimes: {
    attached() {
      const nowMs = Date.now();
      this.setData({
        stretch: suggested(this.data.sessions),
        today: shanghaiDate(nowMs),
        horizon: shanghaiDate(nowMs + horizonMs),
      });
    },
  },
  methods: {
    pick(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { field } = event.currentTarget.dataset as { field: keyof Stretch };
      const stretch = { ...this.data.stretch, [field]: event.detail.value };
      // Whoever moves the first day means to move the last one along.
      const isBehind = stretch.toDate < stretch.fromDate;
      this.setData({
        stretch: isBehind && field === 'fromDate' ? { ...stretch, toDate: stretch.fromDate } : stretch,
        fault: '',
      });
    },
    add() {
      const { stretch } = this.data;
      if (stretch.toDate < stretch.fromDate) return this.setData({ fault: '最后一天不能早于第一天' });
      const sessions = withStretch(this.data.sessions, stretch);
      if (sessions.length > maxSessions)
        return this.setData({ fault: `最多 ${maxSessions} 段，请缩短日期范围` });
      this.setData({ fault: '', stretch: { ...stretch, ...this.next(sessions) } });
      this.triggerEvent('change', { sessions });
    },
    next(sessions: readonly Session[]) {
      const { fromDate, toDate } = suggested(sessions);
      return { fromDate, toDate };
    },
    remove(event: WechatMiniprogram.TouchEvent) {
      const { at } = event.currentTarget.dataset as { at: number };
      this.triggerEvent('change', { sessions: this.data.sessions.filter((_, each) => each !== at) });
    },
  },
});
