import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { railOf, resumeRail, stopRail } from '../shared/application/payouts/rail-of';
import { billsOf } from '../shared/application/reconciliation/bills';
import { reconcileDay } from '../shared/application/reconciliation/reconcile-day';
import { railSettings, railStates } from '../shared/collections/payouts';
import { type Reconciliation, reconciliations } from '../shared/collections/reconciliations';
import { dayMs, isCalendarDate, shanghaiDate } from '../shared/domain/calendar/calendar';
import { type PayoutChannel, payoutChannels } from '../shared/domain/money/payout-channels';
import { railsOver } from '../shared/platforms/rails/open-rail';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import type { Store } from '../shared/ports/store';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage = `npm run rails -- list                     which rails are set up, and which stand still
  set <wechat|alipay> --file=<settings.json>   keys and terms, sealed by the vault (docs/payouts.md)
  stop <wechat|alipay>                         sends nothing more; what was sent is still asked about
  resume <wechat|alipay>                       sends again, after what stopped it was put right
  bills <wechat|alipay>                        how its bills agree with the ledger, newest day first
  reconcile <wechat|alipay> [--day=YYYY-MM-DD] holds a day's bill (yesterday's) against the ledger now, and says each difference
  all of them: [--deployment=aws|cloudbase|laptop]`;

const outside = { clock: systemClock, ids: randomIds(), timeouts: systemTimeouts };

const isChannel = (name: unknown): name is PayoutChannel => payoutChannels.some((each) => each === name);

/** As it is listed: nobody but an operator gives this code. */
const byHand = { why: 'rights', code: 'STOPPED_BY_OPERATOR' } as const;

async function list(store: Store): Promise<void> {
  for (const channel of payoutChannels) {
    const [settings, state] = await Promise.all([
      store.get(railSettings, channel),
      store.get(railStates, channel),
    ]);
    const since = settings ? `set ${new Date(settings.updatedAtMs).toISOString()}` : 'not set up';
    const stop = state?.stop ? `STOPPED (${state.stop.why}: ${state.stop.code})` : 'running';
    console.log([channel, since, stop].join('\t'));
  }
}

/** Written only when a rail can be opened with it: nobody finds a typing mistake by a payment. */
async function set(store: Store, id: PayoutChannel, file: string): Promise<void> {
  const settings = readFileSync(file, 'utf8');
  railsOver(outside).open(id, settings);
  await store.transact(async (tx) => {
    const written = { id, settings, updatedAtMs: systemClock.nowMs() };
    if (await tx.get(railSettings, id)) tx.update(railSettings, written);
    else tx.create(railSettings, written);
  });
  console.log(`${id}: set`);
}

const dayLine = ({ day, status, lines, payments, open, differenceCount, code = '' }: Reconciliation) =>
  [
    day,
    status,
    `${lines} lines`,
    `${payments} payments`,
    `${open} open`,
    `${differenceCount} different`,
    code,
  ].join('\t');

/** The last days; further back `reconcile` says each. */
async function bills(store: Store, channel: PayoutChannel): Promise<void> {
  const { items } = await store.list(reconciliations, 'channel', [channel], { limit: 31, order: 'desc' });
  for (const day of items) console.log(dayLine(day));
}

/** Exit code 1 where something differs. */
async function reconcile(store: Store, channel: PayoutChannel, asked: string | undefined): Promise<void> {
  const day = asked ?? shanghaiDate(systemClock.nowMs() - dayMs);
  if (!isCalendarDate(day)) throw new Error(usage);
  const rail = await railOf({ store, rails: railsOver(outside) }, channel);
  if (!rail) throw new Error(`${channel}: not set up`);
  const log = (line: object) => console.error(JSON.stringify(line));
  const found = await reconcileDay(
    { store, clock: systemClock, log },
    channel,
    day,
    billsOf(rail, systemClock),
  );
  console.log(dayLine(found));
  for (const {
    kind,
    number = '',
    railNumber = '',
    row = '',
    what = '',
    thereFen,
    hereFen,
  } of found.differences)
    console.log([kind, number, railNumber, row, what, `bill ${thereFen}`, `ledger ${hereFen}`].join('\t'));
  if (found.differenceCount > 0) process.exitCode = 1;
}

/** `npm run rails`: what operators do with the rails on which people are paid. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      file: { type: 'string' },
      day: { type: 'string' },
    },
  });
  const [what, channel] = positionals;
  if (what !== 'list' && !isChannel(channel)) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const store = withVault(deployment.store, deployment.vault);
    if (what === 'list') await list(store);
    else if (what === 'set' && isChannel(channel) && values.file) await set(store, channel, values.file);
    else if (what === 'stop' && isChannel(channel))
      await stopRail({ store, clock: systemClock }, channel, byHand);
    else if (what === 'resume' && isChannel(channel)) await resumeRail({ store }, channel);
    else if (what === 'bills' && isChannel(channel)) await bills(store, channel);
    else if (what === 'reconcile' && isChannel(channel)) await reconcile(store, channel, values.day);
    else throw new Error(usage);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
