import { decidePicture as decide } from '../../shared/application/pictures/decide-picture';
import type { operationsContract } from '../../shared/contract/operations';
import type { UseCase } from '../../shared/ports/context';

/** Decides on a picture; repeated, it answers the same. Errors: PICTURE_NOT_FOUND, PICTURE_NOT_IN_REVIEW. */
export const decidePicture: UseCase<typeof operationsContract.decidePicture> = async (input, context) => {
  const { id, status } = await decide(context, input);
  return { pictureId: id, status };
};
