import * as fc from 'fast-check';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { type LedgerPages, sendLedger } from './send-ledger';

const startMs = Date.parse('2026-11-22T10:00:00+08:00');
const grownUp: LedgerPages = { firstOnlineAtMs: 0, sends: [] };
const most = (times: readonly number[], windowMs: number) =>
  Math.max(0, ...times.map((to) => times.filter((at) => at > to - windowMs && at <= to).length));

test('whatever is asked, no limit is ever passed', () => {
  const steps = fc.array(
    fc.record({
      waitMs: fc.integer({ min: 0, max: 40_000 }),
      group: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      kind: fc.constantFrom('post' as const, 'answer' as const),
    }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(steps, fc.boolean(), (asked, isNew) => {
      let pages: LedgerPages = isNew ? { firstOnlineAtMs: startMs, sends: [] } : grownUp;
      const ledger = sendLedger(pages, (next) => {
        pages = next;
      });
      let nowMs = startMs;
      const sent: { atMs: number; group: string; kind: string }[] = [];
      for (const { waitMs, group, kind } of asked) {
        nowMs += waitMs;
        if (ledger.budget(group, kind, nowMs) === 0) continue;
        ledger.note(group, kind, nowMs);
        sent.push({ atMs: nowMs, group, kind });
      }
      const times = (of: (send: { group: string; kind: string }) => boolean = () => true) =>
        sent.filter(of).map(({ atMs }) => atMs);
      expect(most(times(), minuteMs)).toBeLessThanOrEqual(isNew ? 6 : 20);
      expect(
        most(
          times(({ kind }) => kind === 'post'),
          minuteMs,
        ),
      ).toBeLessThanOrEqual(isNew ? 2 : 16);
      for (const group of 'abcde') {
        const posts = times((send) => send.group === group && send.kind === 'post');
        expect(most(posts, 2 * minuteMs)).toBeLessThanOrEqual(2);
        expect(most(posts, hourMs)).toBeLessThanOrEqual(10);
        expect(
          most(
            times((send) => send.group === group && send.kind === 'answer'),
            minuteMs,
          ),
        ).toBeLessThanOrEqual(6);
      }
    }),
    { numRuns: 60 },
  );
});

test('an account grows up within a week', () => {
  const ledger = sendLedger({ sends: [] }, () => undefined);
  ledger.noteOnline(startMs);
  ledger.noteOnline(startMs + dayMs);
  const room = (days: number) => {
    const nowMs = startMs + days * dayMs;
    let sent = 0;
    // Many groups, so that only what holds for all of them counts.
    while (ledger.budget(`${days} ${sent}`, 'answer', nowMs) > 0) {
      ledger.note(`${days} ${sent}`, 'answer', nowMs);
      sent += 1;
    }
    return sent;
  };
  expect([0, 2, 4, 7].map(room)).toEqual([6, 10, 15, 20]);
});

test('what was sent before a restart counts after it, and a day later is forgotten', () => {
  let pages = grownUp;
  const keep = (next: LedgerPages) => {
    pages = next;
  };
  sendLedger(pages, keep).note('a', 'post', startMs);
  sendLedger(pages, keep).note('a', 'post', startMs + 1);
  expect(sendLedger(pages, keep).budget('a', 'post', startMs + 2)).toBe(0);
  sendLedger(pages, keep).note('b', 'post', startMs + 2 * dayMs);
  expect(pages.sends).toHaveLength(1);
});
