/** What asking for imports from the source means: one call for all names, or for the module that passes them on, or for everything. */
import { ok, type Result } from '../../../base/result.ts';
import type { TargetSpec } from '../../operation/target.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import type { MeantCall, Problem, ResolvedThing } from './operationMeaning.ts';
import { targetsInWords, withoutAbsent } from './targetWords.ts';
import { writtenPlace } from './writtenPlace.ts';

export function importFromSourceMeaning(ask: Ask, things: readonly ResolvedThing[]): Result<readonly MeantCall[], Problem> {
  const relay = writtenPlace(ask, 'relay');
  const within = writtenPlace(ask, 'within');
  const removeRelay = ask.details?.withoutRelay !== undefined;
  const named = things.map(({ spec }) => spec);
  const passing: readonly TargetSpec[] =
    relay === undefined ? [] : [{ name: relay, kind: 'module', pathHint: undefined, containerHint: undefined, cursor: undefined }];
  const targets = named.length > 0 ? named : passing;
  const what = targets.length === 0 ? 'everything' : named.length > 0 ? targetsInWords(named) : `what ${relay ?? ''} passes on`;
  const where = within === undefined ? '' : ` in ${within}`;
  const relays = removeRelay ? ', and remove the re-exports that nobody needs' : '';
  const [target = { name: relay ?? within ?? '', kind: 'module', pathHint: undefined, containerHint: undefined, cursor: undefined }] =
    targets;
  return ok([
    {
      operation: 'importFromSource',
      arguments: {
        ...(targets.length > 0 && { targets: targets.map((each) => withoutAbsent(each)) }),
        ...(within !== undefined && { within }),
        ...(removeRelay && { removeRelay: true }),
      },
      target,
      result: 'imported from its source',
      summary: `Import ${what} from the defining module${where}${relays}`,
      ...(named.length > 0 &&
        relay !== undefined && { assumptions: [`it is imported from where it is defined, past ${relay} and whatever else passes it on`] }),
      explained: `import from source, ${what}${where}${relays}`,
    },
  ]);
}
