import type { Occurrence } from './occurrence';

const warnedBefore = /如|若|凡|遇|发现|有人/u;
const warnedAfter = /^.{0,16}(?<![被会])(?:举报|投诉|报警)/u;
const bannedAfter =
  /^(?:者|的|人员|行为|等|都|均|是|属于)*(?:勿扰|勿入|勿进|免谈|绕行|骗局|诈骗|陷阱|违法|违规|封号|拉黑)/u;

/** Whether the text warns of the words or keeps them out: 刷单勿扰, 如有人收押金请举报. */
export const isWarning = ({ before, after }: Occurrence): boolean =>
  bannedAfter.test(after) || (warnedBefore.test(before) && warnedAfter.test(after));
