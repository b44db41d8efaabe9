import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { TimedOut, within } from './timeouts';

const limitMs = 1_000;

/** A timer that remembers what was asked of it, and is told when time is over. */
function watched() {
  const timeouts = fakeTimeouts();
  const seen: (number | 'called off')[] = [];
  return {
    seen,
    pass: timeouts.pass,
    after(ms: number, run: () => void) {
      seen.push(ms);
      const callOff = timeouts.after(ms, run);
      return () => {
        seen.push('called off');
        callOff();
      };
    },
  };
}

test('an answer in time is the answer, and calls the timer off', async () => {
  const timeouts = watched();
  let signal: AbortSignal | undefined;
  const answer = within(timeouts, limitMs, async (given) => {
    signal = given;
    return 'done';
  });
  expect(await answer).toBe('done');
  expect(timeouts.seen).toEqual([limitMs, 'called off']);
  timeouts.pass(limitMs);
  expect(signal?.aborted).toBe(false);
});

test('no answer in time is TimedOut, and the signal of the work is aborted', async () => {
  const timeouts = watched();
  const aborted: string[] = [];
  const late = within(timeouts, limitMs, (signal) => {
    return new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        aborted.push('aborted');
        reject(signal.reason);
      });
    });
  });
  timeouts.pass(limitMs - 1);
  expect(aborted).toEqual([]);
  timeouts.pass(limitMs);
  // Not the error with which the work answers the signal.
  await expect(late).rejects.toThrow(TimedOut);
  expect(aborted).toEqual(['aborted']);
});

test('work that ignores its signal is not waited for', async () => {
  const timeouts = watched();
  const late = within(timeouts, limitMs, () => new Promise<never>(() => {}));
  timeouts.pass(limitMs);
  await expect(late).rejects.toMatchObject({ name: 'TimedOut', message: 'no answer in time' });
});

test("the work's own error passes as it is, and calls the timer off", async () => {
  const timeouts = watched();
  const own = new Error('refused');
  const failed = within(timeouts, limitMs, async () => {
    throw own;
  });
  await expect(failed).rejects.toBe(own);
  expect(timeouts.seen).toEqual([limitMs, 'called off']);
});

test('work that throws before it answers calls the timer off too', async () => {
  const timeouts = watched();
  const own = new Error('at once');
  const failed = within(timeouts, limitMs, () => {
    throw own;
  });
  await expect(failed).rejects.toBe(own);
  expect(timeouts.seen).toEqual([limitMs, 'called off']);
});
