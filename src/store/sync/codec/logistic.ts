/**
 * The logistic function and its inverse, in tables. Two browsers must come to the same bits from the same bytes, and `Math.exp` need not
 * give the same digits in both: what is used here is +, -, * and /, which IEEE 754 lays down to the last bit.
 */

const steps = 4096;
/** Where the logistic function is as good as 0 or 1. */
const farthest = 12;
const scale = steps / (2 * farthest);

/** e^x by its series, which halving the argument six times makes short. */
function exp(x: number): number {
  let [term, sum] = [1, 1];
  for (let n = 1; n < 20; n++) {
    term *= x / 64 / n;
    sum += term;
  }
  for (let n = 0; n < 6; n++) sum *= sum;
  return sum;
}

/** The natural logarithm, by the series of the inverse hyperbolic tangent. */
function log(x: number): number {
  let [rest, whole] = [x, 0];
  for (; rest > 1.5; rest /= 2) whole++;
  for (; rest < 0.75; rest *= 2) whole--;
  const ratio = (rest - 1) / (rest + 1);
  let [power, sum] = [ratio, 0];
  for (let n = 1; n < 40; n += 2) {
    sum += power / n;
    power *= ratio * ratio;
  }
  return 2 * sum + whole * Math.LN2;
}

const squashed = Float64Array.from({ length: steps }, (_, n) => 1 / (1 + exp((steps / 2 - 0.5 - n) / scale)));
const stretched = Float64Array.from({ length: steps }, (_, n) => log((n + 0.5) / (steps - n - 0.5)));

/** The probability whose odds' logarithm is `x`. */
export function squash(x: number): number {
  const at = (x * scale + steps / 2) | 0;
  return squashed[at < 0 ? 0 : at >= steps ? steps - 1 : at] ?? 0.5;
}

/** The logarithm of the odds of `probability`, which is below 1. */
export const stretch = (probability: number): number => stretched[(probability * steps) | 0] ?? 0;
