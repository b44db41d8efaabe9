import type { TaskDetail } from '../../../shared/contract/tasks';
import { labels } from '../../generated/labels';
import { type Context2d, canvasFont, linesOf, roundedPath } from '../../utils/canvas-text';
import { clustersOf } from '../../utils/clusters';
import { datedWorkTime, payUnitText, yuan } from '../../utils/format';
import { paperColours } from '../../utils/paper-colours';

/** What a poster shows beside the task. */
export interface PosterParts {
  /** Who passes the task on, as they call themselves; nobody is named who has no nickname. */
  readonly sharer: string | undefined;
  /** The loaded image of the mini-program code, if there is one. */
  readonly code: unknown;
}

/** Points of the drawing; the canvas holds more pixels. A poster is paper: light in either theme. */
export const posterWidth = 320;

const margin = 24;
const inner = posterWidth - 2 * margin;
const titleLine = 33;
const codeSize = 96;
/** Text beside an icon. */
const besideIcon = margin + 28;
const { accent, accentSoft, pay: payColour, ink, inkMiddle } = paperColours;
const onHead = '#d5ebe6';
const inkSoft = '#616c69';

interface Measured {
  readonly title: readonly string[];
  readonly address: readonly string[];
  /** Where the head ends, where the facts end, and the paper. */
  readonly headEnd: number;
  readonly factsEnd: number;
  readonly height: number;
}

/** Everything that depends on how long the texts are. */
function measured(context: Context2d, { title, address }: TaskDetail): Measured {
  context.font = canvasFont(24, 600);
  const titleLines = linesOf(context, title, inner, 3);
  context.font = canvasFont(13);
  const addressLines = linesOf(context, address, inner - 28, 2);
  const headEnd = 78 + titleLines.length * titleLine;
  const factsEnd = headEnd + 140 + addressLines.length * 19;
  return { title: titleLines, address: addressLines, headEnd, factsEnd, height: factsEnd + 150 };
}

/** How high the poster of a task is, in points. */
export const posterHeight = (context: Context2d, task: TaskDetail): number => measured(context, task).height;

function drawHead(context: Context2d, { category }: TaskDetail, { title, headEnd }: Measured): void {
  context.fillStyle = accent;
  context.fillRect(0, 0, posterWidth, headEnd);
  context.fillStyle = onHead;
  context.font = canvasFont(13, 500);
  context.fillText('接单', margin, 38);
  const kind = labels.category[category];
  context.fillText(kind, posterWidth - margin - context.measureText(kind).width, 38);
  context.fillStyle = '#ffffff';
  context.font = canvasFont(24, 600);
  title.forEach((line, at) => {
    context.fillText(line, margin, 82 + at * titleLine);
  });
}

function drawOffer(context: Context2d, { pay, settlementCycle }: TaskDetail, y: number): void {
  const amount = yuan(pay.amountFen);
  const unit = `/${payUnitText(pay.unit)}`;
  const cycle = labels.settlementCycle[settlementCycle];
  context.font = canvasFont(13, 500);
  const tagWidth = context.measureText(cycle).width + 16;
  context.fillStyle = accentSoft;
  roundedPath(context, {
    x: posterWidth - margin - tagWidth,
    y: y - 20,
    width: tagWidth,
    height: 24,
    radius: 6,
  });
  context.fill();
  context.fillStyle = accent;
  context.fillText(cycle, posterWidth - margin - tagWidth + 8, y - 3);
  context.font = canvasFont(16);
  const room = inner - 22 - context.measureText(unit).width - tagWidth - 12;
  context.font = canvasFont(40, 700);
  const size = 40 * Math.min(1, room / context.measureText(amount).width);
  context.fillStyle = payColour;
  context.font = canvasFont(20, 600);
  context.fillText('¥', margin, y);
  context.font = canvasFont(size, 700);
  context.fillText(amount, margin + 16, y);
  const after = margin + 20 + context.measureText(amount).width;
  context.fillStyle = inkMiddle;
  context.font = canvasFont(16);
  context.fillText(unit, after, y);
}

/** A ring with what its lines say, 16 points wide, around the middle of a line of text. */
function drawRing(context: Context2d, y: number, lines: readonly (readonly [number, number])[]): void {
  const [x, middle] = [margin + 8, y - 5];
  context.strokeStyle = accent;
  context.lineWidth = 1.6;
  roundedPath(context, { x: x - 7, y: middle - 7, width: 14, height: 14, radius: 7 });
  context.stroke();
  context.beginPath();
  lines.forEach(([toX, toY], at) => {
    if (at === 0) context.moveTo(x + toX, middle + toY);
    else context.lineTo(x + toX, middle + toY);
  });
  context.stroke();
}

/** A pin: a drop with a dot. */
function drawPin(context: Context2d, y: number): void {
  const [x, top] = [margin + 8, y - 13];
  context.fillStyle = accent;
  context.beginPath();
  context.moveTo(x, top + 17);
  context.arcTo(x - 9, top + 8, x - 6, top, 6);
  context.arcTo(x, top - 4, x + 6, top, 6);
  context.arcTo(x + 9, top + 8, x, top + 17, 6);
  context.closePath();
  context.fill();
  context.fillStyle = '#ffffff';
  roundedPath(context, { x: x - 2.5, y: top + 3.5, width: 5, height: 5, radius: 2.5 });
  context.fill();
}

function drawFacts(context: Context2d, task: TaskDetail, { address, headEnd }: Measured): void {
  const main = (text: string, y: number) => {
    context.fillStyle = ink;
    context.font = canvasFont(15, 500);
    context.fillText(linesOf(context, text, inner - 28, 1)[0] ?? '', besideIcon, y);
  };
  const timeY = headEnd + 92;
  drawRing(context, timeY, [
    [0, -4],
    [0, 0],
    [3.5, 2],
  ]);
  main(datedWorkTime(task.sessions), timeY);
  const placeY = timeY + 32;
  drawPin(context, placeY);
  main(task.place.name, placeY);
  context.fillStyle = inkSoft;
  context.font = canvasFont(13);
  address.forEach((line, at) => {
    context.fillText(line, besideIcon, placeY + 21 + at * 19);
  });
}

function drawSharer(context: Context2d, sharer: string, y: number): void {
  context.fillStyle = accent;
  roundedPath(context, { x: margin, y: y - 20, width: 30, height: 30, radius: 15 });
  context.fill();
  context.fillStyle = '#ffffff';
  context.font = canvasFont(14, 600);
  const initial = (clustersOf(sharer)[0] ?? '').toUpperCase();
  context.fillText(initial, margin + 15 - context.measureText(initial).width / 2, y);
  context.fillStyle = ink;
  context.font = canvasFont(14, 600);
  context.fillText(linesOf(context, sharer, inner - codeSize - 52, 1)[0] ?? '', margin + 38, y - 6);
  context.fillStyle = inkSoft;
  context.font = canvasFont(12);
  context.fillText('推荐给您', margin + 38, y + 10);
}

function drawFoot(context: Context2d, { sharer, code }: PosterParts, top: number): void {
  context.fillStyle = '#f4f6f5';
  context.fillRect(0, top, posterWidth, 150);
  if (sharer !== undefined) drawSharer(context, sharer, top + 44);
  const y = top + (sharer === undefined ? 64 : 88);
  context.fillStyle = ink;
  context.font = canvasFont(13, 500);
  const where =
    code === undefined ? ['微信搜索“接单”小程序', '查看并报名'] : ['长按识别小程序码', '查看并报名'];
  context.fillText(where[0] ?? '', margin, y);
  context.fillText(where[1] ?? '', margin, y + 19);
  context.fillStyle = inkSoft;
  context.font = canvasFont(12);
  context.fillText('接任务不收任何费用', margin, y + 41);
  if (code === undefined) return;
  const x = posterWidth - margin - 8 - codeSize;
  context.fillStyle = '#ffffff';
  roundedPath(context, { x: x - 8, y: top + 19, width: codeSize + 16, height: codeSize + 16, radius: 10 });
  context.fill();
  context.drawImage(code, x, top + 27, codeSize, codeSize);
}

/** Draws the poster. */
export function drawPoster(context: Context2d, task: TaskDetail, parts: PosterParts): void {
  const size = measured(context, task);
  context.textBaseline = 'alphabetic';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, posterWidth, size.height);
  drawHead(context, task, size);
  drawOffer(context, task, size.headEnd + 54);
  drawFacts(context, task, size);
  drawFoot(context, parts, size.factsEnd);
}
