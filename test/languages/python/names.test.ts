import { expect, test } from 'vitest';
import { pythonRules } from '../../../server/languages/python/rules.ts';

test.each(['name', '_x', 'Ünïcode', 'naïve', '変数', 'match', 'type', 'case', '_', '__version__', '__private', 'x1'])(
  '%s is a name',
  (name) => {
    expect(pythonRules.whyIllegalName(name, 'function')).toBeUndefined();
  },
);

test.each([
  ['', 'empty'],
  ['class', 'keyword'],
  ['None', 'keyword'],
  ['1x', 'digit'],
  ['a-b', '“-”'],
  ['a b', '“ ”'],
  ['a.b', '“.”'],
  ['😀', '“😀”'],
  ['ﬁeld', 'field'],
  ['__init__', 'meaning of its own'],
  ['__debug__', 'assigned'],
])('"%s" is none: %s', (name, why) => {
  expect(pythonRules.whyIllegalName(name, 'method')).toContain(why);
});

test('a module may be called __main__, not import', () => {
  expect(pythonRules.whyIllegalName('__main__', 'module')).toBeUndefined();
  expect(pythonRules.whyIllegalName('import', 'module')).toContain('keyword');
});

test('builtins, and what reaches subclasses', () => {
  expect(['print', 'Exception', '__name__'].every((name) => pythonRules.builtinNames.has(name))).toBe(true);
  expect(['append', 'join', 'items', '__init__'].every((name) => pythonRules.builtinMembers.has(name))).toBe(true);
  expect(['__x', '_x', 'x', '__x__'].map((name) => pythonRules.isInherited(name))).toEqual([false, true, true, true]);
});
