import { pictureChecks, pictures } from '../../collections/pictures';
import { type PictureVerdict, verdictStep } from '../../domain/pictures/picture-verdicts';
import type { Ports } from '../../ports/context';
import { advance } from '../lifecycles/advance';

type Judging = Pick<Ports, 'store' | 'clock'>;

/** Lets a verdict change what it changes, once; what is gone, or decided since, stays as it is. */
export const judgePicture = (
  { store, clock }: Judging,
  pictureId: string,
  verdict: PictureVerdict,
): Promise<void> =>
  store.transact(async (tx) => {
    const found = await tx.get(pictures, pictureId);
    const step = found && verdictStep(found, verdict);
    if (!step) return;
    const { doubt: _before, ...picture } = found;
    const doubted = step.doubt === undefined ? picture : { ...picture, doubt: step.doubt };
    advance(tx, pictures, doubted, step.event, { by: 'platform', atMs: clock.nowMs() });
  });

/**
 * Takes a verdict that names the check. One that we know nothing of belongs to a check whose id was lost with WeChat's
 * answer: the picture was asked for again.
 */
export async function takeVerdict(context: Judging, checkId: string, verdict: PictureVerdict): Promise<void> {
  const check = await context.store.get(pictureChecks, checkId);
  if (check) await judgePicture(context, check.pictureId, verdict);
}
