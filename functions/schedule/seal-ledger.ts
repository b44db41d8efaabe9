import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { lastSeal, sealDay } from '../../shared/application/ledger/seal';
import { sealDueMs } from '../../shared/application/ledger/seal-deadline';
import type { DailySeal } from '../../shared/collections/ledger';
import { dayMs, shanghaiDate } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';

/** Days that one run seals; the timer may have stood still. */
const maxDays = 40;

/** Noon of a day: some moment of it. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** Gives a seal to where whoever changes the store cannot reach it. */
async function publish({ files, log }: Context<'timer', 'files'>, seal: DailySeal): Promise<void> {
  const { id: day, hash: root, prev, roots, counts } = seal;
  const text = JSON.stringify({ day, root, prev, roots, counts });
  await files.put(`ledger/${day}.json`, new TextEncoder().encode(text), 'application/json');
  log({ level: 'info', metric: 'ledgerSeal', value: 1, day, root });
}

/**
 * Seals every day that is over and not sealed yet, and gives each seal to the log and to Files; a ledger that has not
 * begun (ledger/seal-deadline.ts) has none.
 */
export const sealLedger: MeetDeadline<Context<'timer', 'files'>> = async (context, _deadline, settle) => {
  const { store, clock } = context;
  let seal = await lastSeal(store);
  if (!seal) return void (await store.transact((tx) => settle(tx)));
  // A run may have ended between sealing and publishing.
  await publish(context, seal);
  let atMs = noonOf(seal.id) + dayMs;
  for (let days = 0; days < maxDays && sealDueMs(atMs) <= clock.nowMs(); days += 1) {
    seal = await sealDay(store, shanghaiDate(atMs), seal, clock.nowMs());
    await publish(context, seal);
    atMs += dayMs;
  }
  await store.transact((tx) => settle(tx, sealDueMs(atMs)));
};
