import type { NamedPort, Ports } from '../../ports/context';

/** Makes the ports of a function, once: those named here and the common ones. It throws what keeps it from that. */
export type Compose<P extends Ports> = (named: readonly NamedPort[]) => Promise<P>;

/** The ports of a function. What keeps it from starting is told to its operator: there is no log yet. */
export async function open<P extends Ports>(compose: Compose<P>, named: readonly NamedPort[]): Promise<P> {
  try {
    return await compose(named);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    throw error;
  }
}
