import { ageAt } from '../generated/calendar/calendar';
import { confirm } from './feedback';

/** Whether the person means the birth date that they chose. */
export const confirmAge = (birthDate: string): Promise<boolean> =>
  confirm({
    title: `您 ${ageAt(birthDate, Date.now())} 岁，确认？`,
    text: `出生日期 ${birthDate}，首次被录用后不能自行修改。`,
    yes: '确认',
    no: '返回修改',
  });
