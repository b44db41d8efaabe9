import type { pictureStatuses } from '../lifecycles/picture-lifecycle';

/** What WeChat says of a picture; `unable`: that it could not load or judge it. */
export type PictureVerdict = 'pass' | 'review' | 'risky' | 'unable';

/**
 * Why an operator has to look at a picture: WeChat is not sure, it has said nothing or could not judge it, or it has
 * said both that it passes and that it does not.
 */
export const pictureDoubts = ['unsure', 'unanswered', 'contradicted'] as const;
export type PictureDoubt = (typeof pictureDoubts)[number];

interface Judged {
  readonly status: (typeof pictureStatuses)[number];
  readonly doubt?: PictureDoubt;
  readonly approvedAtMs?: number;
}

/** A step of the picture's lifecycle, with the doubt that it leaves. */
export interface VerdictStep {
  readonly event: 'pass' | 'doubt' | 'refuse' | 'recall';
  readonly doubt?: PictureDoubt;
}

const first: Readonly<Record<PictureVerdict, VerdictStep>> = {
  pass: { event: 'pass' },
  review: { event: 'doubt', doubt: 'unsure' },
  unable: { event: 'doubt', doubt: 'unanswered' },
  risky: { event: 'refuse' },
};

/**
 * What a verdict changes, however late it comes and whatever came before; undefined: nothing. The stricter of two
 * counts, and an operator's word above both.
 */
export function verdictStep(
  { status, doubt, approvedAtMs }: Judged,
  verdict: PictureVerdict,
): VerdictStep | undefined {
  const isAgainst = verdict === 'risky' || verdict === 'review';
  switch (status) {
    case 'checking':
      return first[verdict];
    case 'in-review':
      if (verdict === 'risky') return { event: 'refuse' };
      return verdict === 'pass' && doubt === 'unanswered' ? { event: 'pass' } : undefined;
    case 'ready':
      return isAgainst && approvedAtMs === undefined ? { event: 'recall', doubt: 'contradicted' } : undefined;
    default:
      return undefined;
  }
}
