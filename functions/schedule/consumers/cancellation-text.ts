import type { EventOf } from '../../../shared/contract/events';
import { clockText, dateText } from '../../../shared/domain/calendar/date-text';
import type { NoticeText } from './notice';

const page = 'pages/settings/leave';

/** What somebody is told of their leaving. */
export function cancellationText({
  type,
  facts,
}: EventOf<'cancellation.asked' | 'cancellation.withdrawn' | 'cancellation.stopped'>): NoticeText {
  switch (type) {
    case 'cancellation.asked':
      return {
        title: '账号正在注销',
        text: `${dateText(facts.endsAtMs)} ${clockText(facts.endsAtMs)} 注销，此前随时可以撤回。如非本人操作，请马上撤回。`,
        page,
      };
    case 'cancellation.withdrawn':
      return { title: '已撤回注销', text: '账号和里面的内容都在，可以继续使用。', page };
    case 'cancellation.stopped':
      return {
        title: '账号没有注销',
        text: '到期时还有没办完的事，账号保留不变。办完后可以重新申请注销。',
        page,
      };
  }
}
