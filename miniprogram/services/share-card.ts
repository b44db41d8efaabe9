import type { TaskDetail } from '../../shared/contract/tasks';
import { labels } from '../generated/labels';
import { type Context2d, canvasFont, linesOf, roundedPath } from '../utils/canvas-text';
import { datedWorkTime, payUnitText, yuan } from '../utils/format';
import { inTime } from '../utils/in-time';
import { paperColours } from '../utils/paper-colours';
import { endedText } from '../utils/sign-up-state';

/** A canvas that never calls back is given up. */
const longestDrawingMs = 5_000;

/** 5:4, as friends' cards show it. */
const width = 500;
const height = 400;
const margin = 36;

function drawPay(context: Context2d, { pay }: TaskDetail, y: number): void {
  const amount = yuan(pay.amountFen);
  context.fillStyle = paperColours.pay;
  context.font = canvasFont(36, 600);
  context.fillText('¥', margin, y);
  context.font = canvasFont(76, 700);
  context.fillText(amount, margin + 28, y);
  const after = margin + 28 + context.measureText(amount).width + 10;
  context.fillStyle = paperColours.inkMiddle;
  context.font = canvasFont(32);
  context.fillText(`/${payUnitText(pay.unit)}`, after, y);
}

function drawTag(context: Context2d, text: string, x: number, y: number): number {
  context.font = canvasFont(26, 500);
  const tagWidth = context.measureText(text).width + 28;
  context.fillStyle = paperColours.accentSoft;
  roundedPath(context, { x, y: y - 32, width: tagWidth, height: 46, radius: 10 });
  context.fill();
  context.fillStyle = paperColours.accent;
  context.fillText(text, x + 14, y);
  return x + tagWidth + 12;
}

const placesText = (task: TaskDetail): string => endedText(task) ?? `剩 ${task.placesLeft} 名`;

/** Everything that the picture says: another word, another picture. */
export const shareCardFacts = (task: TaskDetail): readonly string[] => [
  yuan(task.pay.amountFen),
  payUnitText(task.pay.unit),
  task.title,
  datedWorkTime(task.sessions),
  task.place.name,
  labels.settlementCycle[task.settlementCycle],
  placesText(task),
];

function draw(context: Context2d, task: TaskDetail): void {
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = paperColours.accent;
  context.fillRect(0, 0, width, 10);
  context.textBaseline = 'alphabetic';
  drawPay(context, task, 104);
  context.fillStyle = paperColours.ink;
  context.font = canvasFont(36, 600);
  const lines = linesOf(context, task.title, width - 2 * margin, 2);
  lines.forEach((line, at) => {
    context.fillText(line, margin, 164 + at * 46);
  });
  const below = 164 + (lines.length - 1) * 46 + 46;
  context.fillStyle = paperColours.inkMiddle;
  context.font = canvasFont(27);
  [datedWorkTime(task.sessions), task.place.name].forEach((fact, at) => {
    context.fillText(linesOf(context, fact, width - 2 * margin, 1)[0] ?? '', margin, below + at * 38);
  });
  const afterCycle = drawTag(context, labels.settlementCycle[task.settlementCycle], margin, height - 38);
  drawTag(context, placesText(task), afterCycle, height - 38);
}

/** The task as a picture for a friend's card; undefined where the phone cannot draw off the screen. */
export async function drawShareCard(task: TaskDetail): Promise<string | undefined> {
  try {
    const canvas = wx.createOffscreenCanvas({ type: '2d', width, height });
    draw(canvas.getContext('2d') as Context2d, task);
    const drawn = wx.canvasToTempFilePath({
      canvas,
      width,
      height,
      destWidth: width,
      destHeight: height,
    });
    return (await inTime(drawn, longestDrawingMs))?.tempFilePath;
  } catch {
    return undefined;
  }
}
