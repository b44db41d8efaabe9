import type { Notice } from '../../../shared/collections/events';

/** What a notice says, and the page that shows more. */
export type NoticeText = Pick<Notice, 'title' | 'text' | 'page'>;
