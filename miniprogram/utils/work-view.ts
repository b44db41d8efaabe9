import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { PictureView } from '../../shared/contract/pictures';
import { clockText, dayText } from '../generated/calendar/date-text';
import { labels } from '../generated/labels';
import { isFlexible, type Session } from '../generated/tasks/sessions';
import { sessionLines } from '../generated/tasks/sessions-text';
import { moment, yuan } from './format';

type Work = NonNullable<OutputOf<typeof contract.orders.get>['work']>;
type Mark = NonNullable<Work['attendances'][number]['in']>;
export type Unit = keyof typeof labels.payUnit;

const methodTexts: Readonly<Record<Mark['method'], string>> = {
  code: '现场码',
  photo: '照片',
  position: '定位',
};

/** 40 米, 1.2 公里; measured, so that it is not rounded away. */
export const metresText = (metres: number): string =>
  metres < 1_000 ? `${metres} 米` : `${Math.round(metres / 100) / 10} 公里`;

/** 2 天, 1.5 小时. */
export const amountText = (quantity: number, unit: Unit): string => `${quantity} ${labels.payUnit[unit]}`;

/** What so much of it earns, fen; half an hour of an odd pay is rounded up, as the server does. */
export const sumFen = (payFen: number, quantity: number): number => Math.round(payFen * quantity);

/** 1 天 · ¥210 */
export const amountAndSum = ({ pay }: Paid, quantity: number): string =>
  `${amountText(quantity, pay.unit)} · ¥${yuan(sumFen(pay.amountFen, quantity))}`;

interface Paid {
  readonly pay: { readonly amountFen: number; readonly unit: Unit };
}

/** 今天 14:00–22:00; days where the hours are free. */
export const sessionText = (session: Session, nowMs: number): string => {
  if (isFlexible(session)) return sessionLines([session], nowMs)[0] ?? '';
  const { startMs, endMs } = session;
  const next = dayText(startMs) === dayText(endMs) ? '' : '次日 ';
  return `${dayText(startMs, nowMs)} ${clockText(startMs)}–${next}${clockText(endMs)}`;
};

type Pictures = Readonly<Record<string, PictureView>>;

/** Those of which nothing is known (yet) keep their place. */
export const shownPictures = (ids: readonly string[], known: Pictures) =>
  ids.map((pictureId) => {
    const picture = known[pictureId];
    return {
      pictureId,
      url: picture?.url ?? '',
      isHidden: picture !== undefined && picture.url === undefined,
    };
  });

/** 13:56 · 定位，距现场 40 米 */
function markView(name: string, mark: Mark | undefined, pictures: Pictures) {
  if (!mark) return undefined;
  const { atMs, method, distanceMetres, sentAtMs } = mark;
  const how = [
    methodTexts[method],
    distanceMetres !== undefined && `距现场 ${metresText(distanceMetres)}`,
    sentAtMs !== undefined && `没网时记下，${clockText(sentAtMs)} 发送`,
  ];
  return {
    name,
    time: clockText(atMs),
    how: how.filter(Boolean).join('，'),
    picture: pictures[mark.pictureId ?? ''],
  };
}

type MarkView = NonNullable<ReturnType<typeof markView>>;

/** When and how somebody was there, session by session. */
export const attendancesView = (
  work: Work | undefined,
  sessions: readonly Session[],
  pictures: Pictures,
  nowMs: number,
) =>
  (work?.attendances ?? []).map((attendance) => {
    const session = sessions.find(({ startMs }) => startMs === attendance.startMs);
    return {
      id: attendance.startMs,
      day: session ? sessionText(session, nowMs) : moment(attendance.startMs),
      marks: [markView('到岗', attendance.in, pictures), markView('离岗', attendance.out, pictures)].filter(
        (mark): mark is MarkView => mark !== undefined,
      ),
    };
  });

/** What was handed in. */
export const handInView = (work: Work | undefined, unit: Unit, pictures: Pictures) =>
  work?.handIn && {
    quantity: amountText(work.handIn.quantity, unit),
    text: work.handIn.text,
    pictures: shownPictures(work.handIn.pictureIds, pictures),
    time: moment(work.handIn.atMs),
  };
