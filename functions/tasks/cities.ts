import { catalogueOf } from '../../shared/application/catalogue/catalogue';
import type { tasksContract } from '../../shared/contract/tasks';
import { likelyCity } from '../../shared/domain/geo/near-city';
import type { UseCase } from '../../shared/ports/context';

/** Where there is work, and in which city somebody is. */
export const cities: UseCase<typeof tasksContract.cities, 'files' | 'settings'> = async (
  { position },
  context,
) => {
  const cityCode = position && likelyCity(position);
  return { cities: [...(await catalogueOf(context).cities())], ...(cityCode !== undefined && { cityCode }) };
};
