/** How often a property is tried, or in how many ways: a few times in `npm test`, as often as it deserves in `npm run prove`. */
export const propertyRuns = <T = number>(quick: T, proved: T): T =>
  process.env.PROVE === undefined ? quick : proved;
