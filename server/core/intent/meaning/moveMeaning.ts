/** What asking for a move means: one call for all the things that go to one module. */
import { ok, type Result } from '../../../base/result.ts';
import type { DestinationSpec } from '../../operation/destination.ts';
import type { TargetSpec } from '../../operation/target.ts';
import { deepLanguageOfPath } from '../../terrain/languageId.ts';
import type { Ask } from '../phrases/phraseValue.ts';
import { destinationInWords } from './destinationMeaning.ts';
import { type AskContext, type MeantCall, type Problem, problem, type ResolvedThing } from './operationMeaning.ts';
import { followingInWords, targetBriefly, targetInWords, withoutAbsent } from './targetWords.ts';

export function moveMeaning(ask: Ask, things: readonly ResolvedThing[], context: AskContext): Result<readonly MeantCall[], Problem> {
  const destination = ask.details?.destination;
  const [first] = things;
  if (destination?.kind !== 'destination' || first === undefined) return problem('it does not say where to');
  const module = things.find(({ spec }) => isModule(spec));
  if (module) return problem(`${module.spec.name} is a module, which is moved as one`, `move the module ${module.spec.name} to lib/`);
  const meant = context.destination(destination, first.spec);
  if (!meant.ok) return meant;
  const { spec } = meant.value;
  if (spec.kind === 'class') return problem('only methods are moved into a class', 'make the function area a method of Shape');
  if (spec.kind === 'folder' || /[\\/]$/.test(spec.path))
    return problem('a folder holds files; say which file it should go to', 'move f to lib/dates.py');
  const targets = things.map((thing) => thing.spec);
  const where = destinationInWords(spec);
  const keepOld = ask.keepOld !== undefined;
  const { emptied } = ask.details ?? {};
  const said = emptied?.kind === 'words' ? emptied.text : undefined;
  const kept = `${keepOld ? ', keeping it importable from the old module' : ''}${emptiedInWords(said)}${followingInWords(ask.also)}`;
  return ok([
    {
      operation: 'move',
      arguments: {
        targets: targets.map(withoutAbsent),
        ...placeIn(spec),
        ...(keepOld && { keepOld: true }),
        ...(ask.also !== undefined && ask.also.length > 0 && { also: ask.also }),
        ...((said === 'keep' || said === 'remove') && { emptied: said }),
      },
      target: first.spec,
      result: where,
      summary: `Move ${targets.map(targetInWords).join(' and ')} to ${where}${kept}`,
      explained: `move ${targets.map(targetBriefly).join(', ')}, to ${where}${kept}`,
      assumptions: meant.value.assumptions,
      ...(targets.length === 1 && first.spec.name !== '' && spec.path !== '' && { afterwards: { ...first.spec, pathHint: spec.path } }),
    },
  ]);
}

function emptiedInWords(said: string | undefined): string {
  return said === 'keep' ? ', keeping the old module where nothing is left in it' : said === 'remove' ? ', removing the old module' : '';
}

function placeIn({ path, isNew, beside, with: together }: DestinationSpec): Record<string, unknown> {
  return {
    ...(path !== '' && { to: path }),
    ...(isNew && path !== '' && { newModule: true }),
    ...(beside && { beside: withoutAbsent(beside) }),
    ...(together && { with: withoutAbsent(together) }),
  };
}

function isModule({ name, kind }: TargetSpec): boolean {
  return kind === 'module' || kind === 'file' || (kind === undefined && (name.includes('/') || deepLanguageOfPath(name) !== undefined));
}
