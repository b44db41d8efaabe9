import * as z from 'zod';
import type { Identity, IdentityAnswer } from '../../ports/identity';
import type { TencentCalls } from './tencent-calls';

/** By `Result`: 0 the same person, -1 not; -2 and -3 a number or name of wrong form, -5 nobody there. */
const answers: Readonly<Record<string, IdentityAnswer>> = {
  '0': 'match',
  '-1': 'mismatch',
  '-2': 'mismatch',
  '-3': 'mismatch',
  '-5': 'unknown',
};
const result = z.object({ Result: z.string() });
/** Refusals that say something of what was typed. */
const wrong: readonly string[] = [
  'FailedOperation.IdFormatError',
  'FailedOperation.NameFormatError',
  'FailedOperation.IdNameMisMatch',
];

/** Tencent Cloud faceid, IdCardVerification (2018-03-01): name and number, two factors. */
export const tencentIdentity = (call: TencentCalls): Identity => ({
  async check({ name, number }) {
    const told = await call('faceid', 'IdCardVerification', '2018-03-01', { IdCard: number, Name: name });
    if ('code' in told) return wrong.includes(told.code) ? 'mismatch' : 'unavailable';
    const parsed = result.safeParse(told.response);
    return (parsed.success && answers[parsed.data.Result]) || 'unavailable';
  },
});

/** Where nobody is asked: somebody has to look. */
export const noIdentity: Identity = { check: async () => 'unavailable' };
