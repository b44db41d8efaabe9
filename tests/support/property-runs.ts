/** How often a property is tried: a few times in `npm test`, as often as it deserves in `npm run prove`. */
export const propertyRuns = (quick: number, proved: number): number =>
  process.env.PROVE === undefined ? quick : proved;
