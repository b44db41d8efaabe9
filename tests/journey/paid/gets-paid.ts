import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { monthAt } from '../../../shared/domain/calendar/month';
import { nowOf, passTo, type Run } from '../run';
import { filesTaxes, reconciles } from './books';
import {
  confirms,
  drawsToWeChat,
  expiresAndIsPaidAgain,
  failsAndIsMended,
  isPaidByAlipay,
  seesReceipt,
} from './draws';
import { keepsProof, seesCosts, seesStatement } from './papers';
import { accepts, bindsAccount, identifies, joins, paysByWeChat, signsUp, work } from './works';

/** Of the task that was paid for by bank transfer: within the month's allowance, so that no tax is taken. */
const untaxed = { grossFen: 20_000, takenFen: 0, netFen: 20_000 } as const;

/**
 * From paying for a task to the bills of both rails: four people work; one is paid on WeChat once they confirm, one on
 * Alipay at once, one lets the payment expire, one has given somebody else's account. `friendOrderId`: of a task that
 * was paid for by bank transfer. Days pass on the laptop's clock.
 */
export async function getsPaid(run: Run, friendOrderId: string): Promise<void> {
  const { worker, friend, late, mistaken } = run.people;
  const startMs = await nowOf(run);
  const taskId = await paysByWeChat(run);
  const orders = {
    [worker]: await signsUp(run, worker, taskId),
    [friend]: friendOrderId,
    [late]: await joins(run, late, { taskId, nickname: '瑶瑶' }),
    [mistaken]: await joins(run, mistaken, { taskId, nickname: '老王', alipayOf: late }),
  };
  await bindsAccount(run, friend, friend);
  for (const person of Object.keys(orders)) await identifies(run, person);
  const handedIn = await work(run, orders);
  const accepted = (person: string) => accepts(run, person, orders[person] ?? '', handedIn[person] ?? 0);

  await accepted(worker);
  await seesReceipt(run, worker);
  const month = monthAt(await nowOf(run));
  await confirms(run, worker, await drawsToWeChat(run, worker));
  await accepted(friend);
  await seesReceipt(run, friend, untaxed);
  await isPaidByAlipay(run, friend);
  await accepted(late);
  await seesReceipt(run, late);
  await expiresAndIsPaidAgain(run, late, await drawsToWeChat(run, late));

  await passTo(run, (handedIn[mistaken] ?? 0) + 2 * dayMs + minuteMs);
  run.say(`${run.people.publisher} 48 小时没有处理，${mistaken} 的成果自动验收`);
  await seesReceipt(run, mistaken);
  const lastMonth = monthAt(await nowOf(run));
  await failsAndIsMended(run, mistaken);

  await seesStatement(run, worker, month);
  await keepsProof(run, worker, orders[worker] ?? '');
  await seesCosts(run, month, 3);
  await reconciles(run, startMs);
  await filesTaxes(run, [...new Set([month, lastMonth])], 4);
}
