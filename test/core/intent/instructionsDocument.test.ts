/** Every example in docs/instructions.md does what the document says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instructionLengthMax } from '../../../server/core/intent/readInstruction.ts';
import { read } from './read.ts';

const document = readFileSync(new URL('../../../docs/instructions.md', import.meta.url), 'utf8');

interface Example {
  readonly instruction: string;
  readonly outcome: '→' | '✗';
  readonly said: string;
}

/** In an "examples" block each line is an instruction, in a "list" block all lines together are one. */
function examplesOf(text: string): readonly Example[] {
  const examples: Example[] = [];
  for (const [, kind, body = ''] of text.matchAll(/```(examples|list)\n([\s\S]*?)```/g)) {
    let lines: string[] = [];
    for (const line of body.trimEnd().split('\n')) {
      const outcome = /^ {2}([→✗]) (.+)$/.exec(line);
      if (outcome === null) {
        lines = kind === 'list' ? [...lines, line] : [line];
        continue;
      }
      examples.push({ instruction: lines.join('\n'), outcome: outcome[1] as Example['outcome'], said: outcome[2] ?? '' });
      lines = [];
    }
  }
  return examples;
}

const examples = examplesOf(document);

describe('docs/instructions.md', () => {
  it('has examples of both outcomes', () => {
    expect(new Set(examples.map((example) => example.outcome))).toEqual(new Set(['→', '✗']));
    expect(document).toContain(instructionLengthMax.toLocaleString('en'));
  });

  it.each(examples)('$instruction', ({ instruction, outcome, said }) => {
    const came = read(instruction);
    if (outcome === '→') expect(came).toBe(said);
    else expect(came.startsWith('instruction-') ? came : `understood as ${came}`).toContain(said);
  });
});
