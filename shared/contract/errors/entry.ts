/** One code of the catalogue: its HTTP status, what people read, and whether the same call may succeed later. */
export interface ErrorEntry {
  readonly status: number;
  readonly retryable: boolean;
  /** Chinese: what happened and what to do. */
  readonly message: string;
}

export const entry = (status: number, message: string, retryable = false): ErrorEntry => ({
  status,
  retryable,
  message,
});
