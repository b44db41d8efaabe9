import type { Profile } from '../../../shared/contract/account';
import { quietApi } from '../../services/api';
import { ensureMember } from '../../services/sign-in';
import { leaveForApplication } from './leave-for-application';
import type { Publisher } from './preview';

const isPublisher = ({ roles }: Profile): boolean => roles.includes('publisher');

/**
 * Lets a publisher in; whoever is none is led to where one becomes one. Answers as whom they publish, undefined when
 * the person is elsewhere now. Errors: ClientError.
 */
export async function enterPublishing(purpose: string): Promise<Publisher | undefined> {
  const known = await ensureMember(purpose);
  // Whoever was approved a moment ago is a publisher by now.
  const member = known && !isPublisher(known) ? await ensureMember(purpose, true) : known;
  if (!member || !isPublisher(member)) {
    leaveForApplication(member !== undefined);
    return undefined;
  }
  const nobody = { publisher: { name: '', verification: 'none' as const } };
  const { publisher } = await quietApi.tasks.publisher({ publisherId: member.accountId }).catch(() => nobody);
  return { name: publisher.name, verification: publisher.verification };
}
