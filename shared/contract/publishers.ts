import * as z from 'zod';
import { applicationStatuses } from '../domain/lifecycles/application-lifecycle';
import { assessName } from '../domain/moderation/assess-name';
import { publisherKinds } from '../domain/publishers/publisher-kinds';
import { returnReasonNames } from '../domain/publishers/return-reasons';
import { cleanText, textFault } from '../domain/text/typed-text';
import { cleanCreditCode, creditCodeFault } from '../domain/typed/credit-code';
import { cleanIdentityNumber, identityNumberFault } from '../domain/typed/identity-number';
import { cleanLegalName, legalNameFault } from '../domain/typed/legal-name';
import { agreement, agreementRef } from './account';
import { action } from './action';
import * as f from './fields';
import { picture } from './pictures';
import { typed } from './typed';
import { wants } from './wants';

const nameForm = { name: '名称', min: 2, max: 40, lines: 'one' } as const;

const fields = {
  kind: wants('请选择个人或企业', z.enum(publisherKinds).describe('As what one publishes.')),
  name: wants(
    '请填写名称，2 至 40 个字',
    typed(
      (raw) => cleanText(raw, 'one'),
      (name) => textFault(name, nameForm) ?? assessName(name),
      { minLength: nameForm.min, maxLength: nameForm.max },
    ).describe("Shown with one's tasks; an enterprise's own name."),
  ),
  creditCode: wants(
    '请填写 18 位统一社会信用代码',
    typed(cleanCreditCode, creditCodeFault, { maxLength: 40 }).describe(
      'Unified social credit code (GB 32100), of an enterprise.',
    ),
  ),
  licenceId: wants('请上传营业执照照片', f.pictureId.describe('Picture of the licence, of an enterprise.')),
  contactName: wants(
    '请填写联系人的真实姓名',
    typed(cleanLegalName, legalNameFault, { minLength: 2, maxLength: 50 }).describe(
      'Legal name of whoever answers for it; of a person their own.',
    ),
  ),
  contactPhone: wants(
    '请填写 11 位手机号',
    typed(
      (raw) => cleanText(raw, 'one').normalize('NFKC').replace(/[\s-]/g, ''),
      (phone) => (/^1[3-9]\d{9}$/.test(phone) ? undefined : '请填写 11 位手机号'),
      { maxLength: 20 },
    ).describe('Where the contact can be reached; never shown in public.'),
  ),
  faceId: wants('请上传联系人照片', f.pictureId.describe('Picture of the contact.')),
};

const changes = z
  .strictObject(fields)
  .partial()
  .refine((given) => Object.keys(given).length > 0, { error: '请至少填写一项' });

/** Missing before it can be submitted, by field. */
const missing = z
  .array(
    z.enum(['kind', 'name', 'creditCode', 'licenceId', 'contactName', 'contactPhone', 'faceId', 'idNumber']),
  )
  .describe('What is still missing.');

const returned = z.strictObject({
  reasons: z.array(z.enum(returnReasonNames)).describe('What an operator found.'),
  sentences: z.array(z.string()).describe('The same, as people read it.'),
  note: z.string().describe('What the operator wrote beside.').exactOptional(),
  atMs: f.moment('When it was given back'),
});

/** What was written, as its owner sees it. */
const papers = {
  kind: fields.kind.exactOptional(),
  name: z.string().describe('As it is shown.').exactOptional(),
  creditCode: z.string().describe('Unified social credit code.').exactOptional(),
  contactName: z.string().describe('Masked, *小林.').exactOptional(),
  contactPhone: z.string().describe('Masked, 138****1234.').exactOptional(),
  licence: picture.describe('The licence.').exactOptional(),
  face: picture.describe('The contact.').exactOptional(),
};
const approved = z
  .strictObject(papers)
  .meta({ id: 'PublisherPapers', description: 'What was approved of a publisher, and nobody else sees.' });
export type PapersView = z.output<typeof approved>;

const application = z
  .strictObject({
    status: z.enum(applicationStatuses).describe('Where the application stands.'),
    ...papers,
    identityChecked: z.boolean().describe('Whether name and number were given and need not be given again.'),
    missing,
    submittedAtMs: f.moment('Since when an operator has it').exactOptional(),
    returned: returned.describe('Why it came back, where it did.').exactOptional(),
  })
  .meta({ id: 'PublisherApplication', description: 'An own application, as far as it is written.' });
export type ApplicationView = z.output<typeof application>;

const shown = z.strictObject({
  name: z.string().describe('As everybody sees it.'),
  verification: f.verification,
  sinceMs: f.moment('Since when'),
  limits: z
    .strictObject({
      tasksAtOnce: z.int().describe('Open, in review or waiting to be paid for.'),
      places: z.int().describe('Of one task.'),
      costFen: z.int().describe('Of one task, with fee and surcharges, fen.'),
    })
    .describe('What they may publish until somebody has verified who they are; absent for who is verified.')
    .exactOptional(),
});

const answer = z.strictObject({ application });

export const publishersContract = {
  application: action({
    feature: 'publishers',
    name: 'application',
    summary: 'The own application to become a publisher, what is shown of one who is, and the terms',
    access: 'consented',
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      application: application.exactOptional(),
      approved: approved
        .describe('What stands as approved while a correction of it is written or decided on.')
        .exactOptional(),
      publisher: shown.describe('What everybody sees, once approved.').exactOptional(),
      terms: agreement.describe('What publishers agree to.'),
      termsAccepted: z.boolean().describe('Whether this version was agreed to.'),
    }),
    errors: [],
  }),
  save: action({
    feature: 'publishers',
    name: 'save',
    summary: 'Keeps what is written of the own application; what was decided is decided anew',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({
      fields: changes.describe('Any part of it, at least one.') as unknown as z.ZodType<PublisherFields>,
    }),
    output: answer,
    errors: ['PICTURE_NOT_FOUND', 'PICTURE_NOT_ARRIVED', 'PICTURE_REFUSED', 'PICTURE_USED'],
  }),
  drop: action({
    feature: 'publishers',
    name: 'drop',
    summary:
      'Takes back what is written and was not approved: a publisher goes on as approved, of an applicant nothing stays',
    access: 'consented',
    effect: 'set',
    input: z.strictObject({}),
    output: z.strictObject({ application: application.describe('What is left.').exactOptional() }),
    errors: [],
  }),
  readLicence: action({
    feature: 'publishers',
    name: 'readLicence',
    summary: 'Reads name and code off the picture of a licence, to be looked over; keeps nothing of it',
    access: 'consented',
    effect: 'read',
    rate: 'identity',
    input: z.strictObject({ licenceId: fields.licenceId }),
    output: z.strictObject({
      name: z.string().describe('As it could be read.').exactOptional(),
      creditCode: z.string().describe('As it could be read.').exactOptional(),
    }),
    errors: ['PICTURE_NOT_FOUND', 'LICENCE_UNREADABLE', 'READER_UNAVAILABLE'],
  }),
  submit: action({
    feature: 'publishers',
    name: 'submit',
    summary: 'Has name and number of the contact checked, and hands the application to an operator',
    access: 'consented',
    effect: 'command',
    rate: 'identity',
    input: z.strictObject({
      idNumber: wants(
        '请填写 18 位身份证号',
        typed(cleanIdentityNumber, identityNumberFault, { maxLength: 40 }).describe(
          "Of the contact's resident identity card; only hashes of it are kept.",
        ),
      ).exactOptional(),
      terms: agreementRef.describe('The publisher terms that one agrees to.'),
      idempotencyKey: f.idempotencyKey,
    }),
    output: answer,
    errors: [
      'APPLICATION_NOT_FOUND',
      'APPLICATION_INCOMPLETE',
      'APPLICATION_NOT_DRAFT',
      'AGREEMENT_UNKNOWN',
      'IDENTITY_MISMATCH',
      'PUBLISHER_UNDER_AGE',
      'CHANGED_MEANWHILE',
    ],
  }),
};

/** Any part of what is written. */
export type PublisherFields = Partial<{
  [K in keyof typeof fields]: z.output<(typeof fields)[K]>;
}>;
