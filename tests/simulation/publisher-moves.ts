import { fundings, taskFunds } from '../../shared/collections/fundings';
import { orders } from '../../shared/collections/orders';
import { publisherApplications, publisherRecords } from '../../shared/collections/publishers';
import { tasks } from '../../shared/collections/tasks';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { currentTerms, registered } from '../support/data/applications';
import { anyTimeOn, taskDraft } from '../support/data/task-draft';
import { doubtful } from '../support/data/tasks';
import type { Answer } from '../support/system/test-system';
import { anyOf, publisherOf, someTask } from './choosing';
import type { Move, Simulation } from './simulation';

/** What a person does at most, by unit of pay, on one day or two of four hours. */
const quantities = { day: (days: number) => days, hour: (days: number) => 4 * days, piece: () => 30 };

/** When a task is worked, by whom, and for how much. */
const planOf = ({ choose, system }: Simulation) => {
  const nowMs = system.clock.nowMs();
  const ahead = choose.int(3, 72) * hourMs;
  const days = choose.chance(0.3) ? 2 : 1;
  const payUnit = choose.pick(['day', 'hour', 'piece'] as const);
  const isFree = choose.chance(0.15);
  const sessions = Array.from({ length: days }, (_, day) => {
    const startMs = nowMs + ahead + day * dayMs;
    return isFree ? anyTimeOn(startMs) : { startMs, endMs: startMs + 4 * hourMs };
  });
  return {
    places: choose.int(1, 5),
    payFen: choose.int(1_000, 40_000),
    payUnit,
    quantity: quantities[payUnit](days),
    signUpDeadlineMs: nowMs + Math.ceil(ahead * (0.5 + 0.5 * choose.fraction())),
    sessions,
  };
};

const draftOf = (simulation: Simulation) => {
  const { choose, system } = simulation;
  return taskDraft(system.clock.nowMs(), {
    ...planOf(simulation),
    admission: choose.pick(['first-come', 'reviewed'] as const),
    ...(choose.chance(0.08) && { description: doubtful }),
  });
};

/** What comes in for a funding, in the right sum or, now and then, another. */
function transfer(simulation: Simulation, { id: reference, amountFen }: { id: string; amountFen: number }) {
  const { choose, operator } = simulation;
  const isOdd = choose.chance(0.05);
  return operator.call('operations/confirmFunding', {
    reference,
    amountFen: amountFen + (isOdd ? choose.pick([-1, 1, 5_000]) : 0),
    // Now and then the same movement of the bank is told again.
    bankSerial: choose.chance(0.05) ? `S${reference}` : `S${simulation.newKey()}`,
    payerName: '青岛示例会展有限公司',
    payerAccount: '3700111122223333',
    payerBank: '示例银行市南支行',
    ...(isOdd && choose.chance(0.5) && { sendBack: true }),
  });
}

async function fundingOf({ documents }: Simulation, taskId: string) {
  const { fundingId = '' } = documents.get(taskFunds, taskId) ?? {};
  return documents.get(fundings, fundingId);
}

const mostOpen = 4;

/** Makes a task, publishes it and, mostly, pays for it; where enough are open, nobody needs another. */
async function publish(simulation: Simulation): Promise<Answer | undefined> {
  const { choose, documents } = simulation;
  if (documents.all(tasks).filter(({ status }) => status === 'open').length >= mostOpen) return undefined;
  const publisher = choose.pick(simulation.publishers);
  const input = { task: draftOf(simulation), idempotencyKey: simulation.newKey() };
  const made = await publisher.call('publishing/createTask', input);
  if (!made.ok || choose.chance(0.05)) return made;
  const { taskId } = made.data.task;
  const opened = await publisher.call('publishing/openTask', { taskId });
  const funding = opened.ok && choose.chance(0.8) ? await fundingOf(simulation, taskId) : undefined;
  return funding ? transfer(simulation, funding) : opened;
}

/** An open task that nobody has signed up for: all of it can change. */
function untouched(simulation: Simulation) {
  const { documents } = simulation;
  const taken = new Set(documents.all(orders).map(({ taskId }) => taskId));
  return anyOf(
    simulation,
    documents.all(tasks).filter(({ id, status }) => status === 'open' && !taken.has(id)),
  );
}

const change = (
  simulation: Simulation,
  task: { id: string; publisherId: string } | undefined,
  changes: object,
) =>
  task &&
  publisherOf(simulation, task.publisherId)?.call('publishing/updateTask', { taskId: task.id, changes });

/** Work so far ahead that there is time to answer to other terms. */
const timeToAnswerMs = 40 * hourMs;

/** An open task that somebody waits for or is admitted to, and that is far enough ahead; now and then any open one. */
function askable(simulation: Simulation) {
  const { choose, documents, system } = simulation;
  const people = new Set(
    documents.all(orders).flatMap(({ taskId, status }) => (isGoing.has(status) ? [taskId] : [])),
  );
  const fromMs = system.clock.nowMs() + timeToAnswerMs;
  const open = documents.all(tasks).filter(({ status }) => status === 'open');
  const far = open.filter(({ id, sessions }) => people.has(id) && (sessions[0]?.startMs ?? 0) > fromMs);
  return anyOf(simulation, choose.chance(0.05) ? open : far);
}
const isGoing: ReadonlySet<string> = new Set(['applied', 'admitted']);

/** Asks those who signed up to accept other terms; what these cost more is mostly paid at once. */
async function changeTerms(simulation: Simulation): Promise<Answer | undefined> {
  const { choose } = simulation;
  const task = askable(simulation);
  if (!task) return undefined;
  const later = choose.int(0, 2) * dayMs;
  const changes = choose.pick<object>([
    { payFen: choose.int(1_000, 40_000) },
    { payFen: task.payFen + choose.int(1, 3_000) },
    {
      sessions: task.sessions.map(({ startMs, endMs }) => ({
        startMs: startMs + later,
        endMs: endMs + later,
      })),
    },
    { placeName: '台东步行街北口' },
  ]);
  const { id: taskId, termsVersion } = task;
  const asked = await publisherOf(simulation, task.publisherId)?.call('publishing/changeTerms', {
    taskId,
    termsVersion,
    changes,
  });
  const funding = asked?.data?.due && choose.chance(0.7) ? await fundingOf(simulation, taskId) : undefined;
  return funding ? transfer(simulation, funding) : asked;
}

/** Whoever applies: what they write, hand in, and an operator decides. */
const applying: Move = {
  name: 'becoming a publisher',
  weight: 4,
  async run(simulation) {
    const { applicant, choose, documents, operator } = simulation;
    const application = documents.get(publisherApplications, applicant.accountId);
    const known = registered('wu');
    const isCorrection =
      application !== undefined &&
      application.status !== 'approved' &&
      documents.get(publisherRecords, applicant.accountId) !== undefined;
    if (isCorrection && choose.chance(0.2)) return applicant.call('publishers/drop');
    if (application?.status === 'submitted' && choose.chance(0.8)) {
      const decision = choose.chance(0.5)
        ? { decision: 'approve' }
        : { decision: 'return', reasons: ['licence-unclear'] };
      const { accountId } = applicant;
      return operator.call('operations/decidePublisher', {
        accountId,
        submittedAtMs: application.submittedAtMs,
        ...decision,
      });
    }
    if (!application || application.status === 'approved' || choose.chance(0.2)) {
      const name = `小吴的第 ${choose.int(1, 1_000)} 家花店`;
      const fields = { kind: 'person', name, contactName: known.name, contactPhone: '13800001234' };
      return applicant.call('publishers/save', { fields: { ...fields, faceId: applicant.faceId } });
    }
    const handedIn = { idNumber: known.idNumber, terms: currentTerms };
    return applicant.call('publishers/submit', { ...handedIn, idempotencyKey: simulation.newKey() });
  },
};

/** What publishers do about their tasks, and what is paid for them. */
export const publisherMoves: readonly Move[] = [
  { name: 'publish a task', weight: 7, run: publish },
  {
    name: 'publish a draft',
    weight: 3,
    async run(simulation) {
      const task = someTask(simulation, 'draft');
      return (
        task && publisherOf(simulation, task.publisherId)?.call('publishing/openTask', { taskId: task.id })
      );
    },
  },
  {
    name: 'publish again what was paid for',
    weight: 6,
    async run(simulation) {
      const { documents } = simulation;
      const paid = documents
        .all(tasks)
        .filter(
          ({ id, status }) => status === 'draft' && (documents.get(taskFunds, id)?.reservedFen ?? 0) > 0,
        );
      const task = anyOf(simulation, paid);
      const cheap = { ...planOf(simulation), payUnit: 'day', payFen: 1_000, quantity: 1, places: 1 };
      const changed = await change(simulation, task, { ...cheap, description: '在步行街向行人派发传单。' });
      if (!task || !changed?.ok) return changed;
      return publisherOf(simulation, task.publisherId)?.call('publishing/openTask', { taskId: task.id });
    },
  },
  {
    name: 'change a task',
    weight: 2,
    run: async (simulation) =>
      change(
        simulation,
        someTask(simulation, 'draft', 'in-review', 'awaiting-funds', 'open'),
        simulation.choose.pick([{ title: '海边风筝节引导员' }, { minAge: 18 }, planOf(simulation)]),
      ),
  },
  {
    name: 'change what nobody signed up for',
    weight: 8,
    async run(simulation) {
      const { choose } = simulation;
      const task = untouched(simulation);
      const payFen = task && (choose.chance(0.6) ? task.payFen + 3_000 : Math.ceil(task.payFen / 2));
      return change(simulation, task, choose.chance(0.5) ? { payFen } : { description: doubtful });
    },
  },
  {
    name: 'change the places or the deadline of an open task',
    weight: 7,
    async run(simulation) {
      const { choose, documents } = simulation;
      const open = documents.all(tasks).filter(({ status }) => status === 'open');
      const wanting = open.filter(({ id }) => documents.get(taskFunds, id)?.wantedPlaces !== undefined);
      const task = anyOf(simulation, wanting.length > 0 && choose.chance(0.8) ? wanting : open);
      if (!task) return undefined;
      return change(
        simulation,
        task,
        choose.chance(0.7)
          ? { places: task.places + choose.int(-1, 3) }
          : { signUpDeadlineMs: task.signUpDeadlineMs + choose.int(0, 3 * hourMs) },
      );
    },
  },
  { name: 'change terms under those who signed up', weight: 12, run: changeTerms },
  {
    name: 'close a task',
    weight: 1,
    async run(simulation) {
      const task = someTask(simulation, 'open');
      return (
        task && publisherOf(simulation, task.publisherId)?.call('publishing/closeTask', { taskId: task.id })
      );
    },
  },
  {
    name: 'cancel a funding',
    weight: 1.5,
    async run(simulation) {
      const task = someTask(simulation, 'awaiting-funds', 'open');
      return (
        task &&
        publisherOf(simulation, task.publisherId)?.call('publishing/cancelFunding', { taskId: task.id })
      );
    },
  },
  {
    name: 'decide on a doubtful task',
    weight: 6,
    async run(simulation) {
      const task = someTask(simulation, 'in-review');
      if (!task?.review) return undefined;
      const { submittedAtMs } = task.review;
      return simulation.operator.call(
        'operations/reviewTask',
        simulation.choose.chance(0.7)
          ? { taskId: task.id, submittedAtMs, decision: 'approve' }
          : { taskId: task.id, submittedAtMs, decision: 'reject', reason: '请写明住宿费由谁承担' },
      );
    },
  },
  {
    name: 'a transfer comes in',
    weight: 8,
    async run(simulation) {
      const { choose, documents } = simulation;
      const all = documents.all(fundings);
      const awaited = all.filter(({ status }) => status === 'awaiting');
      const funding = anyOf(simulation, choose.chance(0.1) ? all : awaited);
      return funding && transfer(simulation, funding);
    },
  },
  applying,
];
