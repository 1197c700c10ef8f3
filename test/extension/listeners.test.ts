import { expect, test } from 'vitest';
import { Listeners } from '../../extension/listeners.ts';

test('all hear it, whatever one of them does, until they take it back', () => {
  const heard: string[] = [];
  const failures: unknown[] = [];
  const listeners = new Listeners<string>((failure) => failures.push(failure));
  const same = (text: string) => heard.push(`same ${text}`);
  listeners.add(() => {
    throw new Error('mine');
  });
  const remove = listeners.add(same);
  listeners.add(same);
  listeners.tell('one');
  remove();
  listeners.tell('two');
  expect({ heard, failures: failures.length }).toEqual({ heard: ['same one', 'same one', 'same two'], failures: 2 });
});
