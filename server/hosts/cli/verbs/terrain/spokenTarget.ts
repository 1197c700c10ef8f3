/** From a name as it is said on the command line to the symbol it means. */
import type { Facts, Step } from '../../../../core/facts/facts.ts';
import type { Refusal } from '../../../../core/operation/operation.ts';
import { deepLanguageOfPath } from '../../../../core/terrain/languageId.ts';
import { dottedName, kindWord } from '../../../../core/terrain/naming.ts';
import { Resolver } from '../../../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../../../core/terrain/symbolRef.ts';
import { Terrain } from '../../../../core/terrain/terrain.ts';
import { asSpoken, spokenTarget } from '../../../../operations/target/asSpoken.ts';
import { refusal } from '../../../../operations/target/candidates.ts';
import { type ResolvedTarget, resolveTarget } from '../../../../operations/target/targetResolver.ts';
import { swarmError } from '../../../../protocol/errors.ts';
import { languageRules } from '../../../languageRules.ts';

export interface SpokenSymbol {
  readonly resolver: Resolver;
  readonly target: Extract<ResolvedTarget, { kind: 'symbols' }>;
  readonly meant: readonly SymbolRef[]; // those of it that the name says: a method in the class that was named
  readonly dotted: string;
  readonly kind: string; // in words
}

/** How the question is asked again for one of several things: the words that mean it, quoted as shells take them. */
export function askedAgain(view: string, words: string): string {
  const quoted = /^[\w.:/-]+$/.test(words) ? words : `'${words}'`;
  return view === 'symbols' ? quoted : `swarm terrain ${view} ${quoted}`; // in a selector it stands behind some word of it
}

/** What a refactoring would say of a name, as a view says it: there is nothing to rename, and no cursor. */
export function asView({ error, candidates }: Refusal, view: string, words: string): Refusal {
  const paths = candidates.flatMap(({ place }) => place?.path ?? []);
  if (view !== 'refs' && error.code === 'symbol-ambiguous' && paths.every((path) => deepLanguageOfPath(path) === undefined))
    return toldOfDeep(words);
  const unsaid = error.hint === swarmError(error.code, '').hint;
  const hint = error.code === 'symbol-ambiguous' ? severalHint : error.code === 'symbol-not-found' ? unknownHint : error.hint;
  return {
    error: swarmError(error.code, error.message, unsaid ? hint : error.hint),
    candidates: candidates.map((candidate) => {
      const at = /^--at (.+)$/.exec(candidate.suggestion)?.[1];
      return at === undefined ? candidate : { ...candidate, suggestion: askedAgain(view, at) };
    }),
  };
}

const severalHint = 'Say which one: “NAME in FILE”, its dotted name, or its place as FILE:LINE:COL.';
const unknownHint = 'Check the name; “swarm terrain find” forgives typing errors.';

function toldOfDeep(words: string): Refusal {
  return refusal(
    'symbol-not-found',
    `“${words}” is in a language in which names are not resolved; this is told of Python, TypeScript and JavaScript.`,
    [],
    '“swarm terrain find”, “search”, “text” and “outline” know all languages.',
  );
}

/** The one symbol that a name means. `view`: how the question is repeated for a candidate, "callers". */
export function spokenSymbol(resolver: Resolver, name: string, view: string): Step<SpokenSymbol, Refusal> {
  const target = resolveTarget(resolver, spokenTarget(name), (words) => askedAgain(view, words));
  if (target.kind === 'refused') return { kind: 'refused', error: asView(target.error, view, name) };
  if (target.kind !== 'done') return target;
  if (target.value.kind === 'place') return { kind: 'refused', error: toldOfDeep(name) };
  if (target.value.kind !== 'symbols')
    return {
      kind: 'refused',
      error: refusal(
        'symbol-not-found',
        `“${name}” is a module, and this is told of symbols.`,
        [],
        'Name a function, a class or the like.',
      ),
    };
  const meant = asSpoken(resolver.terrain, target.value, name);
  const dotted = dottedName(resolver.terrain, meant[0] ?? target.value.primary);
  return { kind: 'done', value: { resolver, target: target.value, meant, dotted, kind: kindWord(target.value.symbolKind) } };
}

/** Asks about a symbol, from facts that grow until nothing is missing. */
export function aboutSymbol<T>(
  facts: Facts,
  name: string,
  view: string,
  question: (symbol: SpokenSymbol) => Step<T, Refusal>,
): Step<T, Refusal> {
  const resolver = new Resolver(new Terrain(facts, languageRules));
  const symbol = spokenSymbol(resolver, name, view);
  if (symbol.kind !== 'done') return symbol;
  const answer = question(symbol.value);
  const { needs } = resolver.terrain;
  return answer.kind === 'done' && needs.any ? { kind: 'need', requests: needs.requests } : answer;
}
