import { notePictures, usePictures } from '../../../shared/application/pictures/use-pictures';
import type { Account } from '../../../shared/collections/accounts';
import { publishers } from '../../../shared/collections/tasks';
import type { accountContract } from '../../../shared/contract/account';
import type { Context, UseCase } from '../../../shared/ports/context';
import type { Transaction } from '../../../shared/ports/store';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

const idsOf = ({ avatarId }: Pick<Account, 'avatarId'>): string[] =>
  avatarId === undefined ? [] : [avatarId];

/** Where the person is a publisher, everybody gets it from there. */
async function showPublisher(tx: Transaction, id: string, next: Pick<Account, 'avatarId'>): Promise<void> {
  const known = await tx.get(publishers, id);
  if (!known) return;
  const { avatarId: _before, ...publisher } = known;
  tx.update(publishers, { ...publisher, ...next });
}

/** Gives the caller this avatar, or none; the one before is removed. */
async function change(context: Context<'person', 'files'>, next: Pick<Account, 'avatarId'>) {
  const subject = `avatar:${context.caller.account.id}`;
  const account = await changeAccount(
    context,
    ({ avatarId: _before, ...current }) => ({ ...current, ...next }),
    async (tx, before) => {
      await showPublisher(tx, before.id, next);
      notePictures(tx, subject, idsOf(next), idsOf(before));
    },
  );
  return { profile: await profileView(context, account) };
}

/**
 * Others see it once it has passed (docs/adr/0034).
 * Errors: PICTURE_NOT_FOUND, PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED.
 */
export const setAvatar: UseCase<typeof accountContract.setAvatar, 'files'> = async (
  { pictureId },
  context,
) => {
  const accountId = context.caller.account.id;
  await usePictures(context, [pictureId], { accountId, purpose: 'avatar', subject: `avatar:${accountId}` });
  return change(context, { avatarId: pictureId });
};

/** Errors: none. */
export const removeAvatar: UseCase<typeof accountContract.removeAvatar, 'files'> = (_input, context) =>
  change(context, {});
