/** The only source of time. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  /** Waits; used for back-off between tries. */
  sleep(ms: number): Promise<void>;
}
