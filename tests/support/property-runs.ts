/** How often a property is tried, or in how many ways: a few times in `npm test`, as often as it deserves in `npm run prove`. */
export const propertyRuns = <T = number>(quick: T, proved: T): T =>
  process.env.PROVE === undefined ? quick : proved;

/** All of these on memory and in `npm run prove`; the first few on other stores, where each takes its time. */
export const someOnStores = <T>(rows: readonly T[], count = 2): readonly T[] =>
  process.env.STORE === undefined ? rows : propertyRuns(rows.slice(0, count), rows);

/** How many: on memory and in `npm run prove`, or on other stores, where each takes its time. */
export const countOnStores = (many: number, few: number): number =>
  process.env.STORE === undefined ? many : propertyRuns(few, many);
