/** What documentation says of parameters, when they come, go, change places or are called otherwise. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { DescribedParameter } from '../../core/terrain/signatures/writtenSignature.ts';
import type { SignaturePlan } from './definitions/draft.ts';
import type { Definition } from './definitions/family.ts';
import { typeOfLiteral } from './definitions/signaturePlan.ts';
import type { FamilyChange } from './familyChange.ts';
import type { FileRewrite, Why } from './fileRewrite.ts';

const why: Why = { why: 'the documentation tells what it takes', confidence: 0.9, how: 'declaration' };

/** What is said of a new parameter whose name tells what it is for. */
const known: Readonly<Record<string, string>> = {
  timeout: 'Seconds to wait before giving up.',
  dryrun: 'Only tell what would be done.',
  verbose: 'Tell what is being done.',
  quiet: 'Tell nothing.',
  strict: 'Raise an error instead of tolerating what is wrong.',
  force: 'Do it even if something speaks against it.',
  encoding: 'The encoding of the text.',
  limit: 'How many there may be at most.',
};

export function rewriteDescriptions({ resolver, rewrites }: FamilyChange, definition: Definition, plan: SignaturePlan): void {
  const { path, text, signature } = definition;
  const described = resolver.terrain.rulesOf(path)?.signatures.describedAt(signature, text);
  if (!described) return;
  const file = rewrites.of(path, text);
  const entry = (name: string): DescribedParameter | undefined => described.entries.find((each) => each.name === name);
  for (const { written, name, type, optional, fallback } of plan.parameters) {
    const there = written && entry(written.name);
    if (!written || !there) continue;
    const brackets = optional && !written.optional && described.bracketed && text[there.nameExtent.start - 1] !== '[';
    const shown = brackets ? `[${name}]` : name;
    if (shown !== written.name && !file.touches(there.nameExtent)) file.substitute(there.nameExtent, shown, why);
    if (name !== written.name) for (const again of there.again ?? []) file.substitute(again, name, why);
    const before = written.type && text.slice(written.type.start, written.type.end);
    if (there.type && type !== undefined && type !== before && !there.shared) file.replace(there.type, type, why);
    if (written.fallback) restateDefault(file, text, there, text.slice(written.fallback.start, written.fallback.end), fallback);
  }
  for (const ix of plan.removed) {
    const gone = entry(signature.parameters[ix]?.name ?? '');
    if (gone && !file.crosses(gone)) file.replace(gone, '', why);
  }
  inNewOrder(file, text, plan, entry);
  const slots = plan.parameters.flatMap(({ written }) => (written && entry(written.name)) ?? []).sort((a, b) => a.start - b.start);
  const eol = lineBreakIn(text);
  plan.parameters.forEach(({ old, name, type, fallback, optional }, i) => {
    if (old !== undefined) return;
    const above = plan.parameters.slice(0, i).filter(({ written }) => written && entry(written.name)).length;
    const slot = slots[above - 1];
    const place = slot?.shared ?? slot;
    const lines = described.write(name, type ?? typeOfDefault(fallback, path), wordsFor(name), fallback !== undefined || optional);
    if (place)
      file.insert(
        endOfLines(text, place),
        `${text.slice(place.start, place.end).endsWith('\n') ? '' : eol}${lines}${text.slice(place.start, place.end).endsWith('\n') ? eol : ''}`,
        why,
      );
    else if (described.entries[0]) file.insert(described.entries[0].start, `${lines}${eol}`, why);
  });
}

/** “Defaults to 3.” is no longer so; said in words of its own it is left alone. */
function restateDefault(
  file: FileRewrite,
  text: string,
  { start, end, shared }: DescribedParameter,
  was: string,
  now: string | undefined,
): void {
  if (was === now || shared) return;
  const said =
    /(?<before>\b[Dd]efault(?:s|ed)?(?: value)?(?: to| is|:|=)?\s*)(?<ticks>`{0,2})(?<value>[^\s`]+?)(?:`{0,2})(?<stop>[.,;)]*)(?=\s|$)/d.exec(
      text.slice(start, end),
    );
  const at = said?.indices?.groups?.value;
  if (!said || !at || said.groups?.value !== was) return;
  if (now !== undefined) file.substitute({ start: start + at[0], end: start + at[1] }, now, why);
  else {
    const space = /\s?$/.exec(text.slice(start, start + said.index))?.[0].length ?? 0;
    const whole = { start: start + said.index - space, end: start + said.index + said[0].length };
    if (said.groups?.stop === '.') file.replace(whole, '', why);
  }
}

function endOfLines(text: string, { start, end }: Extent): number {
  return text.slice(start, end).endsWith('\n') ? end : start + text.slice(start, end).trimEnd().length;
}

/** Entries change places as their parameters do, where they are whole lines. */
function inNewOrder(file: FileRewrite, text: string, plan: SignaturePlan, entry: (name: string) => DescribedParameter | undefined): void {
  const inOrder = plan.parameters.flatMap(({ written }) => (written && entry(written.name)) ?? []);
  const slots = [...inOrder].sort((a, b) => a.start - b.start);
  if (slots.every((slot, i) => slot === inOrder[i])) return;
  if (!slots.every(({ start, end }) => text.slice(start, end).endsWith('\n'))) return;
  const texts = inOrder.map((each) => file.render(each));
  slots.forEach((slot, i) => {
    file.replace(slot, texts[i] ?? '', why);
  });
}

function typeOfDefault(value: string | undefined, path: string): string | undefined {
  if (value === undefined) return undefined;
  const type = typeOfLiteral(value.replace(/^True$/, 'true').replace(/^False$/, 'false'));
  if (!/\.pyi?$/.test(path)) return type;
  if (type === 'number') return /[.e]/.test(value) ? 'float' : 'int';
  return type === 'boolean' ? 'bool' : type === 'string' ? 'str' : undefined;
}

/** What is said of a parameter that nothing is known of but its name. */
export function wordsFor(name: string): string {
  const plain = name.replaceAll('_', '').toLowerCase();
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .trim()
    .toLowerCase();
  return (Object.hasOwn(known, plain) ? known[plain] : undefined) ?? `The ${words}.`;
}
