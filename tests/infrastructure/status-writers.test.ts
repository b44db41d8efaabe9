import { join } from 'node:path';
import { openProgram } from '../../scripts/aws/program';
import { statusProblems } from '../../scripts/status-writers';

const planted = `
import { advance } from '../../shared/application/lifecycles/advance';
import type { Collection, Document } from '../../shared/collections/collection';
import { type Order, orders } from '../../shared/collections/orders';
import { taskPlaces, taskTexts, type Task, tasks } from '../../shared/collections/tasks';
import type { Transaction } from '../../shared/ports/store';

const write = <D extends Document>(tx: Transaction, into: Collection<D>, doc: D) => tx.create(into, doc);
export const handler = (tx: Transaction, task: Task, order: Order) => {
  tx.update(tasks, { ...task, status: 'open' });
  const closed = { ...task, status: 'closed' as const };
  tx.update(tasks, closed);
  write(tx, orders, order);
  write(tx, taskTexts, { ...task, description: '', serviceStandard: '', requirements: [], bring: [], address: '' });
  tx.add(taskPlaces, task.id, { left: 1 });
  tx.remove(tasks, task.id);
  advance(tx, orders, order, 'admit', { by: 'publisher', atMs: 0 });
};
`;

test('whoever writes what has a lifecycle past advance is named, however it comes there', () => {
  const entry = join('functions', 'planted', 'handler.ts');
  const program = openProgram([entry], process.cwd(), new Map([[entry, planted]]));
  expect(statusProblems(program, [entry, entry])).toEqual([
    'functions/planted/handler.ts:8: only advance() writes orders, which have a lifecycle',
    'functions/planted/handler.ts:10: only advance() writes tasks, which have a lifecycle',
    'functions/planted/handler.ts:12: only advance() writes tasks, which have a lifecycle',
  ]);
});
