import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import {
  clockText,
  dateText,
  dayNumber,
  dayText,
  weekdayName,
  weekdayNumber,
} from '../generated/calendar/date-text';
import { isFlexible, type Session } from '../generated/tasks/sessions';
import { sessionsText } from '../generated/tasks/sessions-text';
import { countdown } from './countdown';
import { moment, unbroken, yuan } from './format';

type Agenda = OutputOf<typeof contract.orders.agenda>;
type Ahead = Agenda['ahead'][number];
type Asking = Agenda['asks'][number];

/** An order as the agenda shows it. */
export interface AgendaRow {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly pay: string;
  readonly tag: string;
  readonly tone: string;
  /** Today: with what one does on the day. */
  readonly isToday: boolean;
  readonly place: Ahead['place'] | undefined;
  /** What to do about it now, and where. */
  readonly act: string;
  readonly url: string;
}

export interface AgendaSection {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly rows: readonly AgendaRow[];
}

const clockOf = ({ startMs, endMs }: Session): string => {
  const next = dayNumber(startMs) === dayNumber(endMs) ? '' : '次日 ';
  return `${clockText(startMs)}–${next}${clockText(endMs)}`;
};

const detailOf = (orderId: string): string => `/pages/orders/detail?id=${orderId}`;
const handInOf = (orderId: string): string => `/pages/orders/hand-in?id=${orderId}`;

/** 2 小时 52 分后开始, 进行中, 已到岗. */
function stateOf({ status, nextSession }: Ahead, nowMs: number): { tag: string; tone: string } {
  if (!nextSession) return { tag: '待提交', tone: 'warn' };
  const isAtWork = status === 'checked-in' && nextSession.startMs <= nowMs;
  if (isAtWork) return { tag: '已到岗', tone: 'accent' };
  if (nextSession.startMs <= nowMs) return { tag: '已开始，请打卡', tone: 'warn' };
  return { tag: `${countdown(nextSession.startMs, nowMs)}后开始`, tone: 'accent' };
}

/** Nobody leaves by mistake who has just come. */
function attendText(status: Ahead['status'], { startMs, endMs }: Session, nowMs: number): string {
  if (status !== 'checked-in' || startMs > nowMs) return '到岗打卡';
  return nowMs >= endMs - hourMs ? '离岗打卡' : '';
}

function aheadRow(order: Ahead, nowMs: number): AgendaRow {
  const { orderId, status, nextSession, place } = order;
  const isFree = nextSession !== undefined && isFlexible(nextSession);
  const isToday = nextSession !== undefined && !isFree && nextSession.startMs < dayEndMs(nowMs);
  const time = !nextSession || isFree ? sessionsText(order.sessions, nowMs) : clockOf(nextSession);
  const isDoable = !nextSession || (isFree && nextSession.startMs <= nowMs);
  return {
    id: orderId,
    title: unbroken(order.title),
    line: [time, place?.name].filter(Boolean).join(' · '),
    pay: `¥${yuan(order.totalFen)}`,
    ...(isFree
      ? { tag: '', tone: 'plain' }
      : isToday || !nextSession
        ? stateOf(order, nowMs)
        : { tag: '', tone: 'plain' }),
    isToday,
    place,
    act: isToday ? attendText(status, nextSession, nowMs) : isDoable ? '提交成果' : '',
    url: isToday
      ? `/pages/orders/attend?id=${orderId}&start=${nextSession.startMs}`
      : isDoable
        ? handInOf(orderId)
        : detailOf(orderId),
  };
}

const hourMs = 3_600_000;
const dayMs = 86_400_000;
const shanghaiMs = 28_800_000;
const dayEndMs = (nowMs: number): number => (dayNumber(nowMs) + 1) * dayMs - shanghaiMs;

const asksRow = (order: Asking): AgendaRow => ({
  id: order.orderId,
  title: unbroken(order.title),
  pay: `¥${yuan(order.totalFen)}`,
  tone: 'warn',
  isToday: false,
  place: undefined,
  ...(order.answerByMs === undefined
    ? {
        line: '发布方退回了成果，请看原因，改好后重新提交',
        tag: '被退回',
        act: '重新提交',
        url: handInOf(order.orderId),
      }
    : {
        line: `发布方想修改任务，${moment(order.answerByMs)} 前不答复视为不接受`,
        tag: '待您答复',
        act: '去答复',
        url: detailOf(order.orderId),
      }),
});

/** 今天 11月25日 周三, 12月5日 周六 · 还有 10 天. */
function dayHead(atMs: number, nowMs: number): { title: string; note: string } {
  const weekday = weekdayName(weekdayNumber(atMs));
  const ahead = dayNumber(atMs) - dayNumber(nowMs);
  const title = ahead <= 0 ? '今天' : dayText(atMs, nowMs);
  const isNamed = ahead <= 1;
  const note = isNamed
    ? `${dateText(Math.max(atMs, nowMs), nowMs)} ${weekday}`
    : `${weekday} · 还有 ${ahead} 天`;
  return { title, note };
}

/** By day, what comes next first: today and tomorrow, then what waits for the person, then later days. */
export function agendaSections({ ahead, asks }: Agenda, nowMs: number): AgendaSection[] {
  const days = new Map<number, { head: { title: string; note: string }; rows: AgendaRow[] }>();
  const free: AgendaRow[] = [];
  const doing: AgendaRow[] = asks.map(asksRow);
  for (const order of ahead) {
    const row = aheadRow(order, nowMs);
    const { nextSession } = order;
    if (!nextSession) doing.push(row);
    else if (isFlexible(nextSession)) free.push(row);
    else {
      const day = Math.max(dayNumber(nextSession.startMs), dayNumber(nowMs));
      const known = days.get(day) ?? { head: dayHead(nextSession.startMs, nowMs), rows: [] };
      known.rows.push(row);
      days.set(day, known);
    }
  }
  const byDay = [...days.entries()]
    .sort(([one], [other]) => one - other)
    .map(([day, { head, rows }]) => ({ id: `d${day}`, ...head, rows }));
  const isSoon = ({ id }: AgendaSection): boolean => Number(id.slice(1)) <= dayNumber(nowMs) + 1;
  const sections: AgendaSection[] = [
    ...byDay.filter(isSoon),
    { id: 'doing', title: '需要您处理', note: '', rows: doing },
    ...byDay.filter((section) => !isSoon(section)),
    { id: 'free', title: '时间自由', note: '自己安排时间，做完提交', rows: free },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}
