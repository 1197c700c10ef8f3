/**
 * What an instruction asks for, held against the terrain before it is planned: near misses of names become the names, and
 * what takes one thing and was asked of many is asked of each. Everything that was read for something else is said.
 */
import type { OperationRequest, Understanding } from '../../core/brain/brain.ts';
import type { Facts, Step } from '../../core/facts/facts.ts';
import type { Operation, Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { dottedName } from '../../core/terrain/naming.ts';
import { Resolver } from '../../core/terrain/resolver.ts';
import { type RulesByFamily, Terrain } from '../../core/terrain/terrain.ts';
import type { OperationRegistry } from '../registry.ts';
import { refusal } from '../target/candidates.ts';
import { selectedTargets } from '../target/selectedTargets.ts';
import { isTargetSchema, isTargetsSchema } from '../target/targetArguments.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { alreadyMethod } from './alreadyMethod.ts';
import { classMeant } from './classMeant.ts';
import { groundedTarget } from './groundedTarget.ts';
import { inAnotherModule } from './inAnotherModule.ts';
import { modulesMeant } from './modulesMeant.ts';
import { type NamesBefore, noteRenames, underNamesBefore } from './namesBefore.ts';
import { unchained } from './unchained.ts';

/** Operations that one instruction may come to. */
const requestsMax = 200;
const namedMax = 12;

type Arguments = Readonly<Record<string, unknown>>;

/** What earlier clauses come to. */
interface Earlier {
  readonly made: ReadonlySet<string>;
  readonly before: NamesBefore;
  readonly said: string[];
}

export function groundUnderstanding(
  { operations: asked, assumptions, ...rest }: Understanding,
  known: OperationRegistry,
  rules: RulesByFamily,
  facts: Facts,
): Step<Understanding, Refusal> {
  const resolver = new Resolver(new Terrain(facts, rules));
  const operations: OperationRequest[] = [];
  const said = [...assumptions];
  const made = new Set<string>(); // words that earlier operations bring in: new names, new files
  const before: NamesBefore = new Map();
  for (const request of asked) {
    const operation = known.get(request.operation);
    const rename = known.get('rename');
    const chain = unchained(resolver, request);
    if (chain.kind === 'need') return chain;
    if (chain.kind === 'done' && chain.value !== undefined && rename !== undefined) {
      operations.push(...chain.value.map((each) => described(each, rename, each.arguments as Arguments)));
      continue;
    }
    const grounded = operation === undefined ? [request] : groundRequest(resolver, request, operation, { made, before, said });
    if ('kind' in grounded) return grounded;
    for (const each of grounded) {
      const moved = inAnotherModule(resolver, each);
      if (moved.kind === 'need') return moved;
      const turned = alreadyMethod(resolver, each);
      if (turned.kind === 'need') return turned;
      const ofClass = classMeant(resolver, each);
      if (ofClass.kind === 'need') return ofClass;
      const modules = modulesMeant(resolver, each);
      if (modules.kind === 'need') return modules;
      if (modules.kind === 'done' && modules.value !== undefined)
        said.push(
          each.operation === 'move'
            ? 'modules are called so, and nothing in a module: they are moved as modules'
            : 'modules are called so, and no functions: the modules are merged',
        );
      const others = [moved, turned, ofClass, modules].flatMap((step) => (step.kind === 'done' ? (step.value ?? []) : []));
      operations.push(...(others.length > 0 ? others : [each]).map((step) => describedAnew(step, known, each)));
    }
    for (const word of wordsIn(request.arguments)) made.add(word);
    noteRenames(request, before);
  }
  if (operations.length > requestsMax) {
    const message = `The instruction comes to ${operations.length} operations; at most ${requestsMax} are carried out in one.`;
    return { kind: 'refused', error: refusal('bound-reached', message, [], 'Ask it of a part: of a file, or of a folder.') };
  }
  return { kind: 'done', value: { ...rest, operations, assumptions: [...new Set(said)] } };
}

function groundRequest(
  resolver: Resolver,
  request: OperationRequest,
  operation: Operation,
  { made, before, said }: Earlier,
): readonly OperationRequest[] | Exclude<Step<never, Refusal>, { kind: 'done' }> {
  let args = request.arguments as Arguments;
  for (const [key, schema] of Object.entries(operation.argumentsSchema.properties)) {
    const given = args[key];
    if (isTargetSchema(schema) && isSpec(given)) {
      if (typeof given.selector === 'string') return ofEach(resolver, request, operation, { key, selector: given.selector, before, said });
      const spec = groundSpec(resolver, given, made, said);
      if ('kind' in spec && spec.kind === 'need') return spec;
      if (spec !== given) args = { ...args, [key]: spec };
    } else if (isTargetsSchema(schema) && Array.isArray(given)) {
      const specs = given.map((each: unknown) => (isSpec(each) ? groundSpec(resolver, each, made, said) : each));
      const needs = specs.flatMap((spec) => (isNeed(spec) ? spec.requests : []));
      if (needs.length > 0) return { kind: 'need', requests: needs };
      if (specs.some((spec, i) => spec !== given[i])) args = { ...args, [key]: specs };
    }
  }
  return [args === request.arguments ? request : described(request, operation, args)];
}

type Need = Extract<Step<never, never>, { kind: 'need' }>;

function isNeed(value: unknown): value is Need {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'need' && 'requests' in value;
}

function isSpec(value: unknown): value is Partial<TargetSpec> & Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Same object when the words stay as they are. */
function groundSpec(resolver: Resolver, given: Partial<TargetSpec>, made: ReadonlySet<string>, said: string[]): Partial<TargetSpec> | Need {
  const { name = '', kind, pathHint, containerHint, cursor, selector } = given;
  if ([name, pathHint, containerHint].some((part) => part !== undefined && partsOf(part).some((word) => made.has(word)))) return given;
  const grounded = groundedTarget(resolver, { name, kind, pathHint, containerHint, cursor, selector });
  if (grounded.kind === 'need') return grounded;
  if (grounded.kind !== 'done' || grounded.value.assumption === undefined) return given;
  said.push(grounded.value.assumption);
  return Object.fromEntries(Object.entries(grounded.value.spec).filter(([, value]) => value !== undefined));
}

/** The same of each thing that the selector means. */
function ofEach(
  resolver: Resolver,
  request: OperationRequest,
  operation: Operation,
  {
    key,
    selector,
    before,
    said,
  }: { readonly key: string; readonly selector: string; readonly before: NamesBefore; readonly said: string[] },
): readonly OperationRequest[] | Exclude<Step<never, Refusal>, { kind: 'done' }> {
  const phrase = (words: string): string => request.summary.replace(/all .*/, words);
  const asSaid = selectedTargets(resolver, selector, phrase);
  const old = asSaid.kind === 'refused' ? underNamesBefore(selector, before) : undefined;
  // What is found under the name it has now is followed to the name it will have had by then.
  const found = old === undefined ? asSaid : selectedTargets(resolver, old, phrase);
  if (found.kind !== 'done') return found.kind === 'refused' ? (asSaid as typeof found) : found;
  const targets = found.value.flatMap((target) => specOf(resolver, target) ?? []);
  const [first] = found.value;
  const names = targets.slice(0, namedMax).map(({ name }) => name);
  const more = targets.length > names.length ? ` and ${targets.length - names.length} more` : '';
  const unknown = first?.reading?.unknown ?? [];
  said.push([`“${first?.reading?.words ?? selector}” is read as ${names.join(', ')}${more}`, ...unknown].join('. '));
  return targets.map((target) => described(request, operation, { ...(request.arguments as Arguments), [key]: target }));
}

function specOf({ terrain }: Resolver, target: ResolvedTarget): { readonly name: string; readonly pathHint?: string } | undefined {
  switch (target.kind) {
    case 'symbols':
      return { name: dottedName(terrain, target.primary), pathHint: target.primary.path };
    case 'place':
      return { name: `${target.sigil}${target.name}`, pathHint: target.place.path };
    case 'module':
    case 'folder':
      return { name: target.path };
  }
}

function described(request: OperationRequest, operation: Operation, args: Arguments): OperationRequest {
  const parsed = operation.parseArguments(args);
  return { ...request, arguments: args, summary: parsed.ok ? operation.describe(parsed.value) : request.summary };
}

/** As it stands, where nothing was made of it. */
function describedAnew(request: OperationRequest, known: OperationRegistry, as: OperationRequest): OperationRequest {
  const operation = request === as ? undefined : known.get(request.operation);
  return operation === undefined ? request : described(request, operation, request.arguments as Arguments);
}

function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return partsOf(value);
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'target' || key === 'targets' ? [] : wordsIn(each)));
}

function partsOf(text: string): readonly string[] {
  return [text, ...text.split(/[^\p{ID_Continue}$]+/u)].filter((part) => part.length > 2);
}
