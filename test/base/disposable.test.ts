import { expect, it } from 'vitest';
import { DisposableStore, toDisposable } from '../../server/base/disposable.ts';

it('a store disposes in reverse order, once, and of what comes too late; a failing member stops no other', () => {
  const log: string[] = [];
  const store = new DisposableStore();
  store.add(toDisposable(() => log.push('first')));
  store.add(
    toDisposable(() => {
      throw new Error('stuck');
    }),
  );
  store.add(toDisposable(() => log.push('third')));
  expect(() => store.dispose()).toThrow(AggregateError);
  store.dispose();
  store.add(toDisposable(() => log.push('late')));
  expect(log).toEqual(['third', 'first', 'late']);
});
