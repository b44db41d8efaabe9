import { settlementCycleNames, settlementCycles } from './settlement-cycles';

test('given documents of earlier versions, when their words are read, then each is still one', () => {
  // A word that leaves the list makes every document that carries it unreadable: it has to be migrated first.
  expect(settlementCycles).toEqual(expect.arrayContaining(['per-task', 'daily', 'weekly', 'monthly']));
});

test('given settlement cycles, when people read them, then each has a name of its own', () => {
  expect(settlementCycles.map((cycle) => settlementCycleNames[cycle])).toEqual([
    '完工结',
    '日结',
    '周结',
    '月结',
  ]);
});
