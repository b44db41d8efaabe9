import { readdirSync } from 'node:fs';
import type { Holding } from '../../shared/application/privacy/holding';
import { holdings } from '../../shared/application/privacy/holdings';
import { collections } from '../../shared/collections/collections';
import { usedInterfaces } from '../gates';
import { declaredInterfaces } from './declared-interfaces';
import { notOfPeople } from './not-of-people';
import type { Facts } from './privacy-problems';

/** What this tree holds, takes and says. */
export const factsOfTree = (): Facts & { readonly holdings: readonly Holding[] } => ({
  collections,
  holdings: Object.values(holdings) as unknown as Holding[],
  notOfPeople,
  interfaces: usedInterfaces(),
  declared: declaredInterfaces,
  platforms: readdirSync('shared/platforms', { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name),
});
