import type { Funding } from '../../collections/fundings';

/** A payment as its publisher sees it. */
export const fundingView = ({
  id: reference,
  status,
  purpose,
  places,
  amountFen,
  refundedFen,
  createdAtMs,
}: Funding) => ({ reference, status, purpose, places, amountFen, refundedFen, createdAtMs });
