import { type Account, accounts } from '../../collections/accounts';
import { type Picture, pictures } from '../../collections/pictures';
import type { PictureView } from '../../contract/pictures';
import type { Context } from '../../ports/context';
import { pictureView, type Viewer } from './picture-address';

type Showing = Pick<Context<'public', 'files'>, 'store' | 'files' | 'report'>;

/** Avatars adorn: one that cannot be shown right now is left out, and nobody's login fails by it. */
async function orNone<T>({ report }: Pick<Showing, 'report'>, avatar: Promise<T>): Promise<T | undefined> {
  try {
    return await avatar;
  } catch (error) {
    report(error);
    return undefined;
  }
}

const viewOf = (context: Showing, picture: Picture, viewer: Viewer): Promise<PictureView | undefined> =>
  orNone(context, pictureView(context, picture, viewer));

/** The avatar as its owner sees it, whatever was said of it; undefined where there is none. */
export async function ownAvatar(
  context: Showing,
  { avatarId }: Pick<Account, 'avatarId'>,
): Promise<PictureView | undefined> {
  if (avatarId === undefined) return undefined;
  const picture = await orNone(context, context.store.get(pictures, avatarId));
  return picture && viewOf(context, picture, 'party');
}

/** The address of an avatar that everybody may see; undefined where nobody may, or there is none. */
export async function publicAvatar(
  context: Showing,
  { avatarId }: Pick<Account, 'avatarId'>,
): Promise<string | undefined> {
  if (avatarId === undefined) return undefined;
  const picture = await orNone(context, context.store.get(pictures, avatarId));
  return (picture && (await viewOf(context, picture, 'public')))?.url;
}

/** Addresses of avatars that everybody may see, by account; two requests, one where nobody has any. */
export async function avatarsOf(
  context: Showing,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(accountIds)];
  const people = asked.length > 0 ? await context.store.getMany(accounts, asked) : [];
  const shown = people.flatMap((person) =>
    person?.avatarId === undefined ? [] : [{ accountId: person.id, pictureId: person.avatarId }],
  );
  if (shown.length === 0) return new Map();
  const found = await context.store.getMany(
    pictures,
    shown.map(({ pictureId }) => pictureId),
  );
  const views = await Promise.all(found.map((picture) => picture && viewOf(context, picture, 'public')));
  return new Map(
    shown.flatMap(({ accountId }, at): [string, string][] => {
      const url = views[at]?.url;
      return url === undefined ? [] : [[accountId, url]];
    }),
  );
}
