import { AppError } from '../../../shared/contract/errors';
import { assessText } from '../../../shared/domain/moderation/assess-text';

/** As long as the shortest telephone number: before the admission nobody is called. */
const numberLike = /(?:\d[\s-]*){7,}/;

const noNumbers = '留言中请不要写电话或账号，录用后双方会看到联系方式';

/** Whether a note may go with a sign-up. Errors: CONTENT_REJECTED with what is wrong with it. */
export function checkNote(note: string): void {
  const problem = numberLike.test(note) ? noNumbers : assessText(note)?.reason;
  if (problem !== undefined)
    throw new AppError('CONTENT_REJECTED', { problems: [{ path: 'note', problem }] });
}
