import { say } from './feedback';

/** What goes into the phone's calendar; it is never changed there by itself. */
export interface CalendarEntry {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly location: string;
}

/** An hour before: time to get there. */
const alarmSeconds = 3_600;

const seconds = (ms: number): number => Math.floor(ms / 1_000);

/** Adds one session to the phone's calendar; says what came of it. */
export function addToCalendar({ title, startMs, endMs, location }: CalendarEntry): void {
  wx.addPhoneCalendar({
    title,
    startTime: seconds(startMs),
    // WeChat's types want text where its pages say seconds.
    endTime: String(seconds(endMs)),
    location,
    alarm: true,
    alarmOffset: alarmSeconds,
    success: () => say('已添加到手机日历'),
    fail({ errMsg }) {
      if (/cancel/i.test(errMsg)) return;
      say('没有添加：请在手机设置中允许微信使用日历，或先同意隐私保护指引');
    },
  } as WechatMiniprogram.AddPhoneCalendarOption);
}
