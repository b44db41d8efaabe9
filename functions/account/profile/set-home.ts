import { demandConsentTo } from '../../../shared/application/account/purpose-consents';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import { homeText } from '../../../shared/domain/account/home';
import { likelyCity } from '../../../shared/domain/geo/near-city';
import type { UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

/** Keeps about where the caller lives; nobody else is ever told the place. Errors: PURPOSE_NOT_AGREED, PLACE_OUTSIDE_CITIES. */
export const setHome: UseCase<typeof accountContract.setHome, 'files'> = async (position, context) => {
  const cityCode = likelyCity(position);
  if (cityCode === undefined) throw new AppError('PLACE_OUTSIDE_CITIES');
  const account = await changeAccount(context, (current) => {
    demandConsentTo(current, 'home');
    return { ...current, home: homeText({ ...position, cityCode }) };
  });
  return { profile: await profileView(context, account) };
};
