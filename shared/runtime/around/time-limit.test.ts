import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { AppError } from '../../contract/errors';
import { timeLimit } from './time-limit';

const limitMs = 8_000;

test('an answer in time is the answer', async () => {
  expect(await timeLimit(fakeTimeouts(), limitMs)({}, async () => 'done')).toBe('done');
});

test.each([new AppError('TASK_NOT_FOUND'), new Error('broken')])(
  '%s in time passes as it is',
  async (own) => {
    const failed = timeLimit(fakeTimeouts(), limitMs)({}, async () => {
      throw own;
    });
    await expect(failed).rejects.toBe(own);
  },
);

test('no answer in time is BUSY; what was begun goes on unheard', async () => {
  const timeouts = fakeTimeouts();
  let finish = () => {};
  const done: string[] = [];
  const limited = timeLimit(timeouts, limitMs)({}, async () => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    done.push('done');
  });
  timeouts.pass(limitMs);
  await expect(limited).rejects.toMatchObject({ code: 'BUSY' });
  expect(done).toEqual([]);
  finish();
  await new Promise(setImmediate);
  expect(done).toEqual(['done']);
});
