import * as z from 'zod';
import { paperRequestKinds, paperRequestStatuses } from '../domain/lifecycles/paper-request-lifecycle';
import { invoiceForms } from '../domain/papers/invoice-forms';
import { cleanEmail, emailFault } from '../domain/typed/email';
import { cleanTaxNumber, taxNumberFault } from '../domain/typed/tax-number';
import { action } from './action';
import * as f from './fields';
import { paged } from './paged';
import { month, year } from './period';
import { text, typed } from './typed';
import { wants } from './wants';

const format = wants(
  '请选择 PDF 或 CSV',
  z.enum(['pdf', 'csv']).describe('To read and print, or for spreadsheets.'),
);

const file = z
  .strictObject({
    url: z.string().describe('Signed address from which it is loaded, for an hour.'),
    name: z.string().describe('What the file is to be called.'),
    type: z.enum(['pdf', 'csv', 'json']).describe('What it is.'),
  })
  .meta({ id: 'PaperFile', description: 'A file that was made for the one who asked.' });
export type PaperFile = z.output<typeof file>;

const made = z.strictObject({ file });

const email = wants(
  '请填写接收用的邮箱',
  typed(cleanEmail, emailFault, { minLength: 5, maxLength: 100 }).describe('Where it is sent.'),
);
const title = text({ name: '发票抬头', min: 2, max: 60, lines: 'one' }).describe('To whom it is made out.');
const taxNumber = wants(
  '请填写购买方纳税人识别号',
  typed(cleanTaxNumber, taxNumberFault, { minLength: 15, maxLength: 20 }).describe(
    'Of whom it is made out to.',
  ),
);
const form = wants(
  '请选择普通发票或专用发票',
  z.enum(invoiceForms).describe('Ordinary, or special VAT invoice.'),
);
export const paperRequestId = wants(
  '申请编号不正确，请返回列表重新打开',
  z
    .string()
    .regex(/^(?:invoice|certificate):[0-9A-Za-z]{16}:20\d\d(?:-(?:0[1-9]|1[0-2]))?$/)
    .describe('The request.'),
);

const request = z
  .strictObject({
    requestId: paperRequestId,
    kind: z.enum(paperRequestKinds).describe('An invoice of costs, or a certificate of taxes.'),
    period: z.string().describe('Of an invoice YYYY-MM, of a certificate YYYY.'),
    status: z.enum(paperRequestStatuses).describe('Where it stands.'),
    amountFen: z.int().describe('What the ledger says of the period, fen.'),
    form: z.enum(invoiceForms).describe('Of an invoice.').exactOptional(),
    title: z.string().describe('Of an invoice: to whom.').exactOptional(),
    taxNumber: z.string().describe('Of whom.').exactOptional(),
    email: z.string().describe('Where it is sent.').exactOptional(),
    number: z.string().describe('Of what was issued.').exactOptional(),
    issuedAtMs: f.moment('When it was').exactOptional(),
    reason: z.string().describe('Why it was not, and what to do.').exactOptional(),
    createdAtMs: f.moment('When it was first asked for'),
    updatedAtMs: f.moment('Since when it stands so'),
  })
  .meta({ id: 'PaperRequest', description: 'An invoice or certificate that somebody has asked for.' });
export type PaperRequestView = z.output<typeof request>;
export { request as paperRequest };

const requestAnswer = z.strictObject({ request });

export const documentsContract = {
  statement: action({
    feature: 'documents',
    name: 'statement',
    summary: 'The own statement of a month as a file',
    access: 'person',
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ month, format }),
    output: made,
    errors: [],
  }),
  year: action({
    feature: 'documents',
    name: 'year',
    summary:
      "The person's year, month by month, of all their accounts, as a file to be held beside the tax app",
    access: 'person',
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ year, format }),
    output: made,
    errors: ['IDENTITY_NOT_FOUND'],
  }),
  publisherStatement: action({
    feature: 'documents',
    name: 'publisherStatement',
    summary: "A publisher's own statement of a month, with what each task has cost, as a file",
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ month, format }),
    output: made,
    errors: [],
  }),
  paidFor: action({
    feature: 'documents',
    name: 'paidFor',
    summary: 'What a publisher paid for in a month, order by order, for spreadsheets',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ month }),
    output: made,
    errors: [],
  }),
  toAccept: action({
    feature: 'documents',
    name: 'toAccept',
    summary: 'What waits for the acceptance of a publisher, as a table to be filled in and handed in again',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({
      taskId: f.taskId.describe('Of all own tasks when nothing is said.').exactOptional(),
    }),
    output: made,
    errors: [],
  }),
  contract: action({
    feature: 'documents',
    name: 'contract',
    summary: 'What was agreed for an order, as either side of it may keep it',
    access: 'person',
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ orderId: f.orderId }),
    output: made,
    errors: ['ORDER_NOT_FOUND'],
  }),
  proof: action({
    feature: 'documents',
    name: 'proof',
    summary:
      'The proof of an order, signed: terms, check-ins, hashes of pictures, states, entries of the ledger; for either side of it',
    access: 'person',
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ orderId: f.orderId }),
    output: made,
    errors: ['ORDER_NOT_FOUND'],
  }),
  proofKey: action({
    feature: 'documents',
    name: 'proofKey',
    summary: 'The public key by which proofs of orders are checked',
    access: 'public',
    effect: 'read',
    sharedForMs: 3_600_000,
    input: z.strictObject({}),
    output: z.strictObject({
      publicKey: z.string().describe('Ed25519, SPKI in base64.'),
      fingerprint: z.string().describe('SHA-256 of it, hexadecimal.'),
    }),
    errors: [],
  }),
  requestInvoice: action({
    feature: 'documents',
    name: 'requestInvoice',
    summary: 'Asks for an invoice of all that own tasks have cost in a month that is over, one a month',
    access: 'publisher',
    openToSuspended: true,
    effect: 'set',
    rate: 'documents',
    input: z
      .strictObject({ month, form, title, taxNumber: taxNumber.exactOptional(), email })
      .refine(({ form: asked, taxNumber: given }) => asked !== 'special' || given !== undefined, {
        path: ['taxNumber'],
      }),
    output: requestAnswer,
    errors: ['PERIOD_NOT_OVER', 'NOTHING_IN_PERIOD', 'PAPER_REQUESTED'],
  }),
  requestCertificate: action({
    feature: 'documents',
    name: 'requestCertificate',
    summary: "Asks for the certificate of the person's taxes of a year, as far as it has gone",
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    rate: 'documents',
    input: z.strictObject({ year, email }),
    output: requestAnswer,
    errors: ['NOTHING_IN_PERIOD', 'PAPER_REQUESTED', 'IDENTITY_NOT_FOUND'],
  }),
  requests: action({
    feature: 'documents',
    name: 'requests',
    summary: 'The own requests of one kind, newest period first',
    access: 'person',
    effect: 'read',
    ...paged(
      { kind: wants('种类应为发票或完税证明', z.enum(paperRequestKinds).describe('Which.')) },
      'requests',
      request,
    ),
    errors: [],
  }),
  withdrawRequest: action({
    feature: 'documents',
    name: 'withdrawRequest',
    summary: 'Takes back an own request that nobody has taken up',
    access: 'consented',
    openToSuspended: true,
    effect: 'set',
    input: z.strictObject({ requestId: paperRequestId }),
    output: requestAnswer,
    errors: ['PAPER_REQUEST_NOT_FOUND', 'PAPER_REQUEST_TAKEN_UP'],
  }),
};
