import { catalogueOf } from '../../shared/application/catalogue/catalogue';
import type { tasksContract } from '../../shared/contract/tasks';
import type { UseCase } from '../../shared/ports/context';

/** Where there is work. */
export const cities: UseCase<typeof tasksContract.cities, 'files'> = async (_input, context) => ({
  cities: [...(await catalogueOf(context).cities())],
});
