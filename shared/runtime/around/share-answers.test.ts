import { fakeClock } from '../../../tests/support/stores/fake-clock';
import type { Call } from './around';
import { shareAnswers } from './share-answers';

const clock = fakeClock();

const asks = (input: unknown, action: object = { sharedForMs: 1_000 }) =>
  ({ action: { feature: 'tasks', name: 'find', ...action }, input, ports: { clock } }) as unknown as Call;

/** Answers how often it was reached. */
function counting() {
  let count = 0;
  return async () => {
    count += 1;
    return { count };
  };
}

test('given the same question within its time, also at once, then one answer for all; later a new one', async () => {
  const share = shareAnswers();
  const find = counting();
  const answers = await Promise.all([1, 2, 3].map(() => share(asks({ city: 'a' }), find)));
  expect(answers).toEqual([{ count: 1 }, { count: 1 }, { count: 1 }]);
  clock.pass(999);
  expect(await share(asks({ city: 'a' }), find)).toBe(answers[0]);
  clock.pass(1);
  expect(await share(asks({ city: 'a' }), find)).toEqual({ count: 2 });
});

test('given another input, another action, or one that shares nothing, then each is answered for itself', async () => {
  const share = shareAnswers();
  const find = counting();
  expect(await share(asks({ city: 'a' }), find)).toEqual({ count: 1 });
  expect(await share(asks({ city: 'b' }), find)).toEqual({ count: 2 });
  expect(await share(asks({ city: 'a' }, { name: 'counts', sharedForMs: 1_000 }), find)).toEqual({
    count: 3,
  });
  for (const count of [4, 5]) expect(await share(asks({ city: 'a' }, {}), find)).toEqual({ count });
});

test('given an answer that failed, or a clock that was set back, then it is asked anew', async () => {
  const share = shareAnswers();
  const failing = async () => {
    throw new Error('store');
  };
  await expect(share(asks({ city: 'a' }), failing)).rejects.toThrow('store');
  const find = counting();
  expect(await share(asks({ city: 'a' }), find)).toEqual({ count: 1 });
  clock.pass(-5_000);
  expect(await share(asks({ city: 'a' }), find)).toEqual({ count: 2 });
});

test('given many questions, then the oldest is forgotten first', async () => {
  const share = shareAnswers();
  const find = counting();
  for (let at = 0; at < 201; at += 1) await share(asks({ at }), find);
  expect(await share(asks({ at: 1 }), find)).toEqual({ count: 2 });
  expect(await share(asks({ at: 0 }), find)).toEqual({ count: 202 });
});
