/** `swarm terrain callers NAME`: who calls a function, method or class, or hands it on. */
import { unreachable } from '../../../../base/assert.ts';
import { dottedName } from '../../../../core/terrain/naming.ts';
import { type CallManner, type CallSite, callersOf } from '../../../../core/terrain/relations/callers.ts';
import { ExitCode } from '../../../../protocol/errors.ts';
import { countOf } from '../../render/plan.ts';
import type { TerrainGround } from './ground.ts';
import { aboutSymbol } from './spokenTarget.ts';

interface ShownSite extends CallSite {
  readonly callerName: string | undefined;
}

export async function callers(ground: TerrainGround, name: string): Promise<ExitCode> {
  const { output } = ground;
  const found = await ground.ask((facts) =>
    aboutSymbol(facts, name, 'callers', ({ resolver, target, meant, dotted, kind }) => {
      const answer = callersOf(resolver, target, meant, 'terrainAndPhysics');
      if (answer.kind !== 'done') return answer;
      const nameOf = (site: CallSite): string | undefined => site.caller && dottedName(resolver.terrain, site.caller);
      const sites = answer.value.sites.map((site): ShownSite => ({ ...site, callerName: nameOf(site) }));
      return { kind: 'done', value: { dotted, kind, sites, doubtful: answer.value.doubtful } };
    }),
  );
  if (!found.ok) return found.error;
  const { dotted, kind, sites, doubtful } = found.value;
  if (output.json) {
    output.document({
      name: dotted,
      kind,
      callers: sites.map((site) => ({
        ...ground.at(site),
        caller: site.callerName,
        how: site.how,
        passedTo: site.passedTo,
        confidence: site.confidence,
        why: site.why,
      })),
      doubtful: doubtful.map((place) => ({ ...ground.at(place), why: place.why })),
    });
    return ExitCode.done;
  }
  const { bold, dim } = output.colors;
  output.result(bold(`${kind} ${dotted}: ${countOf(sites.length, 'place')}`));
  for (const site of sites) {
    const doubt = site.confidence >= sureFrom ? '' : ` (${site.why}, ${site.confidence})`;
    output.result(`  ${ground.name(site)}  ${site.callerName ?? 'the file itself'}${dim(`${manner(site)}${doubt}`)}`);
  }
  if (doubtful.length > 0) output.result(`cannot be told: ${countOf(doubtful.length, 'place')}`);
  for (const place of doubtful) output.result(`  ${ground.name(place)}  ${dim(place.why)}`);
  return ExitCode.done;
}

/** From here on the confidence is not spoken of. */
const sureFrom = 0.9;

function manner({ how, passedTo }: { readonly how: CallManner; readonly passedTo: string | undefined }): string {
  switch (how) {
    case 'call':
      return '';
    case 'construction':
      return ' makes one';
    case 'decorator':
      return ' as a decorator';
    case 'read':
      return ' reads it';
    case 'value':
      return passedTo === undefined ? ' takes it as a value' : ` hands it to ${passedTo}`;
    default:
      return unreachable(how);
  }
}
