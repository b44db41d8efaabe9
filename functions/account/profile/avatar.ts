import { notePictures, usePictures } from '../../../shared/application/pictures/use-pictures';
import type { Account } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import type { Context, UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

const idsOf = ({ avatarId }: Pick<Account, 'avatarId'>): string[] =>
  avatarId === undefined ? [] : [avatarId];

/** Gives the caller this avatar, or none; the one before is removed. */
async function change(context: Context<'person', 'files'>, next: Pick<Account, 'avatarId'>) {
  const subject = `avatar:${context.caller.account.id}`;
  const account = await changeAccount(
    context,
    ({ avatarId: _before, ...current }) => ({ ...current, ...next }),
    async (tx, before) => notePictures(tx, subject, idsOf(next), idsOf(before)),
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
