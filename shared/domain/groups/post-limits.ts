/** A post whose sending was cut off is tried once more, so that it is seen twice at worst. */
export const maxGroupPostTries = 2;

/** A post that is being sent for longer than this was cut off. */
export const groupPostSendingTimeoutMs = 2 * 60_000;

/** So long one that was cut off waits for another try; later its group would hear old news twice. */
export const groupPostRetryWithinMs = 24 * 3_600_000;
