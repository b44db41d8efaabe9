import type { Metered } from './meter';

/** Calls of one person in a month. An assumption: put in your own. */
const callsPerPerson: Readonly<Record<string, number>> = {
  'account/login': 4,
  'account/refresh': 8,
  'account/me': 12,
  'tasks/find': 30,
  'tasks/counts': 3,
  'tasks/suggest': 6,
  'tasks/get': 16,
  'sharing/openShare': 1,
  'sharing/createShare': 0.5,
  'orders/signUp': 2,
  'orders/mine': 6,
  'orders/get': 4,
  'messages/notices': 8,
  'messages/markRead': 3,
  'messages/markAllRead': 0.5,
  'orders/overview': 8,
  'publishing/admit': 1,
};

/**
 * List prices in USD of AWS's first region, per million or as named; China bills in CNY at prices of its
 * own. They change: look them up and put them in.
 */
const prices = {
  readUnits: 0.125,
  writeUnits: 0.625,
  requests: 1,
  invocations: 0.2,
  gbSeconds: 13.3334,
  logGb: 0.5,
  kmsKeyMonth: 1,
  alarmMetricMonth: 0.1,
  trafficGb: 0.09,
  dashboardMonth: 3,
  natHour: 0.045,
};

/** Of a warm call of 512 MB: mostly waiting for DynamoDB, about 6 ms a round trip, and 8 ms of its own. */
const secondsOf = ({ trips }: Metered): number => (8 + 6 * trips) / 1000;
const memoryGb = 0.5;
/** A line of the function, Lambda's own three, and one of the API. */
const logBytesPerCall = 600 + 220;
/** Headers of an answer, beside its body. */
const headerBytes = 300;
const hoursOfMonth = 730;
/** Each minute, for a month. */
const timerRuns = 43_800;

export interface Costs {
  readonly people: number;
  readonly calls: number;
  readonly api: number;
  readonly lambda: number;
  readonly reads: number;
  readonly writes: number;
  readonly traffic: number;
  readonly logs: number;
  readonly fixed: number;
  readonly total: number;
}

interface Sums {
  calls: number;
  seconds: number;
  readUnits: number;
  writeUnits: number;
  answerBytes: number;
}

function monthOf(measured: ReadonlyMap<string, Metered>, people: number): Sums {
  const sums: Sums = { calls: 0, seconds: 0, readUnits: 0, writeUnits: 0, answerBytes: 0 };
  const add = (metered: Metered | undefined, times: number) => {
    if (!metered) throw new Error('an action of the cost model was not measured');
    sums.calls += times;
    sums.seconds += secondsOf(metered) * times;
    sums.readUnits += metered.readUnits * times;
    sums.writeUnits += metered.writeUnits * times;
    sums.answerBytes += (metered.answerBytes + headerBytes) * times;
  };
  for (const [name, times] of Object.entries(callsPerPerson)) add(measured.get(name), times * people);
  for (const timer of ['schedule/tick, idle', 'catalogue/build, idle']) add(measured.get(timer), timerRuns);
  // Each sign-up is an event: the relay lists it twice over (overlap) and writes a notice.
  const events = (callsPerPerson['orders/signUp'] ?? 0) * people;
  sums.readUnits += events;
  sums.writeUnits += 3 * events;
  return sums;
}

/** The fixed address, where a stage has it, a month in USD; what goes by it is next to nothing. */
export const natMonth = prices.natHour * hoursOfMonth;

/** A month's costs in USD for so many people a month, without free tiers, NAT and storage. */
export function costsFor(
  measured: ReadonlyMap<string, Metered>,
  people: number,
  alarmMetrics: number,
): Costs {
  const { calls, seconds, readUnits, writeUnits, answerBytes } = monthOf(measured, people);
  const million = 1_000_000;
  const api = (calls / million) * prices.requests;
  const lambda = (calls / million) * prices.invocations + ((seconds * memoryGb) / million) * prices.gbSeconds;
  const reads = (readUnits / million) * prices.readUnits;
  const writes = (writeUnits / million) * prices.writeUnits;
  const logs = ((calls * logBytesPerCall) / 1e9) * prices.logGb;
  const traffic = (answerBytes / 1e9) * prices.trafficGb;
  const fixed = prices.kmsKeyMonth + prices.dashboardMonth + alarmMetrics * prices.alarmMetricMonth;
  return {
    people,
    calls,
    api,
    lambda,
    reads,
    writes,
    traffic,
    logs,
    fixed,
    total: api + lambda + reads + writes + traffic + logs + fixed,
  };
}
