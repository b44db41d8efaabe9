import { isDeepStrictEqual } from 'node:util';
import type { Collection, Fields } from '../../shared/collections/collection';
import { indexFields, partitionField, sortField } from '../../shared/store/stored-fields';
import { liftedFixture, type Released, releasedFrom } from './released';

/** CloudFormation makes or deletes one index of a table in an update, and refuses more. */
const maxIndexChanges = 1;

const upperBounds = ['maximum', 'maxLength', 'maxItems'];
const lowerBounds = ['minimum', 'minLength', 'minItems'];

/** Whether every value of `before` is one of `now`, by more choices or wider bounds and by nothing else. */
function isWidened(before: unknown, now: unknown): boolean {
  if (isDeepStrictEqual(before, now)) return true;
  if (typeof before !== 'object' || typeof now !== 'object' || before === null || now === null) return false;
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  const [old, wide] = [before as Fields, now as Fields];
  return [...names].every((name) => {
    const [was, is] = [old[name], wide[name]];
    if (isDeepStrictEqual(was, is)) return true;
    if (['enum', 'anyOf', 'oneOf'].includes(name)) return includesAll(is, was);
    if (upperBounds.includes(name)) return is === undefined || Number(was) < Number(is);
    if (lowerBounds.includes(name)) return is === undefined || Number(was) > Number(is);
    return isWidened(was, is);
  });
}

const includesAll = (now: unknown, before: unknown): boolean =>
  Array.isArray(now) &&
  Array.isArray(before) &&
  before.every((value) => now.some((other) => isDeepStrictEqual(value, other)));

/** Fields in which a schema is more than additive: only new optional fields, more choices and wider bounds are not. */
function changedFields(before: Released, now: Released): string[] {
  const fieldsOf = ({ schema }: Released) => schema.properties as Fields;
  const required = (of: Released, field: string) => ((of.schema.required ?? []) as string[]).includes(field);
  const names = new Set([...Object.keys(fieldsOf(before)), ...Object.keys(fieldsOf(now))]);
  return [...names].filter((field) => {
    const [was, is] = [fieldsOf(before)[field], fieldsOf(now)[field]];
    if (was === undefined) return required(now, field);
    // Documents without it are there: what was optional stays so.
    if (is === undefined || (required(now, field) && !required(before, field))) return true;
    // Those who do not know better would miss it.
    if (!required(now, field) && required(before, field)) return true;
    return !isWidened(was, is);
  });
}

function schemaProblems(before: Released, now: Released): string[] {
  const turned = Object.keys(now.schema.properties as Fields).filter(
    (field) =>
      field in (before.schema.properties as Fields) &&
      now.personal.includes(field) !== before.personal.includes(field),
  );
  const problems = turned.map((field) => `${field}: what is personal keeps being so; take another name`);
  if (now.version < before.version) return [...problems, `version ${before.version} was released`];
  if (now.version > before.version) return problems;
  if (now.ttl !== before.ttl) problems.push('the lifetime is another one: raise the version');
  return [
    ...problems,
    ...changedFields(before, now).map((field) => `${field}: not additive, raise the version by an upcaster`),
  ];
}

function indexProblems(before: Released, now: Released): string[] {
  const added = now.indexes.filter((index) => !before.indexes.includes(index));
  const removed = before.indexes.filter((index) => !now.indexes.includes(index));
  if (added.length + removed.length <= maxIndexChanges) return [];
  return [`indexes ${[...added, ...removed].join(', ')}: one new or one less in a release`];
}

/** What this release makes of the documents that earlier ones wrote. */
function fixtureProblems(of: Collection, before: Released): string[] {
  const problems = new Set<string>();
  for (let version = 1; version <= before.version; version += 1) {
    const kept = before.fixtures[version] ?? [];
    if (kept.length === 0) problems.add(`no documents of version ${version} are kept`);
    for (const fixture of kept) {
      try {
        const now = indexFields(of, liftedFixture(of, version, fixture));
        if (version < before.version) continue;
        for (const index of Object.keys(of.indexes).filter((one) => before.indexes.includes(one))) {
          const isMoved = [partitionField(index), sortField(index)].some(
            (field) => now[field] !== fixture.indexes[field],
          );
          if (isMoved) problems.add(`index ${index} has documents in other places: give it a new name`);
        }
      } catch (error) {
        problems.add(`version ${version} cannot be read: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
  return [...problems];
}

/** Why a collection cannot follow its last release while both serve; see docs/adr/0019. */
export function releaseProblems(of: Collection, before: Released): string[] {
  const now = releasedFrom(of, before);
  const problems = [
    ...schemaProblems(before, now),
    ...indexProblems(before, now),
    ...fixtureProblems(of, before),
  ];
  return problems.map((problem) => `${of.name}: ${problem}`);
}
