/** What is understood was heard in full: no name, no limiting word, no second wish is passed over in silence. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { intentInShort } from '../../instructions/intentInShort.ts';
import { readInstructions } from '../../instructions/readInstructions.ts';

const understood = readInstructions().filter(({ refusal }) => refusal === undefined);

/** Everything that is said of a reading; undefined when it was refused. */
function told(instruction: string): string | undefined {
  const { result } = readInstruction(instruction, undefined);
  if (!result.ok) return undefined;
  const { operations, assumptions, ignoredWords } = result.value;
  return JSON.stringify([operations.map((operation) => operation.arguments), assumptions, ignoredWords]).toLowerCase();
}

/** Names that can be no English word: parse_row, readRow, utils.py. */
const names = /[\p{ID_Start}_$][\p{ID_Continue}$]*(?:[_\d]|\p{Ll}\p{Lu}|\.(?:py|ts|js)\b)[\p{ID_Continue}$]*/gu;

/** "Delete f and g" is about parameters where the wish before it was about a signature. */
const bareRemoval = /^(?:delete|remove|drop) \w+(?:(?:, | and )\w+)*$/i;

describe('what is understood', () => {
  it('holds every name that was written', () => {
    const lost = understood.flatMap(({ instruction }) => {
      const said = told(instruction) ?? '';
      const written = instruction.match(names)?.map((name) => name.replace(/\.\w+$/, '').toLowerCase()) ?? [];
      return written.filter((name) => !said.includes(name)).map((name) => `${name} of “${instruction}”`);
    });
    expect(lost).toEqual([]);
  });

  it('was refused, or says so, where a word was put in that would limit it', () => {
    const limiting = ['never', 'sometimes', 'unless', 'partially', 'blorp', 'half', 'except', 'without', 'almost', 'rarely'] as const;
    const plain = understood.filter(({ instruction }) => !/["'`\\]/.test(instruction));
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.constantFrom(...limiting), fc.nat(), ({ instruction }, word, where) => {
        const words = instruction.split(' ');
        const at = 1 + (where % words.length);
        const said = told([...words.slice(0, at), word, ...words.slice(at)].join(' '));
        if (said?.includes(word) === false) expect(said, `${word} in “${instruction}”`).not.toBe(told(instruction));
      }),
      { numRuns: 120 },
    );
  });

  it('is the same of each of two wishes that are said one after the other', () => {
    const alone = understood.filter(
      ({ instruction, intents }) =>
        intents.length === 1 &&
        !/\\n|\b(?:it|its|them|they|this|there|that|one|stop|don't)\b|[→>]/i.test(instruction) &&
        !bareRemoval.test(instruction),
    );
    const sectionOf = (section: string) => alone.filter((each) => each.section === section);
    const sections = [...new Set(alone.map(({ section }) => section))];
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...sections), { minLength: 2, maxLength: 2 }), fc.nat(), fc.nat(), (pair, i, j) => {
        const [one, other] = pair.map((section, k) => sectionOf(section)[(k === 0 ? i : j) % sectionOf(section).length]);
        if (one === undefined || other === undefined) return;
        const { result } = readInstruction(`${one.instruction.replace(/[.!?]+$/, '')}.\n\n${other.instruction}`, undefined);
        if (result.ok) expect(result.value.operations.map(intentInShort)).toEqual([...one.intents, ...other.intents]);
      }),
      { numRuns: 80 },
    );
  });
});
