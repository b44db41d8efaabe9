import { type Picture, pictures } from '../../collections/pictures';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { operationsContract } from '../../contract/operations';
import type { Ports } from '../../ports/context';
import { advance } from '../lifecycles/advance';

export type PictureDecision = ParsedInputOf<typeof operationsContract.decidePicture>;

/** Whether it stands as it would after this decision. */
const isDecided = ({ status, approvedAtMs }: Picture, { decision }: PictureDecision): boolean =>
  decision === 'approve' ? status === 'ready' && approvedAtMs !== undefined : status === 'refused';

/**
 * Lets a picture that is in review pass, or hides it, which its owner is told; repeated, it answers the same. No
 * verdict of WeChat's changes it afterwards. Errors: PICTURE_NOT_FOUND, PICTURE_NOT_IN_REVIEW.
 */
export const decidePicture = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  decision: PictureDecision,
): Promise<Picture> =>
  store.transact(async (tx) => {
    const found = await tx.get(pictures, decision.pictureId);
    if (!found) throw new AppError('PICTURE_NOT_FOUND');
    if (isDecided(found, decision)) return found;
    const { doubt: _settled, ...picture } = found;
    const atMs = clock.nowMs();
    const approved = decision.decision === 'approve' ? { ...picture, approvedAtMs: atMs } : picture;
    return advance(tx, pictures, approved, decision.decision, { by: 'operator', atMs });
  });
