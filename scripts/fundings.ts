import { parseArgs } from 'node:util';
import * as qrCode from 'qrcode';
import { allOf } from '../shared/application/listing/all-of';
import { orderCode } from '../shared/application/money/charges/order-code';
import { confirmFunding } from '../shared/application/money/confirm-funding';
import { finishRefund } from '../shared/application/money/refunds';
import { fundings, refunds } from '../shared/collections/fundings';
import { operationsContract } from '../shared/contract/operations';
import { formatYuan } from '../shared/domain/money/money';
import { railsOver } from '../shared/platforms/rails/open-rail';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import type { Ports } from '../shared/ports/context';
import { withVault } from '../shared/store/with-vault';
import { openDeployment } from './data/open-deployment';

const usage = `npm run fundings -- list                 what publishers have to pay
  confirm <reference> --fen=<sum> --serial=<of the bank> --payer=<name> --account=<number> --bank=<name> [--send-back]
  code <reference>                               draws what to scan with WeChat: whoever does pays it
  refunds                                        what goes back to payers
  paid <refund> --serial=<of the bank>
  failed <refund> --reason=<why>                 [--payer --account --bank: where it goes instead]
  all of them: [--deployment=aws|cloudbase|laptop]`;

const options = {
  deployment: { type: 'string', default: 'aws' },
  fen: { type: 'string' },
  serial: { type: 'string' },
  payer: { type: 'string' },
  account: { type: 'string' },
  bank: { type: 'string' },
  reason: { type: 'string' },
  'send-back': { type: 'boolean' },
} as const;

const outside = { clock: systemClock, ids: randomIds(), timeouts: systemTimeouts };
const log = (line: object) => console.error(JSON.stringify(line));

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;
type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

const day = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const payerOf = ({ payer, account, bank }: Values) => ({
  payerName: payer,
  payerAccount: account,
  payerBank: bank,
});

async function list({ store }: Needs): Promise<void> {
  for (const { id, amountFen, title, createdAtMs } of await allOf(store, fundings, 'status', ['awaiting']))
    console.log(`${id}\t¥${formatYuan(amountFen)}\t${day(createdAtMs)}\t${title}`);
}

async function listRefunds({ store }: Needs): Promise<void> {
  for (const refund of await allOf(store, refunds, 'status', ['due'])) {
    const { id, amountFen, dueAtMs, payerName, payerAccount, payerBank, failure = '' } = refund;
    console.log(
      [id, `¥${formatYuan(amountFen)}`, day(dueAtMs), payerName, payerAccount, payerBank, failure].join('\t'),
    );
  }
}

/** The order is made, or found, at WeChat Pay: what publishing's own page does for a phone, for whoever stands by. */
async function code(
  ports: Needs & Pick<Ports, 'hash' | 'log' | 'rails'>,
  fundingId: string | undefined,
): Promise<void> {
  if (fundingId === undefined) throw new Error(usage);
  const { paymentId, expiresAtMs, answer } = await orderCode(ports, fundingId);
  if (answer.kind === 'scannable')
    console.log(await qrCode.toString(answer.codeUrl, { type: 'terminal', small: true }));
  else if (answer.kind !== 'paid')
    throw new Error(`WeChat Pay: ${'code' in answer ? answer.code : answer.kind}`);
  const until = answer.kind === 'paid' ? 'paid' : `until ${new Date(expiresAtMs).toISOString()}`;
  console.log(`${paymentId}\t${until}`);
}

async function confirm(ports: Needs, reference: string | undefined, values: Values): Promise<void> {
  const receipt = operationsContract.confirmFunding.input.safeParse({
    reference,
    amountFen: Number(values.fen),
    bankSerial: values.serial,
    ...payerOf(values),
    ...(values['send-back'] && { sendBack: true }),
  });
  if (!receipt.success) throw new Error(usage);
  console.log((await confirmFunding(ports, receipt.data)).outcome);
}

async function finish(
  ports: Needs,
  outcome: string,
  refundId: string | undefined,
  values: Values,
): Promise<void> {
  const said = operationsContract.finishRefund.input.safeParse({
    refundId,
    outcome,
    ...(values.serial !== undefined && { bankSerial: values.serial }),
    ...(values.reason !== undefined && { reason: values.reason }),
    ...(values.payer !== undefined && { payer: payerOf(values) }),
  });
  if (!said.success) throw new Error(usage);
  console.log((await finishRefund(ports, said.data)).status);
}

/** `npm run fundings`: what operators do about money that comes in and goes back, until there are pages for it. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [what = '', id] = positionals;
  if (!['list', 'code', 'confirm', 'refunds', 'paid', 'failed'].includes(what)) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const store = withVault(deployment.store, deployment.vault);
    const ports = { store, clock: systemClock, ids: outside.ids };
    if (what === 'list') await list(ports);
    else if (what === 'code')
      await code({ ...ports, hash: deployment.hash, log, rails: railsOver(outside) }, id);
    else if (what === 'refunds') await listRefunds(ports);
    else if (what === 'confirm') await confirm(ports, id, values);
    else await finish(ports, what, id, values);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
