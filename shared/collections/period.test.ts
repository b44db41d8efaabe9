import { documentFrom } from '../store/document-from';
import { type Order, orders } from './orders';
import released from './released/orders.json';
import releasedTasks from './released/tasks.json';
import { type Task, tasks } from './tasks';

const startMs = Date.parse('2026-12-01T09:00:00+08:00');
const hourMs = 3_600_000;

type Fields = Readonly<Record<string, unknown>>;
const [task] = releasedTasks.fixtures['1'].map(({ doc }) => doc as Fields);
const [order] = released.fixtures['1'].map(({ doc }) => doc as Fields);

const lifted = (changes: Fields) => {
  const doc: Fields = { ...task, ...changes };
  return documentFrom(tasks, 1, (field) => doc[field]) as Task;
};

test.each([
  ['hour', 8.4, 8],
  ['hour', 0.2, 0.5],
  ['hour', 60, 1],
  ['day', 8, 1],
  ['piece', 8, 1],
  ['task', 8, 1],
])(
  'given a task paid by the %s with one period of %d hours, when it is read, then it has one session and %d',
  (payUnit, hours, quantity) => {
    const workEndMs = startMs + hours * hourMs;
    const doc = lifted({ payUnit, workStartMs: startMs, workEndMs });
    expect(doc).toMatchObject({ sessions: [{ startMs, endMs: workEndMs }], quantity, perks: [] });
    expect(doc).not.toHaveProperty('workStartMs');
  },
);

test('given a task without a type, when it is read, then it has the one that its category tells', () => {
  const dates = { workStartMs: startMs, workEndMs: startMs + hourMs };
  expect(lifted({ ...dates, category: 'promotion' }).type).toBe('sales');
  expect(lifted({ ...dates, category: 'recruiting' }).type).toBe('other');
});

test('given an order with one period, when it is read, then its terms have one session, and stand where they stood', () => {
  const workEndMs = startMs + 3 * hourMs;
  const terms = { ...(order?.terms as Fields), payUnit: 'hour', workStartMs: startMs, workEndMs };
  const doc = documentFrom(orders, 1, (field) => ({ ...order, terms })[field as 'terms']) as Order;
  expect(doc.terms).toMatchObject({ sessions: [{ startMs, endMs: workEndMs }], quantity: 3 });
  expect(orders.indexes.ahead?.sort(doc)).toBe(workEndMs);
});
