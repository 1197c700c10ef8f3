/** Reads noun phrases and destinations alone for a test, as an operation that takes them would. */
import { Chart } from '../../../server/core/intent/grammar/chart.ts';
import { destinationInWords, meantDestination } from '../../../server/core/intent/meaning/destinationMeaning.ts';
import type { ThingContext } from '../../../server/core/intent/meaning/thingMeaning.ts';
import { meantThings } from '../../../server/core/intent/meaning/thingsMeaning.ts';
import { grammar } from '../../../server/core/intent/phrases/phraseBook.ts';
import { tokenise } from '../../../server/core/intent/words/tokenise.ts';
import type { TargetSpec } from '../../../server/core/operation/target.ts';

const nothing: ThingContext = { cursor: undefined, cursorIsForOne: false, last: undefined, lastIsSpent: false, scope: [] };

/** "utils/dates.py", "a new module x next to it", the cheapest reading. */
export function readDestination(text: string, context: Partial<ThingContext> = {}): string {
  const tokens = tokenise(text);
  const whole = new Chart(grammar(), tokens, 1_000_000).parse('destination', 0).filter(({ end }) => end === tokens.length);
  const [best] = [...whole].sort((a, b) => a.cost - b.cost);
  if (best?.value.kind !== 'destination') return 'not understood';
  const meant = meantDestination(best.value, undefined, { ...nothing, ...context });
  return meant.ok ? `${meant.value.spec.kind ?? '-'} ${destinationInWords(meant.value.spec)}` : `✗ ${meant.error.why}`;
}

/** "parse_row; [function outside:class]", the cheapest reading; "not understood", or the problem. */
export function readThings(text: string, context: Partial<ThingContext> & { readonly lastGroup?: readonly TargetSpec[] } = {}): string {
  const tokens = tokenise(text);
  const whole = new Chart(grammar(), tokens, 1_000_000).parse('anyThings', 0).filter(({ end }) => end === tokens.length);
  const [best] = [...whole].sort((a, b) => a.cost - b.cost);
  if (best?.value.kind !== 'things') return 'not understood';
  const meant = meantThings(best.value.items, [], [], { ...nothing, lastGroup: [], ...context });
  return meant.ok ? meant.value.things.map(({ spec }) => inShort(spec)).join('; ') : `✗ ${meant.error.why}`;
}

function inShort({ selector, name, kind, containerHint, pathHint }: TargetSpec): string {
  if (selector !== undefined) return `[${selector}]`;
  return [kind, containerHint === undefined ? name : `${containerHint}.${name}`, pathHint && `in ${pathHint}`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}
