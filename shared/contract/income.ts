import * as z from 'zod';
import { settlementHurdles } from '../domain/settlement/settlement-hurdles';
import { cleanIdentityNumber, identityNumberFault } from '../domain/typed/identity-number';
import { cleanLegalName, legalNameFault } from '../domain/typed/legal-name';
import { agreement, agreementRef } from './account';
import { action } from './action';
import { amount } from './amount';
import * as f from './fields';
import { paged } from './paged';
import { month } from './period';
import { typed } from './typed';
import { wants } from './wants';

const hurdle = z
  .strictObject({
    why: z.enum(settlementHurdles).describe('What it is.'),
    text: z.string().describe('What is to be done, as people read it.'),
  })
  .describe('What settlements wait for; absent: nothing.');

const identity = z
  .strictObject({
    legalName: z.string().describe('Masked, *小林; absent before it was given.').exactOptional(),
    idNumber: z.string().describe('Masked, 110***********0011.').exactOptional(),
    proven: z.boolean().describe('Whether both are known to belong together.'),
    canChange: z.boolean().describe('Whether another number can be given.'),
    hurdle: hurdle.exactOptional(),
    terms: agreement.describe('The authorisation that settlements need.'),
    termsAccepted: z.boolean().describe('Whether this version of it was agreed to.'),
  })
  .meta({ id: 'WorkerIdentity', description: 'Who one is to the tax office, as one sees it oneself.' });
export type IdentityView = z.output<typeof identity>;

const identityAnswer = z.strictObject({ identity });
const terms = wants('请阅读并同意办税授权书', agreementRef.describe('The authorisation that one agrees to.'));

const settlementId = wants(
  '税单编号不正确，请返回收入页重新打开',
  z
    .string()
    .regex(/^[\da-f]{32}$/)
    .describe('The settlement.'),
);
const signedFen = (description: string) => z.int().describe(`${description}, fen; below 0: given back.`);
const settled = {
  settlementId,
  atMs: f.moment('When it became the own to draw'),
  grossFen: signedFen('What was earned'),
  takenFen: signedFen('Taxes taken of it'),
  netFen: signedFen('What is left of it'),
  isReversal: z.boolean().describe('Whether it takes the settlement of this id back.'),
};

export const incomeContract = {
  overview: action({
    feature: 'income',
    name: 'overview',
    summary: 'What is the own to draw, what was settled in this month and year, and what comes when',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      payableFen: amount().describe('Settled, taxed, and not drawn, fen.'),
      earnedFen: amount().describe('Earned and not yet settled, before taxes, fen.'),
      hurdle: hurdle.exactOptional(),
      month: z
        .strictObject({
          month,
          settlements: z.int().describe('How many.'),
          grossFen: signedFen('Before taxes'),
          takenFen: signedFen('Taxes'),
          netFen: signedFen('What was left'),
        })
        .describe('What was settled of this account in this month.'),
      months: z
        .array(
          z.strictObject({
            month,
            grossFen: signedFen('Before taxes'),
            netFen: signedFen('What was left'),
          }),
        )
        .describe('The same of the last six months, this one last.'),
      year: z
        .strictObject({
          year: z.int().describe('The calendar year.'),
          grossFen: amount().describe('Fen.'),
          takenFen: amount().describe('Taxes booked, fen.'),
          toRecoverFen: amount().describe('Taxes that payments could not bear, to be taken later, fen.'),
        })
        .describe(
          "The person's year, of all accounts under the own identity number; absent before it is known.",
        )
        .exactOptional(),
      coming: z
        .array(
          z.strictObject({
            atMs: f.moment('When it is settled'),
            orders: z.int().describe('How many.'),
            amountFen: amount().describe('Before taxes, fen.'),
          }),
        )
        .describe('Settlements that come, by day; up to 31.'),
    }),
    errors: [],
  }),
  settlements: action({
    feature: 'income',
    name: 'settlements',
    summary: 'The own settlements of a month, newest first',
    access: 'person',
    effect: 'read',
    ...paged({ month }, 'settlements', z.strictObject({ ...settled, orders: z.int().describe('How many.') })),
    errors: [],
  }),
  statement: action({
    feature: 'income',
    name: 'statement',
    summary:
      'The own statement of a month: what could be drawn before and after, each settlement, and what was drawn',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ month }),
    output: z.strictObject({
      month,
      openingFen: signedFen('What could be drawn when it began'),
      closingFen: signedFen('What could be drawn when it ended, or can be now'),
      settled: z
        .array(
          z.strictObject({
            settlementId,
            atMs: f.moment('When it became the own to draw'),
            grossFen: signedFen('What was earned'),
            netFen: signedFen('What is left of it'),
            incomeTaxFen: signedFen('Income tax'),
            vatFen: signedFen('VAT with its surcharges'),
            recoveredFen: signedFen('Taxes of earlier payments; below zero: left to later ones'),
            orders: z
              .array(z.strictObject({ orderId: f.orderId, title: z.string().describe('Of its task.') }))
              .describe('What was settled.'),
          }),
        )
        .describe('Oldest first.'),
      drawn: z
        .array(
          z.strictObject({
            payoutId: z.string().describe('The payout.'),
            atMs: f.moment('When'),
            kind: z.enum(['payout', 'payoutBack', 'payoutReturned']).describe('Drawn, or come back.'),
            amountFen: signedFen('What it changed of what can be drawn'),
          }),
        )
        .describe('Oldest first.'),
      totals: z
        .strictObject({
          grossFen: signedFen('Before taxes'),
          incomeTaxFen: signedFen('Income tax'),
          vatFen: signedFen('VAT with its surcharges'),
          recoveredFen: signedFen('Taxes of earlier payments'),
          netFen: signedFen('What is left'),
          drawnFen: signedFen('Drawn less what came back'),
        })
        .describe('Of all lines.'),
    }),
    errors: [],
  }),
  receipt: action({
    feature: 'income',
    name: 'receipt',
    summary:
      'One own settlement, line by line: its orders, each tax with every term of it, and what it stands on',
    access: 'person',
    effect: 'read',
    input: z.strictObject({ settlementId }),
    output: z.strictObject({
      ...settled,
      reversedAtMs: f.moment('When it was taken back').exactOptional(),
      orders: z
        .array(
          z.strictObject({
            orderId: f.orderId,
            title: z.string().describe('Of its task.'),
            amountFen: amount().describe('What it earned, fen.'),
            earnedAtMs: f.moment('When'),
          }),
        )
        .describe('What was settled.'),
      sections: z
        .array(
          z.strictObject({
            title: z.string().describe('Of the section.'),
            lines: z
              .array(
                z.strictObject({
                  label: z.string().describe('What it is.'),
                  value: z.string().describe('How much.'),
                  note: z.string().describe('Where it comes from.').exactOptional(),
                }),
              )
              .describe('In order.'),
          }),
        )
        .describe('Why each fen is what it is.'),
    }),
    errors: ['SETTLEMENT_NOT_FOUND'],
  }),
  preview: action({
    feature: 'income',
    name: 'preview',
    summary: 'What would be left of a pay if it were settled now, by the own year so far; nothing is done',
    access: 'person',
    effect: 'read',
    input: z.strictObject({
      amountFen: wants('请填写金额', amount(1, 1_000_000_000).describe('Before taxes, fen.')),
    }),
    output: z.strictObject({
      netFen: amount().describe('Fen.'),
      takenFen: amount().describe('Fen.'),
      text: z.string().describe('到手约 ¥9,910.00'),
      basis: z.string().describe('By what it was reckoned, as people read it.'),
    }),
    errors: [],
  }),
  identity: action({
    feature: 'income',
    name: 'identity',
    summary: 'Who one is to the tax office, masked, and the authorisation that settlements need',
    access: 'person',
    effect: 'read',
    input: z.strictObject({}),
    output: identityAnswer,
    errors: [],
  }),
  identify: action({
    feature: 'income',
    name: 'identify',
    summary: 'Has the own name and identity number checked, so that what is earned can be settled',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'identity',
    input: z.strictObject({
      legalName: wants(
        '请填写真实姓名，与证件一致',
        typed(cleanLegalName, legalNameFault, { minLength: 2, maxLength: 50 }).describe('The legal name.'),
      ),
      idNumber: wants(
        '请填写 18 位身份证号',
        typed(cleanIdentityNumber, identityNumberFault, { maxLength: 40 }).describe(
          'Of the own resident identity card; kept encrypted.',
        ),
      ),
      terms,
    }),
    output: identityAnswer,
    errors: [
      'AGREEMENT_UNKNOWN',
      'IDENTITY_FIXED',
      'IDENTITY_MISMATCH',
      'LEGAL_NAME_MISMATCH',
      'WORKER_UNDER_AGE',
      'SESSION_EXPIRED',
    ],
  }),
  authorise: action({
    feature: 'income',
    name: 'authorise',
    summary: 'Agrees to the authorisation that settlements need, in its current version',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ terms }),
    output: identityAnswer,
    errors: ['AGREEMENT_UNKNOWN', 'IDENTITY_NOT_FOUND'],
  }),
};
