import { labels } from '../../generated/labels';
import type { OrderAnswer } from '../../stores/kept-orders';
import { moment, workTimes, yuan } from '../../utils/format';
import { amountText } from '../../utils/work-view';

type Asked = NonNullable<OrderAnswer['asked']>;
type Terms = Asked['before'];

/** Everything of the terms that people read, by its name; what is empty says so. */
function termsTexts(terms: Terms, nowMs: number): Readonly<Record<string, string>> {
  const { pay, quantity, place } = terms;
  return {
    标题: terms.title,
    时间: workTimes(terms.sessions, nowMs).join('；'),
    地点: `${place.name}，${place.address}`,
    报酬: `¥${yuan(pay.amountFen)}/${labels.payUnit[pay.unit]}，最多 ${amountText(quantity, pay.unit)}`,
    结算: labels.settlementCycle[terms.settlementCycle],
    做什么: terms.description,
    怎么算做好: terms.serviceStandard,
    要求: terms.requirements.join('；'),
    携带: terms.bring.join('、'),
    另外提供: terms.perks.map((perk) => labels.taskTag[perk]).join('、'),
  };
}

const isMoved = ({ before: { place: one }, after: { place: other } }: Asked): boolean =>
  one.longitude !== other.longitude || one.latitude !== other.latitude;

/** What was, and what would be, of whatever the publisher of an order wants otherwise. */
export function termsView(asked: Asked, nowMs: number) {
  const [before, after] = [termsTexts(asked.before, nowMs), termsTexts(asked.after, nowMs)];
  const changes = Object.keys(before)
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name] || '无', after: after[name] || '无' }));
  const isOnlyMoved = isMoved(asked) && !changes.some(({ name }) => name === '地点');
  return {
    changes: isOnlyMoved
      ? [...changes, { name: '地图位置', before: '原来的位置', after: '有调整，请在任务页查看地图' }]
      : changes,
    until: moment(asked.answerByMs),
    termsVersion: asked.termsVersion,
  };
}
