/** The first number below `count` for which `test` is true, else `count`; it is false up to there and true from there on. */
export function firstThat(count: number, test: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
