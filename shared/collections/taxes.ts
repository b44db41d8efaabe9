import * as z from 'zod';
import { amount } from '../contract/amount';
import { costReadings, gapReadings, payers, taxPlaces, thresholdReadings } from '../domain/tax/tax-readings';
import type { TaxReceipt } from '../domain/tax/tax-receipt';
import type { TaxMonth } from '../domain/tax/tax-year';
import { collection } from './collection';
import { id, moment } from './fields';
import { shardOf } from './shards';

/** Tenths of a fen. */
const mills = z.int().min(0);
const month = z.int().min(1).max(12);
const year = z.int().min(2019).max(9999);
const surcharges = z.strictObject({ urban: amount(), education: amount(), localEducation: amount() });
const booked = z.strictObject({ dueFen: amount(), beforeFen: amount(), nowFen: z.int() });

const assessed = { taxableMills: mills, percent: z.number().min(0), quickFen: amount(), taxFen: amount() };
const incomeTax = z.discriminatedUnion('method', [
  z.strictObject({
    ...assessed,
    method: z.literal('cumulative'),
    incomeFen: amount(),
    costsMills: mills,
    deductedMonths: z.int().min(0).exactOptional(),
    deductionFen: amount(),
    withheldBeforeFen: amount(),
    dueFen: amount(),
  }),
  z.strictObject({
    ...assessed,
    method: z.literal('classic'),
    incomeFen: amount(),
    costsMills: mills,
    dueFen: amount(),
  }),
]);

/** What a settlement's taxes are made of (domain/tax/tax-receipt.ts). */
export const taxReceipt: z.ZodType<TaxReceipt> = z.strictObject({
  ruleVersion: z.string(),
  isPastPromise: z.boolean(),
  settings: z.strictObject({
    payer: z.enum(payers),
    place: z.enum(taxPlaces),
    isVatFiled: z.boolean(),
    readings: z.strictObject({
      gap: z.enum(gapReadings),
      costs: z.enum(costReadings),
      atThreshold: z.enum(thresholdReadings),
      isWholeYearDeducted: z.boolean(),
    }),
  }),
  period: z.strictObject({ year, month }),
  atMs: moment,
  grossFen: z.int(),
  incomeTax,
  incomeTaxBooked: booked,
  vat: z
    .strictObject({
      grossFen: amount(),
      salesFen: amount(),
      isExempt: z.boolean(),
      vatFen: amount(),
      surcharges,
    })
    .exactOptional(),
  vatBooked: booked,
  surchargesBooked: z.strictObject({ urban: booked, education: booked, localEducation: booked }),
  toRecoverBeforeFen: amount(),
  toRecoverFen: amount(),
  netFen: z.int(),
  twelveMonthsFen: amount(),
  isToRegister: z.boolean(),
});

const taxMonth: z.ZodType<TaxMonth> = z.strictObject({
  month,
  method: z.enum(['cumulative', 'classic']),
  grossFen: amount(),
  vatFen: amount(),
  surcharges,
  incomeTaxFen: amount(),
  projects: z
    .record(z.string(), z.strictObject({ grossFen: amount(), incomeTaxFen: amount() }))
    .exactOptional(),
});

/** Tax years are spread over so many partitions. */
export const taxYearShards = 16;

export const taxYearId = (personKey: string, of: number): string => `${personKey}:${of}`;

/** One person's calendar year (domain/tax/tax-year.ts), whichever of their accounts it was earned by. */
export const taxYears = collection(
  'taxYears',
  z.strictObject({
    /** `personKey:year` */
    id,
    /** Keyed hash of the identity number. */
    personKey: id,
    year,
    months: z.array(taxMonth).max(12),
    toRecoverFen: amount(),
    previous: z.strictObject({ incomeFen: z.array(amount()).max(12), isWhole: z.boolean() }),
    /** The next year has begun, or it has moved to a corrected number: nothing more comes to it. */
    isClosed: z.boolean(),
    updatedAtMs: moment,
  }),
  {
    parsedOnRead: true,
    indexes: {
      year: { partition: (doc) => [doc.year, shardOf(doc.id, taxYearShards)], sort: (doc) => doc.id },
    },
  },
);
export type StoredTaxYear = z.output<(typeof taxYears)['schema']>;
