/** A sum to the fen, as bills show it: 282480 → `¥2,824.80`; less than nothing has a minus before it. */
export function yuanExact(amountFen: number): string {
  const fen = Math.abs(amountFen);
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${amountFen < 0 ? '−' : ''}¥${whole}.${String(fen % 100).padStart(2, '0')}`;
}
