import * as z from 'zod';
import { applicationLifecycle, applicationStatuses } from '../domain/lifecycles/application-lifecycle';
import { publisherKinds } from '../domain/publishers/publisher-kinds';
import { returnReasonNames } from '../domain/publishers/return-reasons';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/** What a register said of the contact's name and number, of which only a keyed hash is kept. */
const identity = z.strictObject({
  /** Of the number: the same person in any account. */
  numberHash: z.string(),
  answer: z.enum(['match', 'unknown', 'unavailable']),
  atMs: moment,
});

const confidential = {
  kind: z.enum(publisherKinds).exactOptional(),
  /** Under which tasks would be published; an enterprise's own name. */
  name: z.string().exactOptional(),
  creditCode: z.string().exactOptional(),
  licenceId: id.exactOptional(),
  contactName: personal(z.string(), 'publisherPapers').exactOptional(),
  contactPhone: personal(z.string(), 'publisherPapers').exactOptional(),
  /** The contact, as they look. */
  faceId: id.exactOptional(),
  identity: identity.exactOptional(),
};

/** What somebody writes to become a publisher, or to correct what stands; under the account's id. */
export const publisherApplications = collection(
  'publisherApplications',
  z.strictObject({
    id,
    status: z.enum(applicationStatuses),
    ...confidential,
    /** The publisher terms that were agreed to. */
    terms: z
      .strictObject({ id: z.string(), version: z.string(), textHash: z.string(), acceptedAtMs: moment })
      .exactOptional(),
    submittedAtMs: moment.exactOptional(),
    /** What an operator wants to have changed. */
    returned: z
      .strictObject({
        reasons: z.array(z.enum(returnReasonNames)),
        note: z.string().exactOptional(),
        atMs: moment,
      })
      .exactOptional(),
    createdAtMs: moment,
    updatedAtMs: moment,
  }),
  {
    indexes: {
      /** What waits for operators, longest first. */
      submitted: {
        partition: (doc) => (doc.status === 'submitted' ? ['all'] : undefined),
        sort: (doc) => doc.submittedAtMs ?? 0,
      },
    },
    lifecycle: applicationLifecycle,
  },
);
export type PublisherApplication = z.output<(typeof publisherApplications)['schema']>;

/** What a register said, under the keyed hash of name and number: the same is not asked, and paid for, twice. */
export const identityChecks = collection(
  'identityChecks',
  z.strictObject({ id, answer: z.enum(['match', 'mismatch', 'unknown']), atMs: moment, expiresAtMs: moment }),
  { ttl: 'expiresAtMs' },
);

/** What was approved and nobody but the publisher and operators sees; what everybody sees is in `publishers`. */
export const publisherRecords = collection(
  'publisherRecords',
  z.strictObject({ id, ...confidential, approvedAtMs: moment, updatedAtMs: moment }),
  {
    indexes: {
      /** Whose they are, whatever the name: accounts of one enterprise, and of one contact. */
      company: {
        partition: ({ creditCode }) => (creditCode === undefined ? undefined : [creditCode]),
        sort: (doc) => doc.approvedAtMs,
      },
      contact: {
        partition: ({ identity }) => (identity === undefined ? undefined : [identity.numberHash]),
        sort: (doc) => doc.approvedAtMs,
      },
    },
  },
);
export type PublisherRecord = z.output<(typeof publisherRecords)['schema']>;
