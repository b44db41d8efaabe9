import type { groupsContract } from '../../shared/contract/groups';
import { cityName } from '../../shared/domain/geo/cities';
import type { UseCase } from '../../shared/ports/context';
import { requireGroups } from './own-groups';

const searchPage = 'pages/search/index';

/** A card that opens a search; what somebody typed is in its path alone, not on its face. Errors: GROUP_NOT_FOUND. */
export const searchCard: UseCase<typeof groupsContract.searchCard, 'wechat'> = async (
  { groupId, text, city: named },
  context,
) => {
  const [group] = await requireGroups(context, context.caller.service.id, [groupId]);
  const city = named ?? group?.cityCode ?? '';
  return {
    appId: context.wechat.appId,
    title: `${cityName(city) ?? ''}：查看全部找到的任务`,
    description: '可以按距离、报酬、截止时间排序',
    path: `${searchPage}?city=${city}&text=${encodeURIComponent(text)}`,
  };
};
