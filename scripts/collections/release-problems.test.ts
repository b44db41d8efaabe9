import * as z from 'zod';
import { type Collection, collection, personal } from '../../shared/collections/collection';
import { cards1, cards2, cards3, laterNotes, notes } from '../../shared/store/contract-collections';
import { releaseProblems } from './release-problems';
import { liftedFixture, type Released, releasedFrom } from './released';

/** As it is after it went through its file. */
const kept = (of: Collection, before?: Released): Released =>
  JSON.parse(JSON.stringify(releasedFrom(of, before))) as Released;

const shape = {
  id: z.string(),
  state: z.enum(['a', 'b']),
  note: z.string().max(5),
  steps: z.array(z.strictObject({ text: z.string() })).max(3),
  phone: personal(z.string(), 'phone'),
  extra: z.int().exactOptional(),
};
const things = (
  over: Readonly<Record<string, z.ZodType>> = {},
  options: Parameters<typeof collection>[2] = {},
): Collection => {
  const schema = z.strictObject({ ...shape, ...over });
  return collection('things', schema as never, options as never);
};
const without = (field: keyof typeof shape): Collection => {
  const { [field]: _, ...rest } = shape;
  return collection('things', z.strictObject(rest) as never);
};
const byState = { partition: (doc: { id: string }) => [doc.id], sort: (doc: { id: string }) => doc.id };
const byId = { partition: () => ['all'], sort: (doc: { id: string }) => doc.id };

describe('the release after another one', () => {
  const before = kept(things());

  it('may be the same', () => {
    expect(releaseProblems(things(), before)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, z.ZodType>>]>([
    ['an optional field more', { more: z.string().exactOptional() }],
    ['one choice more', { state: z.enum(['a', 'b', 'c']) }],
    ['a wider bound', { note: z.string().max(9) }],
    ['a longer list', { steps: z.array(z.strictObject({ text: z.string() })).max(9) }],
  ])('may have %s', (_, over) => {
    expect(releaseProblems(things(over), before)).toEqual([]);
  });

  it.each<[string, string, Readonly<Record<string, z.ZodType>>]>([
    ['a required field more', 'more', { more: z.string() }],
    ['one choice less', 'state', { state: z.enum(['a']) }],
    ['a closer bound', 'note', { note: z.string().max(4) }],
    ['another type', 'note', { note: z.int() }],
    [
      'a field more inside',
      'steps',
      { steps: z.array(z.strictObject({ text: z.string(), by: z.string().exactOptional() })).max(3) },
    ],
    ['an optional field required', 'extra', { extra: z.int() }],
    ['a required field optional', 'note', { note: z.string().max(5).exactOptional() }],
  ])('raises the version for %s', (_, field, over) => {
    const problems = releaseProblems(things(over), before);
    expect(problems).toContain(`things: ${field}: not additive, raise the version by an upcaster`);
    const lift = (doc: Readonly<Record<string, unknown>>) => doc;
    expect(releaseProblems(things(over, { upcasters: [{ drops: [], lift }] }), before)).not.toContain(
      problems[0],
    );
  });

  it('raises the version for a field less', () => {
    expect(releaseProblems(without('note'), before)).toContain(
      'things: note: not additive, raise the version by an upcaster',
    );
  });

  it('keeps personal what is, and plain what is', () => {
    expect(releaseProblems(things({ note: personal(z.string().max(5), 'orderNote') }), before)).toEqual([
      'things: note: what is personal keeps being so; take another name',
    ]);
  });

  it('has one index more or one less of a table, and those that stay hold the same', () => {
    expect(releaseProblems(things({}, { indexes: { byState } }), before)).toEqual([]);
    const two = things({}, { indexes: { byState, byId } });
    expect(releaseProblems(two, before)).toEqual([
      'things: indexes byState, byId: one new or one less in a release',
    ]);
    const one = kept(things({}, { indexes: { byState } }));
    expect(releaseProblems(things(), one)).toEqual([]);
    expect(releaseProblems(things({}, { indexes: { byId } }), one)).toEqual([
      'things: indexes byId, byState: one new or one less in a release',
    ]);
    expect(releaseProblems(things({}, { indexes: { byState: byId } }), one)).toEqual([
      'things: index byState has documents in other places: give it a new name',
    ]);
  });

  it.each(['sort', 'partition'])('tells one number from another in an index: %s', (part) => {
    const by = (field: 'signedMs' | 'openedMs') => {
      const index = {
        partition: (doc: Readonly<Record<string, number>>) => [part === 'sort' ? 'all' : (doc[field] ?? 0)],
        sort: (doc: Readonly<Record<string, number>>) => (part === 'sort' ? (doc[field] ?? 0) : 0),
      };
      const numbers = { signedMs: z.int().min(0), openedMs: z.int().min(0).exactOptional() };
      return things(numbers, { indexes: { byMs: index as never } });
    };
    expect(releaseProblems(by('openedMs'), kept(by('openedMs')))).toEqual([]);
    expect(releaseProblems(by('signedMs'), kept(by('openedMs')))).toEqual([
      'things: index byMs has documents in other places: give it a new name',
    ]);
  });

  it('does not go back', () => {
    expect(releaseProblems(cards1, kept(cards2, kept(cards1)))).toContain('cards: version 2 was released');
  });

  it('is told of two indexes at once', () => {
    expect(releaseProblems(laterNotes, kept(notes))).toEqual([
      'notes: indexes byColour, byText: one new or one less in a release',
    ]);
  });
});

describe('documents of every version', () => {
  const first = kept(cards1);
  const second = kept(cards2, first);

  it('are kept from release to release and read by the newest', () => {
    expect(releaseProblems(cards2, first)).toEqual([]);
    expect(releaseProblems(cards3, second)).toEqual([]);
    expect(Object.keys(second.fixtures)).toEqual(['1', '2']);
    const [fixture] = second.fixtures[1] ?? [];
    expect(fixture && liftedFixture(cards3, 1, fixture)).toMatchObject({ name: 'title', rank: 5 });
  });

  it('must be there, and must be readable', () => {
    expect(releaseProblems(cards3, { ...second, fixtures: { 2: second.fixtures[2] ?? [] } })).toEqual([
      'cards: no documents of version 1 are kept',
    ]);
    const broken = { ...cards3, upcasters: cards3.upcasters.map((one) => ({ ...one, lift: () => ({}) })) };
    expect(releaseProblems(broken, second)).toEqual([
      expect.stringMatching(/^cards: version 1 cannot be read: cards: id \(invalid_type\)/),
      expect.stringMatching(/^cards: version 2 cannot be read: /),
    ]);
  });
});
