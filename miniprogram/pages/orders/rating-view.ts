import { labels } from '../../generated/labels';
import { moment } from '../../utils/format';

interface Rating {
  readonly onTime?: boolean;
  readonly asDescribed?: boolean;
  readonly paidAtOnce?: boolean;
  readonly breach?: keyof typeof labels.breach;
  readonly text?: string;
  readonly atMs: number;
}

export interface RatingView {
  readonly title: string;
  readonly facts: string;
  readonly text: string;
  readonly time: string;
}

const said = (is: boolean | undefined, yes: string, no: string): string =>
  is === undefined ? '' : is ? yes : no;

/** What one side says of the other, facts first. */
export function ratingView(
  title: string,
  about: 'worker' | 'publisher',
  { onTime, asDescribed, paidAtOnce, breach, text = '', atMs }: Rating,
): RatingView {
  const facts = [
    breach ? labels.breach[breach] : '',
    said(onTime, '准时', '不准时'),
    about === 'publisher'
      ? said(asDescribed, '与描述相符', '与描述不符')
      : said(asDescribed, '达到要求', '没达到要求'),
    said(paidAtOnce, '验收及时', '验收不及时'),
  ];
  return { title, facts: facts.filter(Boolean).join(' · '), text, time: moment(atMs) };
}
