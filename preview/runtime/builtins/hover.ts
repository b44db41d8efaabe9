import { flag, type Node, number, type Property, text } from './define';

export const hoverProperties = (className: string, startMs: number, stayMs: number) =>
  ({
    hoverClass: text(className),
    hoverStopPropagation: flag(),
    hoverStartTime: number(startMs),
    hoverStayTime: number(stayMs),
  }) satisfies Record<string, Property>;

/** The class while a finger rests on it. */
export function showHover(node: Node): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (run: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  node.onEvent('touchstart', () => {
    const { hoverClass, hoverStartTime, disabled } = node.properties;
    if (!disabled && hoverClass && hoverClass !== 'none')
      later(() => node.classes(hoverClass), hoverStartTime);
  });
  const stop = () => {
    const { hoverClass, hoverStayTime } = node.properties;
    if (hoverClass && hoverClass !== 'none') later(() => node.classes(''), hoverStayTime);
  };
  for (const type of ['touchend', 'touchcancel']) node.onEvent(type, stop);
  return () => clearTimeout(timer);
}
