import { parseArgs } from 'node:util';
import { allOf } from '../shared/application/listing/all-of';
import { answerTicket } from '../shared/application/support/answer-ticket';
import { suspensions } from '../shared/collections/suspensions';
import { type Ticket, tickets } from '../shared/collections/tickets';
import { supportContract } from '../shared/contract/support';
import { orderNumberOf } from '../shared/domain/orders/order-number';
import { reportReason } from '../shared/domain/support/report-reasons';
import { ticketKinds } from '../shared/domain/support/ticket-kinds';
import { isOutcomeOf, ticketOutcomes } from '../shared/domain/support/tickets';
import { systemClock } from '../shared/platforms/system/system-clock';
import type { Store } from '../shared/ports/store';
import { withVault } from '../shared/store/with-vault';
import type { Deployment } from './data/deployment';
import { openDeployment } from './data/open-deployment';
import { pictureLines } from './data/picture-lines';

const usage = `npm run reports -- list | decide <report> --outcome=upheld|unfounded --operator=<account> --text=<what both sides read>
npm run tickets -- list [--kind=report|appeal|complaint|feedback]
  answer <ticket> --outcome=${[...new Set(Object.values(ticketOutcomes).flat())].join('|')} --operator=<account> --text=<what the person reads>
  all of them: [--deployment=aws|cloudbase|laptop]`;

/** What was sent, against whom or what, and by when it is answered; then what was said and shown. */
async function linesOf(store: Store, deployment: Deployment, ticket: Ticket): Promise<string> {
  const { id, kind, accountId, report, against, text = '', pictures, dueAtMs } = ticket;
  const suspension =
    against?.suspensionId === undefined ? undefined : await store.get(suspensions, against.suspensionId);
  const about = report
    ? `${reportReason(report.reason).text}\t${report.side} ${report.aboutId}\t${report.title}\torder ${report.orderId ?? '-'}\ttask ${report.taskId ?? '-'}\t${report.stopKeys.length > 0 ? 'STOPPED' : ''}`
    : `${suspension ? `${suspension.rule}: ${suspension.reason}` : (against?.reportId ?? '')}`;
  const shown = pictures.map((picture) => picture.id);
  return [
    `${id}\t${orderNumberOf(id)}\t${kind}\tdue ${new Date(dueAtMs).toISOString()}\tby ${accountId}\t${about}`,
    `  ${text}`,
    ...(await pictureLines(deployment, store, shown)),
  ].join('\n');
}

/** `npm run reports`, `npm run tickets`: what people have sent to be answered, until there are pages for it. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      deployment: { type: 'string', default: 'aws' },
      kind: { type: 'string' },
      outcome: { type: 'string' },
      operator: { type: 'string' },
      text: { type: 'string' },
    },
  });
  const [what, ticketId] = positionals;
  const { kind, outcome, operator, text } = values;
  const asked = supportContract.answer.input.safeParse({ ticketId, outcome, text });
  const isAnswer = what === 'answer' || what === 'decide';
  if (what !== 'list' && !(isAnswer && asked.success && operator !== undefined)) throw new Error(usage);
  const deployment = await openDeployment(values.deployment, process.env);
  try {
    const store = withVault(deployment.store, deployment.vault);
    if (isAnswer && asked.success && operator !== undefined) {
      if (kind === 'report' && !isOutcomeOf('report', asked.data.outcome)) throw new Error(usage);
      const answered = await answerTicket({ store, clock: systemClock }, asked.data, operator);
      console.log(`${answered.id}: ${answered.answer?.outcome}`);
      return;
    }
    const kinds = ticketKinds.filter((each) => kind === undefined || each === kind);
    const open = await Promise.all(kinds.map((each) => allOf(store, tickets, 'open', [each])));
    const waiting = open.flat().filter(({ status }) => status === 'open');
    for (const ticket of waiting) console.log(await linesOf(store, deployment, ticket));
    console.log(`${waiting.length} in ${deployment.name}`);
  } finally {
    await deployment.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
