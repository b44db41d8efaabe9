import type { TaskDetail } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import { type Context2d, canvasFont, linesOf, roundedPath } from '../../utils/canvas-text';
import { payUnitText, workTime, yuan } from '../../utils/format';

/** Points of the drawing; the canvas holds more pixels. A poster is paper: light in either theme. */
export const posterWidth = 320;
export const posterHeight = 500;

const margin = 24;
const codeSize = 92;
const accent = '#0b6b5d';

function drawHead(context: Context2d, task: TaskDetail): void {
  context.fillStyle = accent;
  context.fillRect(0, 0, posterWidth, 178);
  context.fillStyle = 'rgba(255, 255, 255, 0.85)';
  context.font = canvasFont(13, 500);
  context.fillText(`接单 · ${labels.category[task.category]}`, margin, 40);
  context.fillStyle = '#ffffff';
  context.font = canvasFont(22, 600);
  linesOf(context, task.title, posterWidth - 2 * margin, 3).forEach((line, at) => {
    context.fillText(line, margin, 78 + at * 31);
  });
}

function drawOffer(context: Context2d, task: TaskDetail): void {
  const amount = yuan(task.pay.amountFen);
  context.fillStyle = accent;
  context.font = canvasFont(20, 600);
  context.fillText('¥', margin, 232);
  context.font = canvasFont(42, 700);
  context.fillText(amount, margin + 16, 232);
  const after = margin + 16 + context.measureText(amount).width + 6;
  context.fillStyle = '#4a5653';
  context.font = canvasFont(16);
  context.fillText(
    `/${payUnitText(task.pay.unit)} · ${labels.settlementCycle[task.settlementCycle]}`,
    after,
    232,
  );
}

function drawFacts(context: Context2d, task: TaskDetail): void {
  const facts = [
    ['时间', workTime(task.workStartMs, task.workEndMs)],
    ['地点', `${task.place.cityName} ${task.place.name}`],
    ['名额', task.placesLeft > 0 ? `剩 ${task.placesLeft} 名，共 ${task.places} 名` : '名额已满'],
  ] as const;
  context.font = canvasFont(14);
  facts.forEach(([name, text], at) => {
    const y = 272 + at * 28;
    context.fillStyle = '#616c69';
    context.fillText(name, margin, y);
    context.fillStyle = '#141c1a';
    context.fillText(linesOf(context, text, posterWidth - 2 * margin - 44, 1)[0] ?? '', margin + 44, y);
  });
}

function drawFoot(context: Context2d, code: unknown): void {
  context.fillStyle = '#f0f3f2';
  roundedPath(context, { x: 16, y: 362, width: posterWidth - 32, height: 122, radius: 12 });
  context.fill();
  if (code === undefined) {
    context.fillStyle = '#141c1a';
    context.font = canvasFont(15, 600);
    context.fillText('在微信中搜索“接单”小程序', margin + 8, 428);
    return;
  }
  context.fillStyle = '#ffffff';
  roundedPath(context, { x: 28, y: 377, width: codeSize, height: codeSize, radius: 8 });
  context.fill();
  context.drawImage(code, 32, 381, codeSize - 8, codeSize - 8);
  context.fillStyle = '#141c1a';
  context.font = canvasFont(15, 600);
  context.fillText('长按识别小程序码', 138, 412);
  context.font = canvasFont(13);
  context.fillStyle = '#616c69';
  context.fillText('查看任务并报名', 138, 434);
  context.fillText('接任务不收任何费用', 138, 454);
}

/** Draws the poster; `code` is the loaded image of the mini-program code, if there is one. */
export function drawPoster(context: Context2d, task: TaskDetail, code: unknown): void {
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, posterWidth, posterHeight);
  drawHead(context, task);
  drawOffer(context, task);
  drawFacts(context, task);
  drawFoot(context, code);
}
