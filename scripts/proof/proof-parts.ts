/** Tests that are run at full length, in some of jest's projects. */
interface JestRun {
  readonly tests: readonly string[];
  readonly projects: readonly string[];
}

export interface ProofPart {
  readonly title: string;
  /** What a reader may take from it. */
  readonly says: string;
  readonly jest?: readonly JestRun[];
  /** Scripts of package.json, whose output is kept. */
  readonly scripts?: readonly string[];
}

const everyStore = ['memory', 'dynamo', 'cloudbase'];

/** What `npm run prove` runs, in this order; each can be run by itself. */
export const proofParts: Readonly<Record<string, ProofPart>> = {
  payouts: {
    title: 'Simulation of settlements and payouts',
    says: 'Workers, a clock and both rails do what they may in any order, calls of rails go wrong in two steps of five, processes die in one of five. After every step each bill is paid once at most, what rails paid is what the ledger says, nobody can draw less than nothing, and tax is what the law says of what was settled; at the end every payout has one.',
    jest: [{ tests: ['tests/simulation/payouts/pay-simulation.test.ts'], projects: ['node'] }],
  },
  simulation: {
    title: 'Simulation of work and of the money behind it',
    says: 'The whole backend with publishers, workers, operators, bots and the clock; processes die in one step of seven.',
    jest: [
      {
        tests: ['tests/simulation/simulation.test.ts'],
        projects: ['node'],
      },
    ],
  },
  planted: {
    title: 'Planted faults',
    says: 'Mistakes that somebody might make, one at a time, are found by the simulations.',
    jest: [
      {
        tests: [
          'tests/simulation/planted-faults.test.ts',
          'tests/simulation/payouts/pay-planted-faults.test.ts',
        ],
        projects: ['node'],
      },
    ],
  },
  crashes: {
    title: 'Deaths after every effect',
    says: 'A process dies before or after each commit and each call of a rail, another goes on, and the end is the same.',
    jest: [
      {
        tests: [
          'shared/application/payouts/payouts-crash.test.ts',
          'shared/application/money/charges/charges-crash.test.ts',
          'shared/application/money/settle.test.ts',
          'shared/application/money/reverse-settlement.test.ts',
        ],
        projects: ['node'],
      },
    ],
  },
  'action-crashes': {
    title: 'Crashes at every call',
    says: 'Calls of the store are where a process crashes while people and the timer do what they do; repeated, the end is the same, on each store.',
    jest: [{ tests: ['functions/crashes.test.ts'], projects: everyStore }],
  },
  races: {
    title: 'Races',
    says: 'Many do the same at once; what is left is what one after the other could have left.',
    jest: [
      { tests: ['functions/races.test.ts'], projects: everyStore },
      {
        tests: ['tests/races-cloudbase.test.ts', 'tests/races-conflicts.test.ts', 'tests/races.test.ts'],
        projects: ['node'],
      },
    ],
  },
  tax: {
    title: 'Tax against an independent calculation',
    says: 'Random histories of payments, taxed by the product and by bands written from the law’s text, equal to the fen.',
    jest: [
      {
        // Named, for they run as a part of all rules otherwise.
        tests: ['withhold-history', 'withhold', 'reports/withholding-return', 'reports/quarterly-report'].map(
          (name) => `shared/domain/tax/${name}.test.ts`,
        ),
        projects: ['node'],
      },
    ],
    scripts: ['bench:tax'],
  },
  rules: {
    title: 'Rules and what is done over ports',
    says: 'Every property of money, settlements, lifecycles, texts, search, events and payouts, at length.',
    jest: [{ tests: ['shared/domain', 'shared/application'], projects: ['node'] }],
  },
  stores: {
    title: 'Stores',
    says: 'The same random operations on memory, DynamoDB and CloudBase end alike; answers are lost at every place.',
    jest: [{ tests: ['tests/differential', 'shared/store'], projects: ['node', 'dynamodb-local'] }],
  },
  actions: {
    title: 'Actions',
    says: 'Odd inputs for each action; finding against a plain reading of everything.',
    jest: [
      { tests: ['tests/every-action'], projects: ['node'] },
      { tests: ['functions/tasks/find/find-property.test.ts'], projects: everyStore },
    ],
  },
  'every-store': {
    title: 'Use cases on the clouds’ stores',
    says: 'Everything that writes, through both clouds’ entries and on their stores.',
    jest: [{ tests: ['functions/all.test.ts'], projects: ['dynamo', 'cloudbase'] }],
  },
  figures: {
    title: 'Figures',
    says: 'Measured on the machine of the run.',
    scripts: ['bench:settle', 'bench:drain', 'bench:schedule'],
  },
};
