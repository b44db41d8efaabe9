import { checkProof } from '../../../shared/application/papers/proof-pack';
import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import type { PaperFile } from '../../../shared/contract/documents';
import { parseCsv } from '../../../shared/domain/papers/csv';
import { callAs, check, type Run } from '../run';
import { pay } from './works';

async function loaded(run: Run, person: string, action: string, input: object): Promise<Buffer> {
  const { file } = await callAs<{ file: PaperFile }>(run, person, `documents/${action}`, input);
  const response = await fetch(file.url);
  check(response.ok, `应能下载 ${file.name}`);
  return Buffer.from(await response.arrayBuffer());
}

const isPdf = (file: Buffer): boolean =>
  file.subarray(0, 5).toString() === '%PDF-' && file.subarray(-8).toString().includes('%%EOF');
const cellsOf = (file: Buffer): string[] => parseCsv(file.toString('utf8'), 1_000).flat();
const yuanOf = (amountFen: number): string => (amountFen / 100).toFixed(2);

/** A worker's month: on the page, to print, and for spreadsheets, with the same sums. */
export async function seesStatement(run: Run, person: string, month: string): Promise<void> {
  type Statement = OutputOf<typeof contract.income.statement>;
  const { totals, closingFen } = await callAs<Statement>(run, person, 'income/statement', { month });
  const { grossFen, netFen, incomeTaxFen, drawnFen } = totals;
  check(
    grossFen === pay.grossFen && netFen === pay.netFen && incomeTaxFen === pay.takenFen,
    `${month} 对账单应为结算金额`,
  );
  check(drawnFen === netFen && closingFen === 0, `${month} 对账单应已全部提现`);
  const pdf = await loaded(run, person, 'statement', { month, format: 'pdf' });
  check(isPdf(pdf), '对账单应是 PDF');
  const csv = cellsOf(await loaded(run, person, 'statement', { month, format: 'csv' }));
  check(csv.includes(yuanOf(netFen)) && csv.includes(yuanOf(grossFen)), '表格应有结算金额');
  run.say(`${person} 的 ${month} 对账单：页面、PDF（${pdf.byteLength} 字节）、CSV 一致`);
}

/** The contract of an order, and its proof, which is checked as anybody can without us. */
export async function keepsProof(run: Run, person: string, orderId: string): Promise<void> {
  check(isPdf(await loaded(run, person, 'contract', { orderId })), '合同应是 PDF');
  const proof = (await loaded(run, person, 'proof', { orderId })).toString('utf8');
  const { faults, fingerprint } = checkProof(proof);
  type Key = OutputOf<typeof contract.documents.proofKey>;
  const key = await run.client.call<Key>('documents/proofKey', {});
  check(faults.length === 0 && fingerprint === key.fingerprint, '订单凭证应能离线核验');
  const altered = checkProof(proof.replace(String(pay.grossFen), String(pay.grossFen + 1)));
  check(altered.faults.length > 0, '改动过的凭证应被发现');
  run.say(`${person} 保存合同和订单凭证：离线核验通过，改动一个数字即被发现`);
}

/** A publisher's month: what was paid in is what work has cost. */
export async function seesCosts(run: Run, month: string, orders: number): Promise<void> {
  const { publisher } = run.people;
  type Statement = OutputOf<typeof contract.publishing.statement>;
  const statement = await callAs<Statement>(run, publisher, 'publishing/statement', { month });
  check(statement.orders >= orders, '发布方对账单应有全部订单');
  check(isPdf(await loaded(run, publisher, 'publisherStatement', { month, format: 'pdf' })), '应是 PDF');
  const paidFor = cellsOf(await loaded(run, publisher, 'paidFor', { month }));
  check(paidFor.includes(yuanOf(pay.grossFen)), '付款明细应有每一单');
  run.say(
    `${publisher} 的 ${month} 对账单：${statement.orders} 单，用工成本 ¥${statement.totals.totalFen / 100}`,
  );
}
