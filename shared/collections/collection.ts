import * as z from 'zod';
import type { ErrorCode } from '../contract/errors';
import type { Event } from '../contract/events';
import type { Lifecycle } from '../domain/lifecycles/lifecycle';
import type { PersonalDataName } from '../domain/privacy/personal-data';

/** Every document has an id, unique in its collection; uniqueness is always an id, never a query. */
export interface Document {
  readonly id: string;
}

/** What an index sorts by: a number ≥ 0 (fen, ms) or a string. */
export type SortValue = number | string;

/** The values that name one partition of an index, such as [city, category]. */
export type Partition = readonly (string | number)[];

/**
 * One index. Both keys are pure functions of the document, so every store derives the same ones.
 * `undefined` as partition: the document is not in this index.
 */
export interface Index<D> {
  partition(doc: D): Partition | undefined;
  sort(doc: D): SortValue;
}

/** A document's fields by name, where code is driven by the collection's declaration. */
export type Fields = Readonly<Record<string, unknown>>;

/** Lifts documents of one version to the next. Personal fields are ciphertext under their name: they keep both. */
export interface Upcaster {
  /** Fields that the next version has no more. */
  readonly drops: readonly string[];
  /** The fields of the next version. Fields that are added to (`Transaction.add`) stay as they are. */
  lift(fields: Fields): Fields;
}

/** A document collection, declared once: models, tables, indexes and the memory store come from it. */
export interface Collection<
  D extends Document = Document,
  L extends Lifecycle | undefined = Lifecycle | undefined,
> {
  readonly name: string;
  /** The document as use cases see it. */
  readonly schema: z.ZodType<D>;
  /** The document as stores see it: personal fields are ciphertext strings. */
  readonly storedSchema: z.ZodType<D>;
  /** Names of the top-level fields, in order. */
  readonly fields: readonly string[];
  /** Of the documents that this release writes; raised by whatever is not additive (docs/adr/0019). */
  readonly version: number;
  /** The first lifts version 1 to 2, and so on. */
  readonly upcasters: readonly Upcaster[];
  /** Fields that only earlier versions have. */
  readonly dropped: readonly string[];
  /** Whether every document that is read is held against the schema: those of money are. */
  readonly parsedOnRead: boolean;
  /** Fields marked `personal(…)` or `secret(…)`: encrypted at rest. */
  readonly personal: readonly string[];
  /** What each `personal(…)` field says of somebody, by the register of personal data. */
  readonly says: Readonly<Record<string, PersonalDataName>>;
  /** The texts of the personal fields, as use cases see them. */
  readonly personalSchema: z.ZodType<Record<string, string>>;
  readonly indexes: Readonly<Record<string, Index<D>>>;
  /** What may follow what in `status`, where documents have one; only `advance` writes them. */
  readonly lifecycle: L;
  /** Field with the moment (ms) after which the document is no longer returned. */
  readonly ttl: string | undefined;
}

/** Texts that are encrypted at rest; with what they say of somebody, if of anybody. */
const encrypted = z.registry<{ readonly says?: PersonalDataName }>();

/**
 * Marks a text field as personal data: encrypted at rest, masked on display, found by the copy of one's data and by erasure. What
 * it is for, how long it stays and who reads it stands in the register, under the name.
 */
export function personal<T extends z.ZodType<string>>(schema: T, says: PersonalDataName): T {
  encrypted.add(schema, { says });
  return schema;
}

/** Marks a text field that is nobody's data and yet encrypted at rest, such as a key. */
export function secret<T extends z.ZodType<string>>(schema: T): T {
  encrypted.add(schema, {});
  return schema;
}

const required = (field: z.core.$ZodType): z.core.$ZodType =>
  field instanceof z.ZodExactOptional ? required(field.unwrap()) : field;

type StatusOf<D> = D extends { readonly status: infer S extends string } ? S : never;

/** Fields that can count. */
type CountersOf<D> = { [K in keyof D & string]: D[K] extends number ? K : never }[keyof D & string];

type LifecycleOf<D> = Lifecycle<D, StatusOf<D>, CountersOf<D>, ErrorCode, Event>;

interface CollectionOptions<D, L> {
  readonly indexes?: Readonly<Record<string, Index<D>>>;
  readonly lifecycle?: L;
  readonly ttl?: keyof D & string;
  readonly upcasters?: readonly Upcaster[];
  readonly parsedOnRead?: boolean;
}

/** Stores keep their own fields beside these, under names with an underscore. */
const fieldName = /^[a-z][a-zA-Z0-9]*$/;

/** Declares a collection. Optional fields are `.exactOptional()`: present or absent, never undefined. */
export function collection<D extends Document, L extends LifecycleOf<D> | undefined = undefined>(
  name: string,
  schema: z.ZodType<D> & { readonly shape: Readonly<Record<string, z.core.$ZodType>> },
  options: CollectionOptions<D, L> = {},
): Collection<D, L> {
  const fields = Object.entries(schema.shape);
  const names = fields.map(([field]) => field);
  const misnamed = names.find((field) => !fieldName.test(field));
  if (misnamed !== undefined) throw new RangeError(`${name}: no field can be named ${misnamed}`);
  const isPersonal = (field: z.core.$ZodType) => encrypted.has(required(field));
  const stored = fields.map(([field, type]): [string, z.core.$ZodType] => {
    if (!isPersonal(type)) return [field, type];
    return [field, type instanceof z.ZodExactOptional ? z.string().exactOptional() : z.string()];
  });
  const personalOnes = fields.filter(([, type]) => isPersonal(type));
  const { upcasters = [], parsedOnRead = false } = options;
  return {
    name,
    schema,
    storedSchema: z.strictObject(Object.fromEntries(stored)) as unknown as z.ZodType<D>,
    fields: names,
    version: upcasters.length + 1,
    upcasters,
    dropped: [...new Set(upcasters.flatMap(({ drops }) => drops))].filter((field) => !names.includes(field)),
    parsedOnRead,
    personal: personalOnes.map(([field]) => field),
    says: Object.fromEntries(
      personalOnes.flatMap(([field, type]) => {
        const { says } = encrypted.get(required(type)) ?? {};
        return says ? [[field, says]] : [];
      }),
    ),
    personalSchema: z.strictObject(Object.fromEntries(personalOnes)) as unknown as z.ZodType<
      Record<string, string>
    >,
    indexes: options.indexes ?? {},
    lifecycle: options.lifecycle as L,
    ttl: options.ttl,
  };
}
