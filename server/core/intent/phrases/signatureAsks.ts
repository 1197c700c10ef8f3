/** What all phrases about signatures share: the words they are built of, and the ask that comes of them. */
import type { ParameterChange } from '../../operation/signatureChange.ts';
import type { Captures } from '../grammar/grammar.ts';
import { type Ask, allCaptured, captured, type PhraseValue, type SignatureWish, type Thing } from './phraseValue.ts';
import { thingsIn } from './signatureParts.ts';

const operation = 'changeSignature';

export const must =
  '(should|must|shall|will|could|can | ought to | needs to | has to | have to | is to | are to | should now | should also | must also | can now | should be able to)';
export const remove =
  '(remove|drop|delete|kill|eliminate|omit|strip|discard|cut|scrap | get rid of | take out | take away | throw out | throw away | clean up | do away with | rip out)';
export const from = '(from|of|in|off | out of)';
export const andCalls =
  '[[,] [and] [also] [it|them] [update|fix|adapt|adjust|change|from|at|in] (all|every|each|its|the | all its | all the | all of its | every one of its) [existing|own] (call|calls|caller|callers | call site | call sites | call-sites | callsites | usages | uses) [accordingly | too | as well | of it]]';
export const makeIt = '(make|turn|declare|mark|let|have)';
export const keywordOnly =
  '(keyword-only|kwonly|kw-only | keyword only | named-only | name-only | a keyword-only (parameter|argument) | keyword-only parameters | keyword-only arguments | into a keyword-only (parameter|argument) | into keyword-only (parameters|arguments) | into keyword only)';

/** What is wished, of which functions; none: of those named before. */
export function signatureAsk(wish: SignatureWish | undefined, things: readonly Thing[], c: Captures<PhraseValue>): Ask | undefined {
  if (wish === undefined) return undefined;
  return { kind: 'ask', operation, things, newNames: [], after: allCaptured(c, 'place', 'place'), notes: [], details: { wish } };
}

export function changesOf(...changes: readonly ParameterChange[]): SignatureWish | undefined {
  return changes.length === 0 ? undefined : { kind: 'signatureWish', changes, calls: [] };
}

/** One change for each of the parameters that the phrase names. */
export function each(
  of: (parameter: string, c: Captures<PhraseValue>) => ParameterChange | undefined,
): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const found = captured(c, 'parametersOf', 'parameters') ?? captured(c, 'parameters', 'parameters');
    const changes = found?.names.flatMap((name) => of(name, c) ?? []) ?? [];
    const things = found?.of ?? thingsIn(c);
    if (found === undefined || changes.length !== found.names.length) return undefined;
    return signatureAsk(changesOf(...changes), things, c);
  };
}

/** Not of what can only be a file. */
export function inFunction(of: (c: Captures<PhraseValue>) => Ask | undefined): (c: Captures<PhraseValue>) => Ask | undefined {
  return (c) => {
    const ask = of(c);
    return ask?.things.some(
      ({ named, thingKind }) => named?.name.form === 'path' || thingKind === 'module' || thingKind === 'file' || thingKind === 'folder',
    )
      ? undefined
      : ask;
  };
}
