import { charges } from '../../shared/collections/charges';
import { taskFunds } from '../../shared/collections/fundings';
import { tasks } from '../../shared/collections/tasks';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Answer } from '../support/system/test-system';
import { actorOf, anyOf, passed } from './choosing';
import type { Move, Simulation } from './simulation';

/** Somebody pays by what a phone shows; where that is over, nothing happens. */
function pay({ system, prompts }: Simulation, at: number): Answer {
  const [prompt] = prompts.splice(at, 1);
  try {
    if (prompt) system.sandbox.weChatPay.pay(prompt);
  } catch {
    // Paid already, closed or expired.
  }
  return passed;
}

/** Asks for an order at WeChat Pay, pays it or keeps it for later, and says so or leaves it to the clock. */
async function payByWeChat(simulation: Simulation): Promise<Answer | undefined> {
  const { choose, documents, prompts } = simulation;
  const due = documents.all(tasks).filter(({ id }) => documents.get(taskFunds, id)?.fundingId !== undefined);
  const task = anyOf(simulation, due);
  const publisher = task && actorOf(simulation, task.publisherId);
  if (!task || !publisher) return undefined;
  const ask = () => publisher.call('funding/payByWeChat', { taskId: task.id });
  const asked = await ask();
  if (!asked.ok || !asked.data.prompt) return asked;
  prompts.push(asked.data.prompt);
  if (choose.chance(0.2)) {
    // So late another order takes its place.
    await simulation.pass(choose.int(26, 40) * minuteMs);
    return ask();
  }
  if (choose.chance(0.2)) return asked;
  pay(simulation, prompts.length - 1);
  const { paymentId } = asked.data;
  return choose.chance(0.5) ? publisher.call('funding/checkPayment', { paymentId }) : asked;
}

/** Orders at WeChat Pay, from the first tap to what the clock makes of them. */
export const chargeMoves: readonly Move[] = [
  { name: 'pay by WeChat', weight: 5, run: payByWeChat },
  {
    name: 'pay late what a phone still shows',
    weight: 1,
    run: async (simulation) =>
      simulation.prompts.length === 0
        ? undefined
        : pay(simulation, simulation.choose.int(0, simulation.prompts.length - 1)),
  },
  {
    name: 'what was paid is asked about',
    weight: 4,
    async run(simulation) {
      const { choose, documents } = simulation;
      const open = documents.all(charges).some(({ dueAtMs }) => dueAtMs !== undefined);
      if (!open && choose.chance(0.8)) return undefined;
      await simulation.pass(choose.int(1, choose.chance(0.3) ? 40 : 2) * minuteMs);
      await simulation.drain();
      return passed;
    },
  },
];
