/** What becomes of an offer, the answers to its questions, and another place for its target. */
import { expect, test } from 'vitest';
import { argumentsOf, hasOneTarget, orderWords } from '../../../extension/mission/order.ts';
import type { OperationOffer, Question } from '../../../server/protocol/messages.ts';

const offer = (given: OperationOffer['arguments'], ...fields: readonly Question['field'][]): OperationOffer => ({
  title: 'move ‘f’ to another module',
  kind: 'refactor.move',
  operation: 'move',
  arguments: given,
  questions: fields.map((field) => ({ ask: 'text', field, prompt: '' })),
});
const place = { path: 'b.py', line: 3, column: 5, endLine: 3, endColumn: 6 };

test('answers go where their fields are, and what is on the way is made', () => {
  const given = { targets: [{ name: 'f' }], changes: [{ change: 'add' }] };
  const asked = offer(given, ['to'], ['changes', 0, 'parameter'], ['changes', 1, 'place', 'where'], ['calls', 0]);
  expect(argumentsOf({ offer: asked, answers: ['m.py', 'limit', 'last', { from: 'everywhere' }] })).toEqual({
    targets: [{ name: 'f' }],
    to: 'm.py',
    changes: [{ change: 'add', parameter: 'limit' }, { place: { where: 'last' } }],
    calls: [{ from: 'everywhere' }],
  });
  expect(given).toEqual({ targets: [{ name: 'f' }], changes: [{ change: 'add' }] });
});

test('what was left empty is not there', () => {
  expect(argumentsOf({ offer: offer({ target: { name: 'f' } }, ['type']), answers: [undefined] })).toEqual({ target: { name: 'f' } });
});

test('another place stands for the one target, or another module', () => {
  const one = { offer: offer({ target: { name: 'f' } }), answers: [] };
  const few = { offer: offer({ targets: [{ name: 'f' }] }), answers: [] };
  const many = { offer: offer({ targets: [{ name: 'f' }, { name: 'g' }] }), answers: [] };
  expect([one, few, many].map(hasOneTarget)).toEqual([true, true, false]);
  expect(argumentsOf({ ...one, target: place })).toEqual({ target: { cursor: place } });
  expect(argumentsOf({ ...few, target: place })).toEqual({ targets: [{ cursor: place }] });
  const file = { path: 'b.py', line: 1, column: 1, endLine: 1, endColumn: 1 };
  expect(argumentsOf({ ...one, target: file })).toEqual({ target: { name: 'b.py', kind: 'module' } });
});

test('it begins large where it stands by itself', () => {
  expect(orderWords({ offer: offer({}), answers: [] })).toBe('Move ‘f’ to another module');
});
