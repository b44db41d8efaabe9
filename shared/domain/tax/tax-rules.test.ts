import { isPastPromise, type TaxBand, taxRules, taxRulesFor, taxRulesNamed } from './tax-rules';

const bandsOf = taxRules.flatMap((rules) => [
  rules.classic.bands,
  ...(rules.platform ? [rules.platform.bands] : []),
]);

/** What a band makes of its last fen, and the next one of the same. */
const atEdge = (bands: readonly TaxBand[]) =>
  bands.slice(0, -1).map(({ upToFen, percent, quickFen }, at) => {
    const next = bands[at + 1];
    return [
      (upToFen * percent) / 100 - quickFen,
      next ? (upToFen * next.percent) / 100 - next.quickFen : undefined,
    ];
  });

test.each(bandsOf.map((bands) => [bands]))(
  'bands go on where the one before ends, and the last has no end',
  (bands) => {
    for (const [before, after] of atEdge(bands)) expect(after).toBe(before);
    expect(bands.at(-1)?.upToFen).toBe(Number.POSITIVE_INFINITY);
  },
);

test('the tax at each edge is that of the law', () => {
  const cumulative = taxRulesFor({ year: 2026, month: 1 }).platform?.bands ?? [];
  expect(atEdge(cumulative).map(([tax]) => (tax ?? 0) / 100)).toEqual([
    1_080, 11_880, 43_080, 73_080, 145_080, 250_080,
  ]);
  const classic = taxRulesFor({ year: 2026, month: 1 }).classic.bands;
  expect(atEdge(classic).map(([tax]) => (tax ?? 0) / 100)).toEqual([4_000, 13_000]);
});

test.each([
  [2019, 1, 'cn-2019-01', false, 'exempt'],
  [2025, 9, 'cn-2019-01', false, 'exempt'],
  [2025, 10, 'cn-2025-10', true, 'exempt'],
  [2025, 12, 'cn-2025-10', true, 'exempt'],
  [2026, 1, 'cn-2026-01', true, 'taxable'],
  [2027, 12, 'cn-2026-01', true, 'taxable'],
] as const)('%d-%d is taxed by %s', (year, month, version, isPlatform, atThreshold) => {
  const rules = taxRulesFor({ year, month });
  expect(rules.version).toBe(version);
  expect(rules.platform !== undefined).toBe(isPlatform);
  expect(rules.readings).toEqual({
    gap: 'starts-again',
    costs: 'of-the-total',
    atThreshold,
    isWholeYearDeducted: false,
  });
});

test('before 2019 there are none', () => {
  expect(() => taxRulesFor({ year: 2018, month: 12 })).toThrow(RangeError);
});

test('what is past the promise of the texts is taxed alike, and known to be', () => {
  const past = { year: 2028, month: 1 };
  expect(taxRulesFor(past).version).toBe('cn-2026-01');
  expect(isPastPromise(taxRulesFor(past), past)).toBe(true);
  expect(isPastPromise(taxRulesFor(past), { year: 2027, month: 12 })).toBe(false);
  expect(isPastPromise(taxRulesNamed('cn-2025-10'), past)).toBe(false);
});

test('a result finds the rules that made it; versions and their beginnings are in order, once each', () => {
  for (const rules of taxRules) expect(taxRulesNamed(rules.version)).toBe(rules);
  expect(() => taxRulesNamed('cn-1994')).toThrow('no tax rules cn-1994');
  const begins = taxRules.map(({ from }) => from);
  expect(begins).toEqual([...new Set(begins)].toSorted());
  expect(new Set(taxRules.map(({ version }) => version)).size).toBe(taxRules.length);
});
