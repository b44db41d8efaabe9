import { writeFile } from 'node:fs/promises';
import { quarterlyReportOf } from '../../shared/application/tax/quarterly-report-of';
import { withholdingReturnOf } from '../../shared/application/tax/withholding-return-of';
import { csv } from '../../shared/domain/papers/csv';
import type { TaxTable } from '../../shared/domain/tax/reports/tax-table';
import { systemClock } from '../../shared/platforms/system/system-clock';
import { withVault } from '../../shared/store/with-vault';
import { openDeployment } from '../data/open-deployment';

/** It names people and their numbers: only whoever wrote it reads it. */
async function write(path: string, table: TaxTable): Promise<void> {
  await writeFile(path, csv(table), { mode: 0o600, flag: 'wx' });
  console.log(`${path}: ${table.rows.length} rows`);
}

export interface FileRequest {
  readonly what: 'return' | 'report';
  /** 2026-11, or 2026-Q4. */
  readonly period: string;
  readonly deployment: string;
  readonly platform: string;
  /** Where the files go, without their ending. */
  readonly out: string;
}

/** Writes the files for the tax office from a deployment's ledger, or none. Throws ReportRefused, RangeError. */
export async function writeFiles({
  what,
  period,
  deployment: name,
  platform,
  out,
}: FileRequest): Promise<void> {
  const deployment = await openDeployment(name, process.env);
  try {
    const context = { store: withVault(deployment.store, deployment.vault), clock: systemClock };
    const [year = 0, part = 0] = period.replace('Q', '').split('-').map(Number);
    if (what === 'return')
      return await write(`${out}.csv`, await withholdingReturnOf(context, { year, month: part }));
    const report = await quarterlyReportOf(context, platform, { year, quarter: part });
    await write(`${out}-identities.csv`, report.identities);
    await write(`${out}-incomes.csv`, report.incomes);
  } finally {
    await deployment.close();
  }
}
