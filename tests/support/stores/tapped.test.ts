import { thing, things } from '../../../shared/store/contract-collections';
import { onMemory } from './on-memory';
import { tapped } from './tapped';

test('given hooks, when a transaction runs twice, then each is called in its turn', async () => {
  const { store } = await onMemory().empty();
  await store.transact(async (tx) => tx.create(things, thing('a')));
  const heard: string[] = [];
  const hear = (what: string) => () => {
    heard.push(what);
  };
  const on = tapped(store, {
    before: ({ method }) => heard.push(`before ${method}`),
    after: ({ method }, answer) => heard.push(`after ${method}: ${JSON.stringify(answer)}`),
    transaction: () => ({
      onTry: hear('try'),
      before: ({ method, args }) => heard.push(`${method} ${method === 'emit' ? '' : args[0].name}`),
      beforeCommit: hear('before commit'),
      committed: hear('committed'),
    }),
  });
  let isFirst = true;
  await on.transact(async (tx) => {
    const doc = (await tx.get(things, 'a')) ?? thing('none');
    if (isFirst) await store.transact(async (other) => other.add(things, 'a', { left: 1 }));
    isFirst = false;
    tx.update(things, { ...doc, rank: 1 });
    return 'done';
  });
  const aTry = ['try', 'get things', 'update things', 'before commit'];
  expect(heard).toEqual(['before transact', ...aTry, ...aTry, 'committed', 'after transact: "done"']);
  expect(await on.getMany(things, ['a', 'b'])).toEqual([thing('a', { left: 11, rank: 1 }), undefined]);
});

test('given a hook that throws, when its call is made, then nothing is done', async () => {
  const { store } = await onMemory().empty();
  const broken = () => {
    throw new Error('broken');
  };
  const create = (on: typeof store) => on.transact(async (tx) => tx.create(things, thing('a')));
  const hooks = [
    { before: broken },
    { transaction: () => ({ before: broken }) },
    { transaction: () => ({ beforeCommit: broken }) },
  ];
  for (const each of hooks) await expect(create(tapped(store, each))).rejects.toThrow('broken');
  expect(await store.get(things, 'a')).toBeUndefined();
  await expect(create(tapped(store, { transaction: () => ({ committed: broken }) }))).rejects.toThrow(
    'broken',
  );
  expect(await store.get(things, 'a')).toEqual(thing('a'));
});
