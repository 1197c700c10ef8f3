/** The notation of patterns, and that a chart finds every way to read and prices each. */
import { describe, expect, it } from 'vitest';
import { Chart } from '../../../../server/core/intent/grammar/chart.ts';
import { Grammar, type Phrase, Priced, type Rule, type Terminal } from '../../../../server/core/intent/grammar/grammar.ts';
import { parsePattern } from '../../../../server/core/intent/grammar/pattern.ts';
import { tokenise } from '../../../../server/core/intent/words/tokenise.ts';

const word: Terminal<string> = {
  name: 'word',
  read: (tokens, at) => {
    const token = tokens[at];
    return token === undefined ? [] : [{ end: at + 1, cost: 1, value: token.text }];
  },
};

function rule(name: string, ...phrases: readonly Phrase<string>[]): Rule<string> {
  return { name, phrases };
}

/** Every reading of the whole text by the rule `top`, as "cost: value", cheapest first. */
function readings(text: string, ...phrases: readonly Phrase<string>[]): readonly string[] {
  const tokens = tokenise(text);
  const chart = new Chart(new Grammar([rule('top', ...phrases)], [word]), tokens, 10_000);
  return chart.parse('top', 0).flatMap(({ end, cost, value }) => (end === tokens.length ? [`${cost}: ${value}`] : []));
}

function phrase(pattern: string, cost = 0): Phrase<string> {
  return {
    pattern,
    cost,
    means: (c) =>
      ['a', 'b', 'word']
        .map((label) => c.all(label).join('+'))
        .filter((s) => s !== '')
        .join('/'),
  };
}

describe('patterns', () => {
  it.each([
    ['call <word:a> <word:b>', 'call x y', ['2: x/y']],
    ['call|name <word:a>', 'name x', ['1: x']],
    ['( give up | stop ) <word:a>', 'give up x', ['1: x']],
    ['( give up | stop ) <word:a>', 'stop x', ['1: x']],
    ['call [the] <word:a>', 'call x', ['1: x']],
    ['<word>*', 'x y z', ['3: x+y+z']],
    ['a -> <word:a>', 'a → x', ['1: x']],
    ['\\( <word:a> \\)', '( x )', ['1: x']],
    ['call <word:a>', 'call x y', []],
    ['call <word:a>', 'Call “x”', ['1: x']],
  ])('%s', (pattern, text, expected) => {
    expect(readings(text, phrase(pattern))).toEqual(expected);
  });

  it('match words whatever their case, and quoted text never', () => {
    expect(readings('CALL x', phrase('call <word:a>'))).toEqual(['1: x']);
    expect(readings('"call" x', phrase('call <word:a>'))).toEqual([]);
  });

  it.each(['(is|gets called) x', '( x', 'x )', 'x ( ) y', ''])('that make no sense are refused: %j', (notation) => {
    expect(() => parsePattern(notation)).toThrow('this must hold');
  });
});

describe('a chart', () => {
  it('finds every reading, with what it costs', () => {
    expect(readings('name name', phrase('name <word:a>'), phrase('<word:a> name', 3))).toEqual(['1: name', '4: name']);
    expect(readings('the x', phrase('[the] <word>*'))).toEqual(['1: x', '2: the+x']);
  });

  it('lets a meaning reject a match or make it dearer', () => {
    const even: Phrase<string> = {
      pattern: '<word>*',
      means: (c) => (c.all('word').length % 2 === 0 ? new Priced(c.all('word').join('+'), 10) : undefined),
    };
    expect(readings('x y', even)).toEqual(['12: x+y']);
    expect(readings('x y z', even)).toEqual([]);
  });

  it('stops at its bound and says so', () => {
    const tokens = tokenise('x y z');
    const chart = new Chart(new Grammar([rule('top', phrase('<word>*'))], [word]), tokens, 2);
    chart.parse('top', 0);
    chart.parse('top', 1);
    expect(chart.exhausted).toBe(true);
    expect(chart.parse('top', 2)).toEqual([]);
  });

  it('refuses a grammar with a rule that is missing or contains itself', () => {
    expect(() => new Grammar([rule('top', phrase('<nothing>'))], [])).toThrow('the rule <nothing> is defined');
    expect(() => new Grammar([rule('top', phrase('x <inner>')), rule('inner', phrase('y <top>'))], [])).toThrow('top > inner > top');
  });
});
