/** A sum to the fen, as bills show it: 282480 → `¥2,824.80`. */
export function yuanExact(amountFen: number): string {
  const whole = String(Math.floor(amountFen / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `¥${whole}.${String(amountFen % 100).padStart(2, '0')}`;
}
