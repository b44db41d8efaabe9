import { isOnSiteCode } from '../../../shared/application/orders/on-site-code';
import type { UsedPicture } from '../../../shared/application/pictures/use-pictures';
import type { Task } from '../../../shared/collections/tasks';
import type { Mark } from '../../../shared/collections/works';
import type { ParsedInputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { ordersContract } from '../../../shared/contract/orders';
import { distanceMetres } from '../../../shared/domain/geo/geo';
import { maxAccuracyMetres, placeRadiusMetres } from '../../../shared/domain/orders/limits';
import type { Ports } from '../../../shared/ports/context';

type Proof = ParsedInputOf<typeof ordersContract.checkIn>['proof'];

/** Where the phone is is looked at and dropped: what is kept is how far that was, and how sure it was. */
function positionMark(
  task: Task,
  proof: Extract<Proof, { method: 'position' }>,
): Pick<Mark, 'method' | 'distanceMetres' | 'accuracyMetres'> {
  const accuracyMetres = Math.round(proof.accuracyMetres);
  if (accuracyMetres > maxAccuracyMetres) throw new AppError('POSITION_VAGUE', { accuracyMetres });
  const away = Math.round(distanceMetres(task, proof));
  // It may be nearer than it seems by what the phone is not sure of.
  if (away - accuracyMetres > placeRadiusMetres)
    throw new AppError('CHECK_IN_FAR', { distanceMetres: away, radiusMetres: placeRadiusMetres });
  return { method: 'position', distanceMetres: away, accuracyMetres };
}

/**
 * What is kept of a proof that somebody was there. Errors: ON_SITE_CODE_WRONG, PHOTO_NOT_ASKED, POSITION_VAGUE,
 * CHECK_IN_FAR with how far.
 */
export function markOf(
  ports: Pick<Ports, 'hash'>,
  task: Task,
  proof: Proof,
  { atMs, pictures: [picture] }: { readonly atMs: number; readonly pictures: readonly UsedPicture[] },
): Omit<Mark, 'atMs' | 'sentAtMs'> {
  switch (proof.method) {
    case 'code':
      if (!isOnSiteCode(ports, task.id, proof.code, atMs)) throw new AppError('ON_SITE_CODE_WRONG');
      return { method: 'code' };
    case 'photo':
      if (!task.photoCheckIn) throw new AppError('PHOTO_NOT_ASKED');
      return { method: 'photo', ...(picture && { picture }) };
    case 'position':
      return positionMark(task, proof);
  }
}
