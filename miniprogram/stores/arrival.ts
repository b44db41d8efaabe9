/** The share through which this visit came; told to the server when the person signs in and signs up. */
let arrival: { readonly taskId: string; readonly share: string } | undefined;

export function arriveBy(taskId: string, share: string): void {
  arrival = { taskId, share };
}

export const latestShare = (): string | undefined => arrival?.share;

/** The share that led to this task, if one did. */
export const shareFor = (taskId: string): string | undefined =>
  arrival?.taskId === taskId ? arrival.share : undefined;
