import { legalNameByLogonId } from '../local/sandbox/people';
import { drawDue } from '../shared/application/payouts/draw-due';
import { newDrawing } from '../shared/application/payouts/new-drawing';
import { drawings } from '../shared/collections/payouts';
import { bindAccount, givePayable, setUpRails } from '../tests/support/data/payable';
import { onCloudBase, onDynamo } from './cloud-systems';
import type { Metered } from './meter';

const people = 10;
/** What sending a payout may cost on CloudBase, whose database counts operations. */
const mostOperations = 20;

/** What it costs at a cloud's store to pay people by themselves, each from the drawing to the rail's answer. */
async function measure(cloud: 'aws' | 'cloudbase'): Promise<boolean> {
  const opened = cloud === 'aws' ? await onDynamo() : await onCloudBase();
  if (!opened) {
    console.log('SKIPPED: the embedded DynamoDB does not exist for this machine');
    return true;
  }
  const { system, meter, close } = opened;
  await setUpRails(system);
  for (let at = 1; at <= people; at += 1) {
    const person = `crowd-${at}`;
    const worker = await system.signIn(person);
    const alipayLogonId = `${person}@example.com`;
    const realName = legalNameByLogonId(alipayLogonId) ?? '';
    await bindAccount(system, worker, person, { realName, alipayLogonId });
    await givePayable(system, worker.accountId, 50_000);
    const drawing = newDrawing(`drawing${at}`, worker.accountId, system.clock.nowMs());
    await system.ports.store.transact(async (tx) => tx.create(drawings, drawing));
  }
  const untilMs = system.clock.nowMs() + 300_000;
  const report = (error: unknown) => console.error(error);
  const made = await meter.measure(() => drawDue({ ...system.ports, untilMs, report }));
  const sent = await meter.measure(() => system.timer('drain'));
  const paid = system.sandbox.alipay.transfers().length;
  const idle = await meter.measure(() => system.timer('drain'));
  await close();
  const each = ({ requests, writeUnits }: Metered, beside = 0) =>
    `${((requests - beside) / paid).toFixed(1)} requests${cloud === 'aws' ? `, ${(writeUnits / paid).toFixed(1)} write units` : ''}`;
  console.log(
    `${cloud}: ${paid} paid; to send one: ${each(sent, idle.requests)}; to make one before: ${each(made)}; an idle run: ${idle.requests}`,
  );
  return paid === people && (cloud === 'aws' || (sent.requests - idle.requests) / paid <= mostOperations);
}

async function main(): Promise<void> {
  const results = [await measure('aws'), await measure('cloudbase')];
  if (results.includes(false)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
