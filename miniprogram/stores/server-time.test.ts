import { noteServerTime, serverNowMs } from './server-time';

const at = Date.parse('2026-12-01T06:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: at }));
afterEach(() => jest.useRealTimers());

test('a phone that is set wrong counts by the server, until it is set right', () => {
  noteServerTime('Tue, 01 Dec 2026 06:10:00 GMT');
  expect(serverNowMs()).toBe(at + 600_000);
  jest.advanceTimersByTime(60_000);
  expect(serverNowMs()).toBe(at + 660_000);
  noteServerTime(new Date(Date.now() + 2_000).toUTCString());
  expect(serverNowMs()).toBe(Date.now());
});

test('an answer without its time, or with none that can be read, changes nothing', () => {
  noteServerTime('Tue, 01 Dec 2026 05:00:00 GMT');
  const behind = serverNowMs();
  for (const date of [undefined, '', 'soon']) noteServerTime(date);
  expect(serverNowMs()).toBe(behind);
});
