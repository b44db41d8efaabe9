import type { TaskDetail } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import { type Context2d, canvasFont, linesOf, roundedPath } from '../../utils/canvas-text';
import { payUnitText, workTime, yuan } from '../../utils/format';

/** Points of the drawing; the canvas holds more pixels. A poster is paper: light in either theme. */
export const posterWidth = 320;

const margin = 24;
const inner = posterWidth - 2 * margin;
const titleLine = 31;
/** Below the head: offer, facts, and the foot with the code. */
const bodyHeight = 318;
const codeSize = 92;
const accent = '#0b6b5d';
const ink = '#141c1a';
const inkSoft = '#616c69';

function titleLines(context: Context2d, { title }: TaskDetail): string[] {
  context.font = canvasFont(22, 600);
  return linesOf(context, title, inner, 3);
}

/** Where the head ends, by the lines of the title. */
const headHeight = (lines: number): number => 84 + lines * titleLine;

/** How high the poster of a task is, in points. */
export const posterHeight = (context: Context2d, task: TaskDetail): number =>
  headHeight(titleLines(context, task).length) + bodyHeight;

function drawHead(context: Context2d, task: TaskDetail, lines: readonly string[]): void {
  context.fillStyle = accent;
  context.fillRect(0, 0, posterWidth, headHeight(lines.length));
  context.fillStyle = '#d5ebe6';
  context.font = canvasFont(13, 500);
  context.fillText(`接单 · ${labels.category[task.category]}`, margin, 42);
  context.fillStyle = '#ffffff';
  context.font = canvasFont(22, 600);
  lines.forEach((line, at) => {
    context.fillText(line, margin, 80 + at * titleLine);
  });
}

function drawOffer(context: Context2d, { pay, settlementCycle }: TaskDetail, y: number): void {
  const amount = yuan(pay.amountFen);
  const unit = `/${payUnitText(pay.unit)} · ${labels.settlementCycle[settlementCycle]}`;
  context.font = canvasFont(16);
  const room = inner - 22 - context.measureText(unit).width;
  context.font = canvasFont(42, 700);
  const size = 42 * Math.min(1, room / context.measureText(amount).width);
  context.fillStyle = accent;
  context.font = canvasFont(20, 600);
  context.fillText('¥', margin, y);
  context.font = canvasFont(size, 700);
  context.fillText(amount, margin + 16, y);
  const after = margin + 22 + context.measureText(amount).width;
  context.fillStyle = '#4a5653';
  context.font = canvasFont(16);
  context.fillText(unit, after, y);
}

function drawFacts(context: Context2d, task: TaskDetail, y: number): void {
  const facts = [
    ['时间', workTime(task.workStartMs, task.workEndMs)],
    ['地点', `${task.place.cityName} ${task.place.name}`],
    ['名额', task.placesLeft > 0 ? `剩 ${task.placesLeft} 名，共 ${task.places} 名` : '名额已满'],
  ] as const;
  context.font = canvasFont(14);
  facts.forEach(([name, text], at) => {
    context.fillStyle = inkSoft;
    context.fillText(name, margin, y + at * 28);
    context.fillStyle = ink;
    context.fillText(linesOf(context, text, inner - 44, 1)[0] ?? '', margin + 44, y + at * 28);
  });
}

function drawFoot(context: Context2d, code: unknown, top: number): void {
  context.fillStyle = '#f0f3f2';
  roundedPath(context, { x: 16, y: top, width: posterWidth - 32, height: 122, radius: 12 });
  context.fill();
  context.fillStyle = ink;
  context.font = canvasFont(15, 600);
  if (code === undefined) {
    context.fillText('在微信中搜索“接单”小程序', margin + 8, top + 66);
    return;
  }
  context.fillText('长按识别小程序码', 138, top + 50);
  context.font = canvasFont(13);
  context.fillStyle = inkSoft;
  context.fillText('查看任务并报名', 138, top + 73);
  context.fillText('接任务不收任何费用', 138, top + 93);
  context.fillStyle = '#ffffff';
  roundedPath(context, { x: 31, y: top + 15, width: codeSize, height: codeSize, radius: 8 });
  context.fill();
  context.drawImage(code, 35, top + 19, codeSize - 8, codeSize - 8);
}

/** Draws the poster; `code` is the loaded image of the mini-program code, if there is one. */
export function drawPoster(context: Context2d, task: TaskDetail, code: unknown): void {
  const lines = titleLines(context, task);
  const top = headHeight(lines.length);
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, posterWidth, top + bodyHeight);
  drawHead(context, task, lines);
  drawOffer(context, task, top + 56);
  drawFacts(context, task, top + 94);
  drawFoot(context, code, top + 180);
}
