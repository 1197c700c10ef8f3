/** What is asked of a parameter that was spoken of before: "… and make it keyword-only", "it should default to 3". Which one it is, the discourse tells. */
import type { ParameterChange } from '../../operation/signatureChange.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type PhraseRule, phrases, rule } from './phraseRule.ts';
import { type Ask, captured, type PhraseValue } from './phraseValue.ts';
import { changesOf, keywordOnly, makeIt, must, signatureAsk } from './signatureAsks.ts';
import { parameterNoun } from './signatureParts.ts';

const it = `(it|this|that | (the|this|that) [new|renamed] ${parameterNoun})`;

/** The parameter without a name. */
export const partSpokenOf = '';

function part(of: (c: Captures<PhraseValue>) => ParameterChange | undefined): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const change = of(c);
    return change && signatureAsk(changesOf(change), [], c);
  };
}

const parameter = partSpokenOf;

export const partRules: readonly PhraseRule[] = [
  rule(
    'partAsk',
    ...phrases(
      [
        `[also|then] ${makeIt} ${it} [be] ${keywordOnly}`,
        `${it} ${must} [also] (be|become) [made] ${keywordOnly}`,
        `${it} ${must} only be (passed|given) (by keyword | by name)`,
        `[also|then] (force|require) callers to (pass|give) ${it} (by keyword | by name)`,
      ],
      part(() => ({ change: 'keywordOnly', parameter, reach: 'only' })),
      1,
    ),
    ...phrases(
      [
        `[also|then] ${makeIt} ${it} [be|an] optional [${parameterNoun}]`,
        `${it} ${must} [also] (be|become) [an] optional [${parameterNoun}]`,
      ],
      part(() => ({ change: 'optional', parameter })),
      1,
    ),
    ...phrases(
      [
        `[also|then] ${makeIt} ${it} [be|a] (required|mandatory) [${parameterNoun}]`,
        `${it} ${must} [also] (be|become) (required|mandatory)`,
        `[also|then] (remove|drop) its default [value]`,
      ],
      part(() => ({ change: 'noDefault', parameter })),
      1,
    ),
    ...phrases(
      [
        `[also|then] (give|provide) ${it} (a|the) [new] default [value] [of|=|:] <value>`,
        `[also|then] (make|let) ${it} default to <value>`,
        `[also|then] (set|change) its default [value] to <value>`,
        `${it} ${must} [also] default to <value>`,
        `${it} ${must} [also] be <value> by default`,
        `its default [value] ${must} be <value>`,
      ],
      part((c) => {
        const value = captured(c, 'value', 'code')?.text;
        return value === undefined ? undefined : { change: 'default', parameter, value };
      }),
      1,
    ),
    ...phrases(
      [
        `[also|then] (type|annotate | type-hint) ${it} (as|with) <typeCode>`,
        `[also|then] (give|provide) ${it} the type <typeCode>`,
        `${it} ${must} [also] be of type <typeCode>`,
        `its type ${must} be <typeCode>`,
      ],
      part((c) => {
        const type = captured(c, 'typeCode', 'code')?.text;
        return type === undefined ? undefined : { change: 'type', parameter, type };
      }),
      1,
    ),
  ),
];
