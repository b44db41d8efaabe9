import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { resumeRail, stopRail } from '../shared/application/payouts/rail-of';
import { railSettings, railStates } from '../shared/collections/payouts';
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
  all of them: [--deployment=aws|cloudbase|laptop]`;

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
  railsOver({ clock: systemClock, ids: randomIds(), timeouts: systemTimeouts }).open(id, settings);
  await store.transact(async (tx) => {
    const written = { id, settings, updatedAtMs: systemClock.nowMs() };
    if (await tx.get(railSettings, id)) tx.update(railSettings, written);
    else tx.create(railSettings, written);
  });
  console.log(`${id}: set`);
}

/** `npm run rails`: what operators do with the rails on which people are paid. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { deployment: { type: 'string', default: 'aws' }, file: { type: 'string' } },
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
    else throw new Error(usage);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
