import type { Collection, Document, Partition } from '../../shared/collections/collection';
import { ConditionFailed, type Page, type Store, type Transaction } from '../../shared/ports/store';
import { fleeting, type Thing, things } from '../../shared/store/contract-collections';
import type { FakeClock } from '../support/stores/fake-clock';
import {
  allGroups,
  allIds,
  type Command,
  type Kept,
  type Target,
  type Transact,
  type Write,
} from './commands';

/** One store under comparison, in a part of its database that only this sequence uses. */
export interface Side {
  readonly name: string;
  readonly store: Store;
  readonly clock: FakeClock;
  /** Before ids and groups. */
  readonly prefix: string;
}

const idOn = ({ prefix }: Side, id: string) => `${prefix}${id}`;

function get(side: Side, reader: Pick<Store, 'get'>, { of, id }: Target): Promise<Document | undefined> {
  return of === 'things' ? reader.get(things, idOn(side, id)) : reader.get(fleeting, idOn(side, id));
}

function thingOf(side: Side, id: string, values: Omit<Thing, 'id'>): Thing {
  return { ...values, id: idOn(side, id), group: idOn(side, values.group) };
}

function performOnThings(side: Side, tx: Transaction, write: Write): void {
  const id = idOn(side, write.id);
  if (write.kind === 'remove') tx.remove(things, id);
  else if (write.kind === 'add') tx.add(things, id, write.addition.amounts, write.addition.options);
  else tx[write.kind](things, thingOf(side, write.id, write.values.thing));
}

function performOnFleeting(side: Side, tx: Transaction, write: Write): void {
  const id = idOn(side, write.id);
  if (write.kind === 'remove') tx.remove(fleeting, id);
  else if (write.kind === 'add') tx.add(fleeting, id, { uses: write.addition.amounts.left ?? 0 });
  else {
    const { text, uses, livesMs } = write.values.fleeting;
    tx[write.kind](fleeting, { id, text, uses, expiresAtMs: side.clock.nowMs() + livesMs });
  }
}

function perform(side: Side, tx: Transaction, write: Write): void {
  if (write.of === 'things') performOnThings(side, tx, write);
  else performOnFleeting(side, tx, write);
}

/** A transaction of somebody else, of one write. */
const alone = (write: Write): Transact => ({
  kind: 'transact',
  reads: [],
  writes: [write],
  meanwhile: undefined,
});

async function transact(side: Side, { reads, writes, meanwhile }: Transact): Promise<unknown> {
  let runs = 0;
  const seen = await side.store.transact(async (tx) => {
    runs += 1;
    const found: unknown[] = [];
    for (const read of reads) found.push((await get(side, tx, read)) ?? null);
    if (meanwhile && runs === 1) found.push(await answerTo(side, alone(meanwhile)));
    for (const write of writes) perform(side, tx, write);
    return found;
  });
  return { seen, runs };
}

/** All pages of a list. */
async function pages(
  { store }: Side,
  { of, index, where, page }: { of: Kept; index: string; where: Partition; page: Page },
): Promise<Document[][]> {
  const found: Document[][] = [];
  for (let cursor: string | undefined; ; ) {
    const from = (of === 'things' ? things : fleeting) as unknown as Collection<Document>;
    const { items, next } = await store.list(from, index, where, { ...page, cursor });
    found.push(items);
    if (next === undefined) return found;
    cursor = next;
  }
}

async function answer(side: Side, command: Command): Promise<unknown> {
  const { store } = side;
  switch (command.kind) {
    case 'transact':
      return transact(side, command);
    case 'get':
      return (await get(side, store, command)) ?? null;
    case 'getMany': {
      const of = command.of === 'things' ? things : fleeting;
      const found = await store.getMany<Document>(
        of as never,
        command.ids.map((id) => idOn(side, id)),
      );
      return found.map((doc) => doc ?? null);
    }
    case 'list': {
      const group = idOn(side, command.group);
      const where = command.index === 'byKind' ? [group, 'k', 7] : [group];
      const range = command.index === 'byTitle' ? {} : { from: command.from, to: command.to };
      return pages(side, { of: 'things', index: command.index, where, page: { ...command.page, ...range } });
    }
    case 'listFleeting': {
      // The list is everybody's: of other sequences' documents only the order is of interest.
      const page = { ...command.page, limit: 100 };
      const all = await pages(side, { of: 'fleeting', index: 'all', where: ['all'], page });
      return all.flat().filter(({ id }) => id.startsWith(side.prefix));
    }
    case 'pass':
      side.clock.pass(command.ms);
      return null;
  }
}

/** An error as callers can tell it apart; anything unforeseen is told whole, so that it differs. */
function errorOf(error: unknown): unknown {
  if (error instanceof ConditionFailed) {
    const { collection, id, kind } = error;
    return { refused: { collection, id, kind } };
  }
  if (error instanceof TypeError || error instanceof RangeError) return { misused: error.message };
  return { error: String(error) };
}

/** What a command answers, comparable between stores. */
export async function answerTo(side: Side, command: Command): Promise<unknown> {
  try {
    return await answer(side, command);
  } catch (error) {
    return errorOf(error);
  }
}

/** Everything that the sequence can have left behind, through documents and through lists. */
export async function finalState(side: Side): Promise<unknown> {
  const documents = await Promise.all(
    (['things', 'fleeting'] as const).map((of) => answerTo(side, { kind: 'getMany', of, ids: allIds })),
  );
  const lists: unknown[] = [];
  for (const group of allGroups) {
    for (const index of ['byRank', 'byTitle', 'byKind'] as const) {
      const command = {
        kind: 'list',
        index,
        group,
        page: { limit: 2 },
        from: undefined,
        to: undefined,
      } as const;
      lists.push(await answerTo(side, command));
    }
  }
  return { documents, lists };
}
