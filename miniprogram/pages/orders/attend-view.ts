import { clockText } from '../../generated/calendar/date-text';
import { checkInBeforeMs, checkOutAfterMs } from '../../generated/orders/check-in-window';
import { shownError } from '../../services/shown-error';
import type { KeptMark } from '../../stores/kept-marks';
import type { OrderAnswer } from '../../stores/kept-orders';
import { countdown } from '../../utils/countdown';
import { day, moment, unbroken } from '../../utils/format';
import { markerOf } from '../../utils/map-marker';
import { metresText, sessionText } from '../../utils/work-view';
import { type Direction, openSession } from './next-act';

export type Method = 'code' | 'photo' | 'position';

const methodTexts: Readonly<Record<Method, string>> = { code: '现场码', photo: '拍照', position: '定位' };

interface Phone {
  readonly kept: readonly KeptMark[];
  readonly canLocate: boolean;
  /** When the session begins that the page was opened for. */
  readonly startMs: number | undefined;
}

/** Whether the door is open, and if not, how early or late that is. */
function windowText(
  { startMs, endMs }: { startMs: number; endMs: number },
  direction: Direction,
  nowMs: number,
): { isOpen: boolean; text: string; early: string } {
  const early = '';
  const [fromMs, toMs] =
    direction === 'in'
      ? [startMs - checkInBeforeMs, endMs]
      : [startMs - checkInBeforeMs, endMs + checkOutAfterMs];
  if (nowMs < fromMs)
    return {
      isOpen: false,
      early,
      text: `还早：${day(fromMs, nowMs)} ${clockText(fromMs)} 起可以打卡，还有 ${countdown(fromMs, nowMs)}`,
    };
  if (nowMs >= toMs) return { isOpen: false, early, text: '打卡时间已过。如果您到了岗，请在订单里申诉说明' };
  if (direction === 'out') {
    const isBefore = nowMs < endMs;
    return {
      isOpen: true,
      early: isBefore ? countdown(endMs, nowMs) : '',
      text: isBefore
        ? `${clockText(endMs)} 结束，现在离岗早 ${countdown(endMs, nowMs)}`
        : `已结束，${clockText(toMs)} 前可以离岗打卡`,
    };
  }
  return nowMs < startMs
    ? { isOpen: true, early, text: `可以打卡了，离开始还有 ${countdown(startMs, nowMs)}` }
    : { isOpen: true, early, text: `${clockText(startMs)} 已开始，请马上打卡` };
}

/** The page at a moment; undefined: there is no session that one could go to. */
export function attendView({ order, day: known, work }: OrderAnswer, phone: Phone, nowMs: number) {
  const asked = order.sessions.filter(({ startMs }) => startMs === phone.startMs);
  const open = openSession(asked.length > 0 ? asked : order.sessions, work, nowMs);
  if (!open) return undefined;
  const { session } = open;
  const isWaiting = (step: KeptMark['step']): boolean =>
    phone.kept.some(
      (mark) => mark.orderId === order.orderId && mark.startMs === session.startMs && mark.step === step,
    );
  // What waits on the phone is done as far as the person is concerned.
  const missing: Direction | undefined = open.missing === 'in' && isWaiting('checkIn') ? 'out' : open.missing;
  const isDone = missing === undefined || (missing === 'out' && isWaiting('checkOut'));
  const direction: Direction = missing ?? 'out';
  const methods: Method[] = ['code'];
  if (known?.photoCheckIn) methods.push('photo');
  if (phone.canLocate) methods.push('position');
  return {
    title: unbroken(order.title),
    session: sessionText(session, nowMs),
    place: [known?.place.name, known?.place.address].filter(Boolean).join(' · '),
    /** The place itself; where the phone is stays off the map until its person checks in by it. */
    markers: known && phone.canLocate ? [markerOf(known.place)] : [],
    startMs: session.startMs,
    direction,
    name: direction === 'in' ? '到岗' : '离岗',
    isDone,
    ...windowText(session, direction, nowMs),
    methods: methods.map((value) => ({ value, text: methodTexts[value] })),
    radius: metresText(known?.radiusMetres ?? 300),
  };
}

/** What stands in the way, with how far and how early. */
export function attendProblem(error: unknown): string {
  const { code, message, details } = shownError(error);
  const number = (name: string): number => Number(details[name] ?? 0);
  if (code === 'CHECK_IN_EARLY' && details.opensAtMs !== undefined)
    return `还早 ${number('minutes')} 分钟，${moment(number('opensAtMs'))} 起可以打卡`;
  if (code === 'CHECK_IN_FAR' && details.distanceMetres !== undefined)
    return `您离工作地点 ${metresText(number('distanceMetres'))}，须在 ${metresText(number('radiusMetres'))}以内。请走近再试，或用现场码`;
  if (code === 'POSITION_VAGUE' && details.accuracyMetres !== undefined)
    return `手机定位误差有 ${metresText(number('accuracyMetres'))}，看不出您在不在现场。请到空旷处再试，或用现场码`;
  return message;
}
