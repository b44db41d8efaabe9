import { catalogueOf } from '../../shared/application/catalogue/catalogue';
import type { tasksContract } from '../../shared/contract/tasks';
import type { UseCase } from '../../shared/ports/context';

/** What a text may become, or what is popular. */
export const suggest: UseCase<typeof tasksContract.suggest, 'files' | 'settings'> = async (
  { city, text },
  context,
) => ({
  suggestions: [...(await catalogueOf(context).suggest(city, text))],
});
