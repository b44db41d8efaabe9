import { quantityFen } from '../../../shared/application/orders/order-sum';
import { forEachOf } from '../../../shared/application/parallel';
import { type Order, orders } from '../../../shared/collections/orders';
import type { OutputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { publishingContract } from '../../../shared/contract/publishing';
import { payUnitNames } from '../../../shared/domain/money/pay';
import { groupedNumber } from '../../../shared/domain/orders/order-number';
import { type ResultLine, resultLines, type WrongLine } from '../../../shared/domain/orders/result-lines';
import type { UseCase } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';

type Read = OutputOf<typeof publishingContract.readResults>['lines'][number];

/** Numbers that are looked up at once. */
const atOnce = 10;

/** UTF-8, or what spreadsheets in China save: GB 18030. */
function textOf(content: string): string {
  const bytes = Buffer.from(content, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The publisher's own orders by their number. */
async function ownOrders(
  store: Store,
  publisherId: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Order>> {
  const found = new Map<string, Order>();
  await forEachOf(new Set(numbers), atOnce, async (number) => {
    const { items } = await store.list(orders, 'number', [number], { limit: atOnce });
    const own = items.filter((order) => order.publisherId === publisherId);
    // Two orders may have one number; what waits is meant.
    const meant = own.find(({ status }) => status === 'handed-in') ?? own[0];
    if (meant) found.set(number, meant);
  });
  return found;
}

/** Whether what a line asks for is there already. */
const isDone = ({ status, acceptedQuantity, handedInQuantity }: Order, line: ResultLine): boolean =>
  line.isReturned
    ? status === 'returned'
    : status === 'accepted' && acceptedQuantity === (line.quantity ?? handedInQuantity);

/** Why a line cannot be done to its order, or undefined. */
function faultOf(order: Order, { isReturned, quantity, reason }: ResultLine): string | undefined {
  const { status, handedInQuantity = 0, terms } = order;
  const unit = payUnitNames[terms.payUnit];
  if (status === 'accepted') return `已经验收，数量 ${order.acceptedQuantity} ${unit}，不能再改`;
  if (status !== 'handed-in') return '现在没有待验收的成果';
  if (isReturned || quantity === undefined || quantity === handedInQuantity) return undefined;
  if (quantity > handedInQuantity) return `最多 ${handedInQuantity} ${unit}，不能超过提交的数量`;
  if (terms.payUnit !== 'hour' && !Number.isInteger(quantity)) return '按小时计酬才能有半个，其余须为整数';
  return reason === undefined ? '少于提交的数量，须写说明' : undefined;
}

function readLine(order: Order | undefined, said: ResultLine): Read {
  const { line, number, isReturned, reason } = said;
  const start = { line, number: groupedNumber(number) };
  if (!order) return { ...start, state: 'wrong', error: '没有找到这个订单，或者不是您任务的订单' };
  const { terms, handedInQuantity = 0, handedInAtMs = 0 } = order;
  const quantity = isReturned ? 0 : (said.quantity ?? handedInQuantity);
  const known = { ...start, orderId: order.id, title: terms.title };
  if (isDone(order, said)) return { ...known, state: 'done' };
  const error = faultOf(order, said);
  if (error !== undefined) return { ...known, state: 'wrong', error };
  return {
    ...known,
    state: 'ready',
    handedInAtMs,
    isReturned,
    quantity,
    ...(!isReturned && { payFen: quantityFen(order, quantity) }),
    ...(reason !== undefined && { reason }),
  };
}

const isWrong = (line: ResultLine | WrongLine): line is WrongLine => 'error' in line;

/**
 * What would come of a file of results, line by line: nothing is done. Errors: RESULTS_UNREADABLE with why.
 */
export const readResults: UseCase<typeof publishingContract.readResults> = async (
  { content },
  { store, caller },
) => {
  const lines = resultLines(textOf(content));
  if (typeof lines === 'string') throw new AppError('RESULTS_UNREADABLE', { reason: lines });
  const right = lines.filter((line): line is ResultLine => !isWrong(line));
  const found = await ownOrders(
    store,
    caller.account.id,
    right.map(({ number }) => number),
  );
  return {
    lines: lines.map((line) =>
      isWrong(line) ? { ...line, state: 'wrong' as const } : readLine(found.get(line.number), line),
    ),
  };
};
