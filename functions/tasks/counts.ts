import { catalogueOf } from '../../shared/application/catalogue/catalogue';
import type { tasksContract } from '../../shared/contract/tasks';
import type { UseCase } from '../../shared/ports/context';
import { questionOf } from './find/question';

/** How many tasks answer a question. */
export const counts: UseCase<typeof tasksContract.counts, 'files' | 'settings'> = async (input, context) => {
  const { question } = await questionOf(input, context);
  const { total, types, districts } = await catalogueOf(context).counts(question);
  return { total, types: [...types], districts: [...districts] };
};
