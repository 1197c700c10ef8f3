/** Locates everything that concerns parameters becoming one object: where it is defined, who takes it, who makes one. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, Refusal } from '../../core/operation/operation.ts';
import type { ParameterObjectArguments } from '../../core/operation/parameterObject.ts';
import { deepLanguageOfPath } from '../../core/terrain/languageId.ts';
import { dottedName, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WrittenParameter } from '../../core/terrain/signatures/writtenSignature.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { usesOf } from '../changeSignature/bodyUses.ts';
import { bindArguments } from '../changeSignature/calls/argumentBinding.ts';
import { type CallSite, callsOfFamily } from '../changeSignature/calls/callSites.ts';
import { type NewCall, newArguments } from '../changeSignature/calls/newArguments.ts';
import { spreadKeysOf } from '../changeSignature/calls/plannedCall.ts';
import type { SignaturePlan } from '../changeSignature/definitions/draft.ts';
import { type Definition, elidesDefaults, familyOf, type SignatureFamily } from '../changeSignature/definitions/family.ts';
import { planSignature } from '../changeSignature/definitions/signaturePlan.ts';
import { capital, type Findings, leaveAt, shownName } from '../changeSignature/familyChange.ts';
import { Rewrites } from '../changeSignature/fileRewrite.ts';
import { rewrittenList } from '../changeSignature/listRewrite.ts';
import { type Phrase, refusal } from '../target/candidates.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import { moduleBefore } from './moduleBefore.ts';
import { rewriteDescription } from './objectDescription.ts';
import { designOf, type ObjectDesign, type OwnObject, ownObject, takenApart } from './objectDesign.ts';
import { flat, type LaidItem, listWithObject, type ObjectText } from './objectLayout.ts';
import { declared, define, type ObjectWork } from './objectPlace.ts';

export function locateObject(resolver: Resolver, args: ParameterObjectArguments, phrase: Phrase): Step<Located, Refusal> {
  const { terrain } = resolver;
  const resolved = resolveTarget(resolver, args.target, phrase);
  if (resolved.kind !== 'done') return resolved;
  const family = familyOf(resolver, resolved.value, args.target.name);
  if (family.kind !== 'done') return family;
  const chosen = chosenOf(family.value, args.parameters);
  if (typeof chosen === 'string')
    return {
      kind: 'refused',
      error: refusal('signature-unfit', `${capital(shownName(resolver, family.value))} cannot be changed so: ${chosen}.`),
    };
  const { spoken, primary } = family.value;
  const name = terrain.view(spoken.path)?.symbol(spoken.symbol)?.name ?? '';
  const design = designOf(args, family.value, chosen, name);
  if (terrain.view(primary.path)?.boundIn(0, design.className) !== -1)
    return {
      kind: 'refused',
      error: refusal('signature-unfit', `“${design.className}” is taken in ${primary.path}; say another name for the object.`),
    };
  const calls = callsOfFamily(resolver, family.value);
  if (calls.kind !== 'done') return calls;
  const findings: Findings = { decisions: [], unsettled: [], left: [], collisions: [] };
  const work: ObjectWork = { resolver, family: family.value, design, rewrites: new Rewrites(), findings };
  const done = rewrite(work, calls.value.sites);
  if (done.kind !== 'done') return done;
  for (const site of calls.value.unsettled)
    findings.unsettled.push(leaveAt(terrain.file(site.path)?.text ?? '', site, `${site.why}; it may be a call of it`));
  findings.decisions.unshift({
    kind: 'target',
    choice: `${shownName(resolver, family.value)} in ${primary.path}`,
    rationale: 'it is what the words name, with what overrides or declares it',
    rejected: [],
    confidence: 1,
    about: [placeOf(terrain, spoken)],
  });
  if (args.className === undefined)
    findings.decisions.push({
      kind: 'plan',
      choice: `called the object ${design.className}, and the parameter ${design.parameterName}`,
      rationale: 'the instruction names none; it is called after the function',
      rejected: [],
      confidence: 0.85,
      about: [],
    });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const { changed } = work.rewrites;
  return {
    kind: 'done',
    value: {
      target: {
        name,
        dotted: `${moduleName(spoken.path, terrain, terrain.facts)}.${dottedName(terrain, spoken)}`,
        kind: terrain.view(spoken.path)?.symbol(spoken.symbol)?.kind ?? 'function',
        language: terrain.file(primary.path)?.language,
        place: placeOf(terrain, spoken),
      },
      references: changed.flatMap((file) => file.references()),
      insertions: changed.flatMap((file) => file.insertions()),
      left: findings.left,
      unsettled: findings.unsettled,
      moves: [],
      collisions: [],
      decisions: findings.decisions,
      readSet: [...new Set([...calls.value.sites, ...family.value.definitions].map(({ path }) => path))].sort(),
      writeSet: changed.map(({ path }) => path),
    },
  };
}

/** The parameters meant, or a sentence why not. */
function chosenOf({ primary }: SignatureFamily, names: readonly string[]): readonly WrittenParameter[] | string {
  const given = primary.signature.parameters.filter(
    ({ receiver, kind, pattern, field }) => !receiver && !field && pattern === undefined && kind !== 'rest' && kind !== 'keywordRest',
  );
  const missing = names.find((name) => !given.some((each) => each.name === name));
  if (missing !== undefined) return `it has no parameter “${missing}” that could be part of an object`;
  const chosen = names.length === 0 ? given : given.filter(({ name }) => names.includes(name));
  if (primary.fields) return 'its constructor is made from its fields';
  return chosen.length < 2 ? 'an object is for two parameters or more' : chosen;
}

function rewrite(work: ObjectWork, sites: readonly CallSite[]): Step<null, Refusal> {
  const { resolver, family, design, rewrites, findings } = work;
  const plans = new Map<Definition['signature'], SignaturePlan>();
  for (const definition of family.definitions) {
    const plan = planOf(work, definition);
    if (typeof plan === 'string') return { kind: 'refused', error: refusal('signature-unfit', `${definition.path}: ${plan}.`) };
    plans.set(definition.signature, plan);
  }
  const overloads = family.definitions.filter((definition) => ownOf(family, design, definition) !== undefined);
  if (overloads.length > 0)
    findings.decisions.push({
      kind: 'plan',
      choice: `gave ${overloads.length === 1 ? 'an overload an object type of its own' : `${overloads.length} overloads object types of their own`}`,
      rationale: `they type what is bundled otherwise than “${design.className}” does, and which one a call means depends on that`,
      rejected: [
        { choice: `take “${design.className}” in all of them`, whyNot: 'calls would no longer get the type that their overload returns' },
      ],
      confidence: 0.9,
      about: overloads.map(({ path, signature }) => ({ path, ...signature.list })),
    });
  for (const definition of family.definitions) rewriteBody(work, definition);
  const writings: { readonly size: number; readonly write: () => void }[] = [];
  const makers = new Set<WorkspacePath>();
  for (const site of sites) {
    const { use } = site;
    if (use.kind === 'none' || use.kind === 'held') continue;
    const plan = plans.get(site.signature);
    const text = resolver.terrain.file(site.path)?.text ?? '';
    const first = use.kind === 'call' && plan ? made(work, site, plan) : undefined;
    if (use.kind !== 'call' || !plan || !first || first.doubt !== undefined || site.manner === 'forwarded') {
      findings.unsettled.push(leaveAt(text, site, 'what it gets here is not written as plain arguments'));
      continue;
    }
    if (objectAt(work, site)?.startsWith(design.className)) makers.add(site.path);
    const { list, arguments: given } = use.call;
    const write = (): void => {
      const file = rewrites.of(site.path, text);
      const object = family.language === 'python' ? undefined : fieldsAt(work, site);
      const items = (made(work, site, plan)?.arguments ?? []).map((item): LaidItem => {
        const laid = item.old === undefined && object !== undefined && item.text === flat(object) ? object : undefined;
        return {
          old: item.old && given.indexOf(item.old),
          text: item.text ?? (item.old ? file.render(item.old) : ''),
          object: laid,
        };
      });
      const layOut = family.language === 'python' ? rewrittenList : listWithObject;
      file.replace(list, layOut(text, list, given, items), {
        why: 'passes its arguments as one object',
        confidence: site.confidence,
        how: 'usage',
      });
    };
    writings.push({ size: list.end - list.start, write });
  }
  for (const definition of family.definitions) {
    const plan = plans.get(definition.signature);
    const { list } = definition.signature;
    if (plan) writings.push({ size: list.end - list.start, write: () => rewriteList(work, definition, plan) });
  }
  for (const { write } of writings.sort((a, b) => a.size - b.size)) write();
  return define(work, makers);
}

/** The plan: the chosen parameters go, and one comes where the first of them stood. */
function planOf({ resolver, family, design }: ObjectWork, definition: Definition): SignaturePlan | string {
  const rules = resolver.terrain.rulesOf(definition.path);
  const names = localNames(family, design, definition);
  const [first] = definition.signature.parameters.filter(({ name }) => [...names.values()].includes(name));
  if (!rules || !first) return 'its parameters are not those of the function named';
  const python = family.language === 'python';
  const own = ownOf(family, design, definition);
  if (design.needed && own?.needed === false) return 'an overload can be called without what the function needs';
  const needed = own?.needed ?? design.needed;
  const made = planSignature(
    definition.signature,
    definition.text,
    [
      {
        change: 'add',
        parameter: design.parameterName,
        type: own?.type ?? design.className,
        default: python && !needed ? 'None' : undefined,
        required: needed,
        keywordOnly: false,
        optional: !python && !needed,
        place: { where: 'before', parameter: first.name },
      },
      ...[...names.values()].map((parameter) => ({ change: 'remove' as const, parameter })),
    ],
    {
      rules: rules.signatures,
      family: family.language,
      typed: deepLanguageOfPath(definition.path) !== 'javascript',
      optionalStyle: /\bOptional\[/.test(definition.text),
      stub: definition.signature.body === undefined,
      elided: elidesDefaults(family, definition),
      primary: undefined,
    },
  );
  return made.ok ? made.value : made.error;
}

/** The object that one of several declarations of an ECMAScript function takes, where it is not that of all. */
function ownOf(family: SignatureFamily, design: ObjectDesign, definition: Definition): OwnObject | undefined {
  const { primary, language } = family;
  const overload = definition !== primary && definition.ref.path === primary.ref.path && definition.ref.symbol === primary.ref.symbol;
  if (language === 'python' || !overload) return undefined;
  return ownObject(design, definition, localNames(family, design, definition));
}

/** What a field is called among the parameters of a definition: an override may call it otherwise. */
function localNames({ primary }: SignatureFamily, { fields }: ObjectDesign, { signature }: Definition): ReadonlyMap<string, string> {
  const positional = (parameters: readonly WrittenParameter[]): readonly WrittenParameter[] =>
    parameters.filter(({ receiver }) => !receiver);
  return new Map(
    fields.flatMap(({ name }) => {
      if (signature.parameters.some((each) => each.name === name)) return [[name, name] as const];
      const at = positional(primary.signature.parameters).findIndex((each) => each.name === name);
      const there = positional(signature.parameters)[at];
      return there ? [[name, there.name] as const] : [];
    }),
  );
}

function rewriteList(work: ObjectWork, definition: Definition, plan: SignaturePlan): void {
  const { resolver, family, design, rewrites } = work;
  const { path, text, signature } = definition;
  const rules = resolver.terrain.rulesOf(path)?.signatures;
  if (!rules) return;
  const file = rewrites.of(path, text);
  const old = [...signature.parameters, ...signature.marks].sort((a, b) => a.start - b.start);
  const typed = deepLanguageOfPath(path) !== 'javascript';
  const taken =
    family.language === 'python' || !signature.body
      ? undefined
      : takenApart(design, definition, localNames(family, design, definition), typed);
  const items = rules.writeParameters(plan.parameters, text, signature.marks).map((item): LaidItem => {
    const object = item.old === undefined && item.text?.startsWith(design.parameterName) ? taken : undefined;
    return {
      old: item.old && old.findIndex(({ start }) => start === item.old?.start),
      text: object === undefined ? (item.text ?? (item.old ? file.render(item.old) : '')) : flat(object),
      object,
    };
  });
  if (family.language !== 'python') rewriteDescription(work, definition, new Set(localNames(family, design, definition).values()));
  const write = family.language === 'python' ? rewrittenList : listWithObject;
  const inner = write(text, signature.list, old, items);
  file.replace(signature.list, signature.bare ? `(${inner})` : inner, declared);
}

/** In Python the body reads the fields of the object; one that it writes to gets a variable of its own. */
function rewriteBody({ resolver, family, design, rewrites }: ObjectWork, definition: Definition): void {
  const { path, text, signature } = definition;
  const { body } = signature;
  if (family.language !== 'python' || body?.type !== 'block') return;
  const file = rewrites.of(path, text);
  const view = resolver.terrain.view(path);
  const before: string[] = [];
  const read = (name: string): string =>
    design.form === 'typedDict' ? `${design.parameterName}["${name}"]` : `${design.parameterName}.${name}`;
  if (!design.needed) before.push(`if ${design.parameterName} is None:`, `\t${design.parameterName} = ${design.className}()`);
  for (const [name, local] of localNames(family, design, definition)) {
    const uses = usesOf(resolver, definition, local);
    const written = uses.some(({ start }) => view?.occurrencesAt(start).some(({ role, writes }) => role === 'declaration' || writes));
    if (written) before.push(`${local} = ${read(name)}`);
    else for (const use of uses) file.substitute(use, read(name), { why: 'reads it from the object', confidence: 0.95, how: 'scope' });
  }
  const statements = body.namedChildren.filter(({ type }) => type !== 'comment');
  const docstring = statements[0]?.type === 'expression_statement' && statements[0].namedChildren[0]?.type === 'string';
  const first = statements[docstring ? 1 : 0];
  if (!first || before.length === 0) return;
  const indent = /[ \t]*$/.exec(text.slice(0, first.startIndex))?.[0] ?? '';
  const step = indent.includes('\t') ? '\t' : '    ';
  const eol = lineBreakIn(text);
  file.insert(first.startIndex, before.map((line) => `${line.replace('\t', step)}${eol}${indent}`).join(''), declared);
}

/** What a call makes: an object of what it gives; nothing when it gives none of it. */
function objectAt(work: ObjectWork, site: CallSite): string | undefined {
  const { resolver, family, design } = work;
  const parts = givenAt(work, site);
  if (parts.length === 0) return undefined;
  if (family.language !== 'python') return flat(asFields(parts));
  const whole = parts.length === design.fields.length;
  const read = (name: string): string =>
    design.form === 'typedDict' ? `${design.parameterName}["${name}"]` : `${design.parameterName}.${name}`;
  if (whole && site.inFamily && parts.every(({ name, text }) => text === read(name))) return design.parameterName;
  return `${moduleBefore(resolver, family, site)}${design.className}(${parts.map(({ name, text }) => `${name}=${text}`).join(', ')})`;
}

function fieldsAt(work: ObjectWork, site: CallSite): ObjectText | undefined {
  const parts = givenAt(work, site);
  return parts.length === 0 ? undefined : asFields(parts);
}

interface GivenField {
  readonly name: string;
  readonly text: string;
}

function asFields(parts: readonly GivenField[]): ObjectText {
  return { parts: parts.map(({ name, text }) => (name === text ? name : `${name}: ${text}`)), tail: '' };
}

function givenAt(
  { resolver, family, design, rewrites }: ObjectWork,
  { use, path, signature, withReceiver }: CallSite,
): readonly GivenField[] {
  if (use.kind !== 'call') return [];
  const definition = family.definitions.find((each) => each.signature === signature) ?? family.primary;
  const names = localNames(family, design, definition);
  const binding = bindArguments(signature, use.call.arguments, withReceiver);
  const file = rewrites.of(path, resolver.terrain.file(path)?.text ?? '');
  return design.fields.flatMap(({ name }) => {
    const ix = signature.parameters.findIndex((each) => each.name === (names.get(name) ?? name));
    const given = binding.given.get(ix);
    return given ? [{ name, text: file.render(given.value) }] : [];
  });
}

function made(work: ObjectWork, site: CallSite, plan: SignaturePlan): NewCall | undefined {
  const { resolver, rewrites, design } = work;
  const rules = resolver.terrain.rulesOf(site.path)?.signatures;
  if (site.use.kind !== 'call' || !rules) return undefined;
  const object = objectAt(work, site);
  return newArguments({
    plan,
    binding: bindArguments(site.signature, site.use.call.arguments, site.withReceiver),
    rules,
    withReceiver: site.withReceiver,
    open: false,
    followed: false,
    fresh: new Map(object === undefined ? [] : [[design.parameterName, { text: object, byName: !design.needed }]]),
    render: (extent) => rewrites.of(site.path, resolver.terrain.file(site.path)?.text ?? '').render(extent),
    keysOf: (argument) => spreadKeysOf(resolver, site.path, argument),
  });
}
