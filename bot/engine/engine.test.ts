import type { Backend } from '../backend/backend';
import type { GroupChannel } from '../channels/group-channel';
import { createEngine } from './engine';

/** A backend that refuses all that is asked of it. */
const refusing = new Proxy({}, { get: () => async () => Promise.reject(new TypeError('fetch failed')) });

test('given a disk that takes no more, when the account is online for the first time, then the turn goes on', async () => {
  const lines: (readonly [string, unknown])[] = [];
  const wechaty = {
    name: 'wechaty',
    state: () => ({ kind: 'online' }),
    start: async () => undefined,
    stop: async () => undefined,
  };
  const engine = createEngine({
    backend: { groups: refusing, tasks: refusing } as unknown as Backend,
    channels: new Map([['wechaty', wechaty as unknown as GroupChannel]]),
    ledger: {
      budget: () => 0,
      note: () => undefined,
      noteOnline() {
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      },
    },
    isOff: () => false,
    clock: { nowMs: () => 0, sleep: async () => undefined },
    log: (what, facts) => void lines.push([what, facts?.step]),
  });
  await engine.turn();
  expect(lines).toContainEqual(['step failed', 'ledger']);
  expect(lines).toContainEqual(['step failed', 'feed']);
});
