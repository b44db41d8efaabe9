import type { Order } from '../../collections/orders';
import { type PastTerms, pastTerms, pastTermsId } from '../../collections/tasks';
import type { Transaction } from '../../ports/store';
import { wholeTask } from '../tasks/whole-task';

/** What a task says under the terms of an order, apart from what the order holds itself. */
export type AgreedTexts = Omit<PastTerms, 'id' | 'askedAtMs' | 'answerByMs' | 'pictureIds'>;

/** What an order's task said when it was agreed, whatever it says now; undefined when it is gone. */
export async function agreedTerms(
  from: Pick<Transaction, 'get'>,
  { taskId, terms }: Order,
): Promise<AgreedTexts | undefined> {
  const past = await from.get(pastTerms, pastTermsId(taskId, terms.version));
  const said = past ?? (await wholeTask(from, taskId));
  if (!said) return undefined;
  const {
    description,
    serviceStandard,
    requirements,
    bring,
    address,
    placeName,
    longitude,
    latitude,
    perks,
  } = said;
  return {
    description,
    serviceStandard,
    requirements,
    bring,
    address,
    placeName,
    longitude,
    latitude,
    perks,
  };
}
