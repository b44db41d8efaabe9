import { quietApi } from '../../services/api';
import { ensureMember } from '../../services/sign-in';
import { leaveForApplication } from './leave-for-application';
import type { Publisher } from './preview';

/**
 * Lets a publisher in; whoever is none is led to where one becomes one. Answers as whom they publish, undefined when
 * the person is elsewhere now. Errors: ClientError.
 */
export async function enterPublishing(purpose: string): Promise<Publisher | undefined> {
  const member = await ensureMember(purpose);
  if (!member?.roles.includes('publisher')) {
    leaveForApplication(member !== undefined);
    return undefined;
  }
  const nobody = { publisher: { name: '', verification: 'none' as const } };
  const { publisher } = await quietApi.tasks.publisher({ publisherId: member.accountId }).catch(() => nobody);
  return { name: publisher.name, verification: publisher.verification };
}
