import * as z from 'zod';
import { cancellationStatuses } from '../domain/lifecycles/cancellation-lifecycle';
import { keptFors } from '../domain/privacy/retentions';
import { action } from './action';
import { weChatFailures } from './errors';
import * as f from './fields';
import { paged } from './paged';

const hurdle = z.strictObject({
  title: z.string().describe('What stands in the way.'),
  way: z.string().describe('How it is cleared.'),
  page: z.string().describe('Where, in the mini-program.'),
});

const kept = z.strictObject({
  keptFor: z.enum(keptFors).describe('What demands it.'),
  law: z.string().describe('By which law, as people read it.'),
  what: z.array(z.string()).describe('What is kept, where there is any.'),
  untilMs: f.moment('Until when'),
});

const cancellation = z
  .strictObject({
    status: z
      .enum(cancellationStatuses)
      .describe('Where it stands; absent where nobody has asked.')
      .exactOptional(),
    endsAtMs: f.moment('Until when it can be taken back, while it can').exactOptional(),
    hurdles: z.array(hurdle).describe('What has to be cleared before.'),
    erased: z.array(z.string()).describe('What is erased, where there is any, and cannot be had back.'),
    kept: z.array(kept).describe('What stays apart by law.'),
  })
  .meta({
    id: 'Cancellation',
    description: 'How an account is cancelled, and what becomes of what it holds.',
  });
export type CancellationView = z.output<typeof cancellation>;

/** What came of a step; the rest is asked anew. */
const stepped = z.strictObject({
  status: z.enum(cancellationStatuses).describe('Where it stands.'),
  endsAtMs: f.moment('Until when it can be taken back, or could'),
});

/** With what WeChat may answer to a code that says who holds the phone. */
const holderErrors = [
  'WECHAT_IDENTITY_MISMATCH',
  'WECHAT_CODE_INVALID',
  'WECHAT_RISK_BLOCKED',
  ...weChatFailures,
] as const;

const dataRead = z.strictObject({
  who: z.string().describe('A publisher by name, or the staff.'),
  what: z.string().describe('What was read, and for what.'),
  atMs: f.moment('When it was first read on that day'),
});

const copyFile = z
  .strictObject({
    url: z
      .string()
      .describe('Signed address from which it is loaded, for an hour; asked for again, it is a new one.'),
    name: z.string().describe('What the file is to be called.'),
  })
  .describe('The copy, a zip.');

export const privacyContract = {
  cancellation: action({
    feature: 'privacy',
    name: 'cancellation',
    summary:
      'What stands in the way of cancelling the own account, what would be erased and what the law keeps',
    access: 'person',
    effect: 'read',
    rate: 'documents',
    input: z.strictObject({}),
    output: z.strictObject({ cancellation }),
    errors: [],
  }),
  askToLeave: action({
    feature: 'privacy',
    name: 'askToLeave',
    summary: 'Cancels the own account in seven days, in which it can be taken back',
    access: 'person',
    effect: 'command',
    rate: 'privacy',
    input: z.strictObject({ loginCode: f.loginCodeIfNeeded }),
    output: stepped,
    errors: ['CANCELLATION_HINDERED', ...holderErrors],
  }),
  comeBack: action({
    feature: 'privacy',
    name: 'comeBack',
    summary: 'Takes the cancellation of the own account back',
    access: 'person',
    effect: 'set',
    input: z.strictObject({}),
    output: stepped,
    errors: ['CANCELLATION_OVER'],
  }),
  copy: action({
    feature: 'privacy',
    name: 'copy',
    summary:
      'A copy of all that is held of the caller, for programs and to be read, made once a day and removed after one',
    access: 'person',
    effect: 'command',
    rate: 'privacy',
    input: z.strictObject({ loginCode: f.loginCodeIfNeeded }),
    output: z.strictObject({
      file: copyFile,
      madeAtMs: f.moment('When it was made'),
      expiresAtMs: f.moment('When it is removed'),
    }),
    errors: [...holderErrors],
  }),
  reads: action({
    feature: 'privacy',
    name: 'reads',
    summary: 'Who has read data of the caller, of which kind and why, newest first; once a day for each',
    access: 'person',
    effect: 'read',
    ...paged({}, 'reads', dataRead),
    errors: [],
  }),
};
