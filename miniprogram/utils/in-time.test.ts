import { inTime } from './in-time';

test('what comes in time comes, what never comes is undefined, what fails fails', async () => {
  jest.useFakeTimers();
  const never = inTime(new Promise<string>(() => undefined), 5_000);
  jest.advanceTimersByTime(5_000);
  expect(await never).toBeUndefined();
  expect(await inTime(Promise.resolve('here'), 5_000)).toBe('here');
  await expect(inTime(Promise.reject(new Error('no')), 5_000)).rejects.toThrow('no');
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});
