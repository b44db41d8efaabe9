import { paperPdf } from '../../shared/application/papers/pdf/paper-pdf';
import type { Paper } from '../../shared/domain/papers/paper';
import { paperCsv } from '../../shared/domain/papers/paper-csv';
import type { Context } from '../../shared/ports/context';
import { handOut } from './hand-out';

interface Wanted {
  readonly of: readonly string[];
  /** Without its ending. */
  readonly name: string;
  readonly format: 'pdf' | 'csv';
}

/** A paper in the format that was asked for, handed out. */
export async function written(
  context: Context<'person', 'files' | 'hash'>,
  paper: Paper,
  { of, name, format: type }: Wanted,
) {
  const bytes =
    type === 'csv' ? new TextEncoder().encode(paperCsv(paper)) : await paperPdf(paper, context.clock.nowMs());
  return handOut(context, { of, name, type, bytes });
}
