/**
 * Which files a selector may select from, told before any of them is read: by places and tests, by names that must be written in
 * them, and by the files of what stands in a relation. It errs on the side of too many.
 */
import type { Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { isTestPath } from '../relations/testFiles.ts';
import type { SelectGround } from './evaluate.ts';
import { type PathTest, placeFits } from './placeFits.ts';
import { relatedPaths } from './relatedSymbols.ts';
import type { Selector } from './selector.ts';

type Ground = Pick<SelectGround, 'resolver' | 'spoken'>;
type Reach = Step<PathTest, Refusal>;

export function reachOf(selector: Selector, ground: Ground): Reach {
  switch (selector.kind) {
    case 'in':
      return { kind: 'done', value: placeFits(selector.place) };
    case 'has':
      return selector.trait === 'test' ? { kind: 'done', value: (path) => isTestPath(path) } : everywhere;
    case 'named':
      return /[*?]/.test(selector.pattern) ? everywhere : mentioning(selector.pattern, ground);
    case 'decorated':
      return mentioning(lastOf(selector.by), ground);
    case 'related': {
      const { relation, to } = selector;
      if (relation === 'membersOf') return mentioning(lastOf(to), ground);
      const paths = relatedPaths({ kind: 'related', relation, to }, ground);
      return paths.kind === 'done' ? { kind: 'done', value: (path) => paths.value.has(path) } : paths;
    }
    case 'and':
    case 'or':
      return joined(
        selector.of.map((part) => reachOf(part, ground)),
        selector.kind,
      );
    case 'not':
      return outside(selector.of, ground);
    case 'all':
    case 'ofKind':
    case 'inside':
      return everywhere;
  }
}

/** Only of what every symbol of a file has or has not can a file be left out. */
function outside(of: Selector, ground: Ground): Reach {
  if (of.kind !== 'in' && !(of.kind === 'has' && of.trait === 'test')) return everywhere;
  const inside = reachOf(of, ground);
  return inside.kind === 'done' ? { kind: 'done', value: (path) => !inside.value(path) } : inside;
}

const everywhere: Reach = { kind: 'done', value: () => true };

function mentioning(word: string, { resolver }: Ground): Reach {
  const mentions = resolver.terrain.facts.mentions(word);
  if (mentions === undefined) return { kind: 'need', requests: [{ kind: 'mentions', word }] };
  const paths = new Set<string>([...mentions.code, ...mentions.other.map(({ path }) => path)]);
  return { kind: 'done', value: (path) => paths.has(path) };
}

function joined(parts: readonly Reach[], how: 'and' | 'or'): Reach {
  const refused = parts.find((part) => part.kind === 'refused');
  if (refused) return refused;
  const requests = parts.flatMap((part) => (part.kind === 'need' ? part.requests : []));
  if (requests.length > 0) return { kind: 'need', requests };
  const tests = parts.flatMap((part) => (part.kind === 'done' ? [part.value] : []));
  return { kind: 'done', value: how === 'and' ? (path) => tests.every((test) => test(path)) : (path) => tests.some((test) => test(path)) };
}

function lastOf(dotted: string): string {
  return (
    dotted
      .split(/\.|::|#/)
      .filter((segment) => segment !== '')
      .at(-1) ?? dotted
  );
}
