import { keywordTakes } from '../../../local/sandbox/wechat/keywords';
import { isPast, type MessageEvent, messageData } from './wechat-text';

const nowMs = Date.parse('2026-11-26T04:00:00Z');
const facts = { orderId: 'o', taskId: 't', title: `${'很'.repeat(19)}🎉${'长'.repeat(18)}` };
const eventOf = (type: MessageEvent['type']): MessageEvent =>
  ({
    type,
    accountId: 'a',
    facts: { ...facts, startMs: nowMs + 7_200_000, answerByMs: nowMs + 3_600_000 },
  }) as MessageEvent;

test.each<MessageEvent['type']>([
  'order.admitted',
  'order.refused',
  'order.soon',
  'order.termsAsked',
  'order.termsLapsed',
  'order.cancelled',
  'order.accepted',
  'order.returned',
])('given %s, then WeChat takes every word of its message', (type) => {
  const data = messageData(eventOf(type), nowMs);
  for (const [keyword, value] of Object.entries(data))
    expect([value, keywordTakes(keyword, value)]).toEqual([value, true]);
});

test('given a reminder, then it names when work begins, and comes no more once it has', () => {
  expect(messageData(eventOf('order.soon'), nowMs).time3).toBe('2026年11月26日 14:00');
  expect(isPast(eventOf('order.soon'), nowMs)).toBe(false);
  expect(isPast(eventOf('order.soon'), nowMs + 7_200_000)).toBe(true);
  expect(isPast(eventOf('order.accepted'), nowMs + 7_200_000)).toBe(false);
});
