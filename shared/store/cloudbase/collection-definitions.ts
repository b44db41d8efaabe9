import type { Collection } from '../../collections/collection';
import { partitionField, sortField } from '../stored-fields';
import { collectionName } from './cloudbase-store-options';
import { commitMarks } from './commit-marks';
import { meta } from './record';

export interface CloudIndex {
  readonly name: string;
  readonly unique: false;
  /** 1: ascending. Lists in descending order read the same index backwards. */
  readonly keys: readonly { readonly name: string; readonly direction: '1' }[];
}

export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly CloudIndex[];
  /** Clients reach documents through functions only. */
  readonly clientAccess: 'none';
}

/** The cloud's limit, `_id` aside. */
const maxIndexes = 20;
/** As the SDK checks it. */
const nameFormat = /^[a-zA-Z0-9][a-zA-Z0-9-_]{1,32}$/;

function definitionOf(of: Collection, collectionPrefix: string): CollectionDefinition {
  const name = collectionName({ collectionPrefix }, of);
  if (!nameFormat.test(name)) throw new RangeError(`CloudBase takes no collection named ${name}`);
  const lists = Object.keys(of.indexes).map(
    (index): CloudIndex => ({
      name: `ix_${index}`,
      unique: false,
      keys: [
        { name: partitionField(index), direction: '1' },
        { name: sortField(index), direction: '1' },
      ],
    }),
  );
  const sweep: CloudIndex = { name: meta.sweep, unique: false, keys: [{ name: meta.sweep, direction: '1' }] };
  const indexes = [...lists, sweep];
  if (indexes.length > maxIndexes) throw new RangeError(`${of.name}: more than ${maxIndexes} indexes`);
  return { name, indexes, clientAccess: 'none' };
}

/**
 * What the environment must hold before the store is used: collections and their indexes, plain data, and
 * the store's own marks. No index is unique: the cloud takes a missing field as null, so only one document could lack it.
 * Throws RangeError for names and numbers that CloudBase refuses.
 */
export const collectionDefinitions = (
  collections: readonly Collection[],
  collectionPrefix = '',
): CollectionDefinition[] => [...collections, commitMarks].map((of) => definitionOf(of, collectionPrefix));
