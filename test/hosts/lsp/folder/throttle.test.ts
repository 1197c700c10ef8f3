/** Work that is done at most so often. */
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../../server/base/clock.ts';
import { Throttle } from '../../../../server/hosts/lsp/folder/throttle.ts';

test('who asks many times is served once, and who asks after the end is not', async () => {
  const work = vi.fn();
  const throttle = new Throttle(systemClock, 0, work);
  for (let times = 0; times < 3; times++) throttle.ask();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
  throttle.dispose();
  throttle.ask();
  await new Promise<void>((resolve) => void systemClock.after(5, resolve));
  expect(work).toHaveBeenCalledTimes(1);
});
