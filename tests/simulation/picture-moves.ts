import { fileTypeOf, uploadKey } from '../../shared/application/pictures/picture-keys';
import { judgePicture } from '../../shared/application/pictures/take-verdict';
import { pictures } from '../../shared/collections/pictures';
import type { PictureVerdict } from '../../shared/domain/pictures/picture-verdicts';
import { somePng } from '../support/data/pictures';
import type { Answer } from '../support/system/test-system';
import { anyOf, passed } from './choosing';
import type { Move, Simulation } from './simulation';

const somePicture = (simulation: Simulation, ...statuses: string[]) =>
  anyOf(
    simulation,
    simulation.documents.all(pictures).filter(({ status }) => statuses.includes(status)),
  );

const png = somePng();

/** Asks for a ticket, uploads by it and says so; now and then the phone goes off between. */
async function upload(simulation: Simulation): Promise<Answer> {
  const { choose, workers, system } = simulation;
  const who = choose.pick(workers);
  const purpose = choose.chance(0.25) ? 'face' : 'hand-in';
  const asked = { purpose, format: 'png', idempotencyKey: simulation.newKey() };
  const ticket = await who.call('pictures/ticket', asked);
  if (!ticket.ok || choose.chance(0.1)) return ticket;
  const { pictureId } = ticket.data;
  await system.ports.files.put(uploadKey(pictureId, 'png'), png, fileTypeOf('png'));
  return who.call('pictures/done', { pictureId });
}

/** What WeChat says of a picture, in time, late, or twice. */
async function judge(simulation: Simulation): Promise<Answer | undefined> {
  const { choose, process, system } = simulation;
  const picture = somePicture(simulation, 'checking', 'in-review', 'ready');
  if (!picture) return undefined;
  const verdict = choose.pick<PictureVerdict>(['pass', 'pass', 'review', 'risky', 'unable']);
  // Who crashes here is WeChat's door: it is told again.
  await judgePicture({ store: process.store, clock: system.clock }, picture.id, verdict).catch(
    () => undefined,
  );
  return passed;
}

/** Pictures, from their tickets to what an operator says of them. */
export const pictureMoves: readonly Move[] = [
  { name: 'upload a picture', weight: 5, run: upload },
  { name: 'WeChat judges a picture', weight: 6, run: judge },
  {
    name: 'an operator decides on a picture',
    weight: 3,
    async run(simulation) {
      const picture = somePicture(simulation, 'in-review');
      const decision = simulation.choose.pick(['approve', 'reject']);
      return (
        picture && simulation.operator.call('operations/decidePicture', { pictureId: picture.id, decision })
      );
    },
  },
];
