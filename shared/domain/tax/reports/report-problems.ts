/** Why a file cannot be built. */
export type ReportProblemCode =
  | 'identity-missing'
  | 'identity-invalid'
  | 'identity-twice'
  | 'income-missing'
  | 'income-differs'
  | 'tax-differs'
  | 'not-cumulative';

/** One of them: whose it is, by an id that says nothing about the person, and in which field. */
export interface ReportProblem {
  readonly subject: string;
  readonly code: ReportProblemCode;
  readonly field?: string;
}

/**
 * A file that would state something false is not built: its form declares that whoever is not in it had no income.
 */
export class ReportRefused extends Error {
  constructor(readonly problems: readonly ReportProblem[]) {
    super(
      problems.map(({ subject, code, field }) => [code, field, subject].filter(Boolean).join(' ')).join('\n'),
    );
    this.name = 'ReportRefused';
  }
}

/** @throws ReportRefused when there are any */
export function refuseWith(problems: readonly ReportProblem[]): void {
  if (problems.length > 0) throw new ReportRefused(problems);
}

/** Those that stand there more than once, once each. */
export function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) (seen.has(id) ? again : seen).add(id);
  return [...again];
}
