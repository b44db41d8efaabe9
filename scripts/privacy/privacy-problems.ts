import * as z from 'zod';
import type { Holding } from '../../shared/application/privacy/holding';
import type { Collection } from '../../shared/collections/collection';
import { id } from '../../shared/collections/fields';
import { type PersonalData, personalData } from '../../shared/domain/privacy/personal-data';
import { thirdParties } from '../../shared/domain/privacy/third-parties';
import type { DeclaredInterface } from './declared-interfaces';

/** What the code holds and takes, and what is said of it. */
export interface Facts {
  readonly collections: readonly Collection[];
  readonly holdings: readonly Pick<Holding, 'from' | 'says'>[];
  readonly notOfPeople: Readonly<Record<string, string>>;
  /** Interfaces of WeChat that the mini-program calls. */
  readonly interfaces: readonly string[];
  readonly declared: Readonly<Record<string, DeclaredInterface>>;
  /** Folders of shared/platforms. */
  readonly platforms: readonly string[];
}

const inner = (type: z.core.$ZodType): z.core.$ZodType =>
  type instanceof z.ZodExactOptional ? inner(type.unwrap()) : type;

/** Whether a field can hold nothing but ids, numbers, moments and words of ours. */
function isPlain(type: z.core.$ZodType): boolean {
  const of = inner(type);
  if (of === id) return true;
  if (of instanceof z.ZodArray) return isPlain(of.element);
  if (of instanceof z.ZodObject) return Object.values(of.shape).every((each) => isPlain(each));
  return [z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral, z.ZodNull].some((kind) => of instanceof kind);
}

const shapeOf = ({ schema }: Pick<Collection, 'schema'>): Readonly<Record<string, z.core.$ZodType>> =>
  'shape' in schema ? (schema.shape as Readonly<Record<string, z.core.$ZodType>>) : {};

/** Fields of what is held of people that could say anything, and of which nobody says what. */
const undeclared = ({ from, says }: Facts['holdings'][number]): string[] =>
  Object.entries(shapeOf(from))
    .filter(([field, type]) => !from.personal.includes(field) && !(field in says) && !isPlain(type))
    .map(([field]) => `${from.name}.${field}: says what of a person? Name it in holdings.ts`);

function collectionProblems({ collections, holdings, notOfPeople }: Facts): string[] {
  const held = new Set(holdings.map(({ from }) => from.name));
  const names = new Set(collections.map(({ name }) => name));
  return [
    ...collections
      .filter(({ name }) => held.has(name) === Object.hasOwn(notOfPeople, name))
      .map(({ name }) => `${name}: stands in one of holdings.ts and not-of-people.ts, and not in both`),
    ...Object.keys(notOfPeople)
      .filter((name) => !names.has(name))
      .map((name) => `${name}: is no collection, and yet in not-of-people.ts`),
    ...holdings.flatMap(undeclared),
  ];
}

function registerProblems({ collections, holdings, interfaces, declared }: Facts): string[] {
  const taken = new Set([
    ...collections.flatMap(({ says }) => Object.values(says)),
    ...holdings.flatMap(({ says }) => Object.values(says)),
    ...interfaces.flatMap((name) => declared[name]?.data ?? []),
  ]);
  return Object.keys(personalData)
    .filter((name) => !taken.has(name as never))
    .map((name) => `${name}: is in the register, and nothing holds or takes it`);
}

/** Whoever gets a kind of data by the register gets it by the directory, and the other way round. */
function partyProblems({ platforms }: Facts): string[] {
  const through = thirdParties.flatMap((party) => party.through);
  const kinds = Object.entries<PersonalData>(personalData);
  return [
    ...platforms
      .filter((folder) => through.filter((each) => each === folder).length !== 1)
      .map((folder) => `shared/platforms/${folder}: whose is it? Name it once in third-parties.ts`),
    ...thirdParties.flatMap(({ name, reader, data }) =>
      kinds
        .filter(
          ([kind, { readers }]) => reader && readers.includes(reader) !== data.some((each) => each === kind),
        )
        .map(([kind]) => `${name}: personal-data.ts and third-parties.ts differ in ${kind}`),
    ),
  ];
}

const interfaceProblems = ({ interfaces, declared }: Facts): string[] =>
  Object.keys(declared)
    .filter((name) => !interfaces.includes(name))
    .map((name) => `${name}: is declared to WeChat, and the mini-program does not call it`);

/** Where what is declared of personal data is not what the code does. */
export const privacyProblems = (facts: Facts): string[] => [
  ...collectionProblems(facts),
  ...registerProblems(facts),
  ...partyProblems(facts),
  ...interfaceProblems(facts),
];
