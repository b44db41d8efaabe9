/** A post whose sending was cut off is tried once more, so that it is seen twice at worst. */
export const maxGroupPostTries = 2;

/** A post that is being sent for longer than this was cut off. */
export const groupPostSendingTimeoutMs = 2 * 60_000;
