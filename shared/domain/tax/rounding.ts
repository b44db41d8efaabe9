/**
 * A quotient of non-negative integers, rounded half up, without a float in between.
 * @param dividend a safe integer, 0 or more
 * @param divisor a safe integer, 1 or more
 */
export function roundedQuotient(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  const whole = (dividend - rest) / divisor;
  return 2 * rest >= divisor ? whole + 1 : whole;
}
