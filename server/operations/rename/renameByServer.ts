/**
 * Rename of what is not understood in depth: a language server, or an extension of the editor, says which places change. What it says
 * is held against the texts, and is previewed, checked, written and taken back like everything else.
 */
import { LineIndex } from '../../base/lineIndex.ts';
import type { TextEdit } from '../../base/textEdit.ts';
import { byPlace, type ServerRename, type Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, LocatedReference, OperationDecision, OperationFinding, Refusal } from '../../core/operation/operation.ts';
import { splitSigil, wideNamesOf } from '../../core/syntax/wideNames.ts';
import { languageOfPath } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { refusal } from '../target/candidates.ts';
import type { WideTarget } from '../target/widePlaces.ts';
import { otherFiles } from './leftovers.ts';

type Answer = Extract<ServerRename, { answered: true }>;

const confidence = { named: 0.95, other: 0.8 } as const;

export function locateByServer(terrain: Terrain, target: WideTarget, wanted: string): Step<Located, Refusal> {
  const { facts } = terrain;
  const newName = splitSigil(wanted, target.place.path);
  const illegal = whyIllegal(target, wanted, newName);
  if (illegal) return { kind: 'refused', error: illegal };
  const answer = answerFor(terrain, target, newName.name);
  if (answer.kind !== 'done') return answer;
  const mentions = facts.mentions(target.name);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: target.name }] };
  const paths = [...new Set([...answer.value.files, ...answer.value.moves.map(({ from }) => ({ path: from }))].map(({ path }) => path))];
  const missing = [...new Set([target.place.path, ...paths])].filter((path) => !facts.file(path));
  if (missing.length > 0) return { kind: 'need', requests: missing.map((path) => ({ kind: 'file', path })) };
  const obstacle = obstacleTo(terrain, target, answer.value, paths, newName.name);
  if (obstacle) return { kind: 'refused', error: obstacle };
  const references = referencesOf(terrain, target, answer.value);
  return {
    kind: 'done',
    value: {
      target: {
        name: target.name,
        dotted: `${target.sigil}${target.name}`,
        kind: 'name',
        language: languageOfPath(target.place.path),
        place: target.place,
      },
      references,
      left: leftAlone(terrain, target, references, answer.value),
      newName: newName.name,
      moves: answer.value.moves,
      collisions: takenAlready(terrain, target, references, newName.name),
      decisions: [targetDecision(terrain, target, answer.value)],
      readSet: [...new Set([target.place.path, ...paths])].sort(),
      writeSet: [...new Set(references.map(({ path }) => path))].sort(),
    },
  };
}

/** Whether it is a name in its language the server judges; what no server can be asked with is refused here. */
function whyIllegal(
  target: WideTarget,
  wanted: string,
  { sigil, name }: { readonly sigil: string; readonly name: string },
): Refusal | undefined {
  if (name === '' || /[\s\p{Cc}]/u.test(wanted)) return refusal('name-illegal', `“${wanted}” cannot be a name.`);
  if (sigil !== '' && sigil !== target.sigil.replace('/', ''))
    return refusal(
      'name-illegal',
      `“${wanted}” begins with “${sigil}”, and “${target.sigil}${target.name}” does not: that would be something else.`,
    );
  return name === target.name ? refusal('name-unchanged', `It is called “${name}” already.`) : undefined;
}

/**
 * Some servers replace the name alone, others what is written before it too, and take the new name as it will stand. Which one this is its
 * edit of the target's own place tells.
 */
function answerFor(terrain: Terrain, target: WideTarget, newName: string): Step<Answer, Refusal> {
  const bare = ask(terrain, target, newName);
  if (bare.kind !== 'done') return bare;
  const whole = `${target.sigil}${newName}`;
  const own = bare.value.answered ? editAt(bare.value, target) : undefined;
  const withSigil =
    target.sigil !== '' && (own === undefined ? !bare.value.answered : own.start < target.place.start && own.newText === newName);
  if (!withSigil) return bare.value.answered ? { kind: 'done', value: bare.value } : unavailable(terrain, target, bare.value.why);
  const again = ask(terrain, target, whole);
  if (again.kind !== 'done') return again;
  return again.value.answered ? { kind: 'done', value: again.value } : unavailable(terrain, target, again.value.why);
}

function ask({ facts }: Terrain, { place: { path, start } }: WideTarget, newName: string): Step<ServerRename, Refusal> {
  const answer = facts.rename(path, start, newName);
  return answer ? { kind: 'done', value: answer } : { kind: 'need', requests: [{ kind: 'rename', path, offset: start, newName }] };
}

/** The edit of the place that was asked about. */
function editAt(answer: Answer, { place }: WideTarget): TextEdit | undefined {
  const edits = answer.files.find(({ path }) => path === place.path)?.edits;
  return edits?.find(({ start, end }) => start <= place.start && place.end <= end);
}

function unavailable(terrain: Terrain, { place, sigil, name }: WideTarget, why: string): Step<Answer, Refusal> {
  const { line } = new LineIndex(textOf(terrain, place.path) ?? '').at(place.start);
  const message = `“${sigil}${name}” in ${place.path}:${line} can be renamed only by what knows its language, and nothing here did: ${why.replace(/\.$/, '')}.`;
  return { kind: 'refused', error: refusal('rename-unavailable', message) };
}

/** Why the answer cannot be carried out, or is not one to what was asked. */
function obstacleTo(
  terrain: Terrain,
  target: WideTarget,
  answer: Answer,
  paths: readonly WorkspacePath[],
  newName: string,
): Refusal | undefined {
  const { files, moves, outside, server } = answer;
  if (outside > 0) {
    const count = `${outside} ${outside === 1 ? 'file' : 'files'}`;
    return refusal('veto-scope', `${count} outside of this workspace would have to change with it, by the answer of ${server}.`);
  }
  const own = editAt(answer, target);
  if (own === undefined ? files.length > 0 || moves.length === 0 : !own.newText.includes(newName))
    return refusal('rename-unavailable', `The answer of ${server} does not rename “${target.name}” at the place asked about.`);
  for (const path of paths) {
    const fact = terrain.facts.file(path);
    if (fact?.state === 'unreadable') return refusal('veto-unreadable', `${path} cannot be edited: ${fact.detail}.`);
    if (fact?.writable === false) return refusal('veto-read-only', `${path} is read-only.`);
  }
  const beyond = files.find(({ path, edits }) => edits.some(({ end }) => end > (textOf(terrain, path)?.length ?? 0)));
  if (beyond) return refusal('veto-base-changed', `${beyond.path} changed since ${server} read it.`);
  const onto = moves.find(({ from, to }) => from !== to && terrain.facts.paths()?.has(to));
  return onto && refusal('conflict-case', `${onto.from} would become ${onto.to}, which is there already.`);
}

function referencesOf(terrain: Terrain, target: WideTarget, { files, server }: Answer): readonly LocatedReference[] {
  const references = files.flatMap(({ path, edits }) => {
    const text = textOf(terrain, path) ?? '';
    return edits.map(({ start, end, newText }): LocatedReference => {
      const here = path === target.place.path && start <= target.place.start && target.place.end <= end;
      const isName = splitSigil(text.slice(start, end), path).name === target.name;
      return {
        path,
        start,
        end,
        newText,
        how: here ? 'declaration' : 'physics',
        confidence: isName ? confidence.named : confidence.other,
        why: isName ? `renamed by ${server}` : `changed with it by ${server}`,
      };
    });
  });
  return references.sort(byPlace);
}

/** In a style sheet two things that get one name become one thing, and no server says so. */
function takenAlready(
  terrain: Terrain,
  target: WideTarget,
  references: readonly LocatedReference[],
  newName: string,
): readonly OperationFinding[] {
  if (!/^(?:\.|#|--|\$|@|%)$/.test(target.sigil) || !/\.(?:css|less|s[ac]ss)$/i.test(target.place.path)) return [];
  const paths = [...new Set(references.map(({ path }) => path))];
  return paths.flatMap((path): readonly OperationFinding[] => {
    const there = wideNamesOf(textOf(terrain, path) ?? '', newName, path).find(({ sigil }) => sigil === target.sigil);
    if (!there) return [];
    const text = `${path} has “${target.sigil}${newName}” already; the two would become one.`;
    const hint = 'Choose another name, or rename the other one first.';
    return [{ rule: 'collision', text, hint, at: { path, start: there.start, end: there.end } }];
  });
}

/** Where the name is written besides: in the same files, and in others, which the server may not look into. */
function leftAlone(
  terrain: Terrain,
  target: WideTarget,
  references: readonly LocatedReference[],
  { server, doubt }: Answer,
): readonly LeftAlone[] {
  const mentions = terrain.facts.mentions(target.name);
  const touched = Map.groupBy(references, ({ path }) => path);
  const inTouched = [...touched].flatMap(([path, own]) => restOf(terrain, path, own, target.name, server));
  const why = `${server} did not name it${doubt === undefined ? '' : `; but ${doubt}`}`;
  const others = [
    ...(mentions?.code ?? []).map((path) => ({ path, count: countIn(terrain, path, target.name), why })),
    ...(mentions?.other ?? []).map(({ path, count }) => ({ path, count, why })),
  ].filter(({ path, count }) => !touched.has(path) && count > 0);
  return [...inTouched, ...otherFiles({ code: [], other: others })];
}

function restOf(
  terrain: Terrain,
  path: WorkspacePath,
  own: readonly LocatedReference[],
  name: string,
  server: string,
): readonly LeftAlone[] {
  const text = textOf(terrain, path) ?? '';
  const rest = wideNamesOf(text, name, path).filter(({ start, end }) => !own.some((edit) => edit.start <= start && end <= edit.end));
  const [first] = rest;
  if (!first) return [];
  const lines = new LineIndex(text);
  const [from, to] = lines.lineExtent(lines.at(first.start).line) ?? [0, 0];
  const also = rest.length > 1 ? `, like ${rest.length - 1} more in this file` : '';
  const why = `${server} did not name it${also}`;
  return [{ path, start: first.start, end: first.end, why, text: text.slice(from, to).trim().slice(0, 160) }];
}

/** Files that were not read are mentioned once, at least. */
function countIn(terrain: Terrain, path: WorkspacePath, name: string): number {
  const text = textOf(terrain, path);
  return text === undefined ? 1 : wideNamesOf(text, name, path).length;
}

function targetDecision(terrain: Terrain, { name, sigil, place }: WideTarget, { server, files, doubt }: Answer): OperationDecision {
  const { line } = new LineIndex(textOf(terrain, place.path) ?? '').at(place.start);
  const places = files.reduce((sum, { edits }) => sum + edits.length, 0);
  return {
    kind: 'target',
    choice: `“${sigil}${name}” in ${place.path}:${line}`,
    rationale: `the file is not understood in depth, so its references, ${places} in all, are as told by ${server}${doubt === undefined ? '' : `; ${doubt}`}`,
    rejected: [],
    confidence: doubt === undefined ? confidence.named : confidence.other,
    about: [place],
  };
}

function textOf({ facts }: Terrain, path: WorkspacePath): string | undefined {
  const fact = facts.file(path);
  return fact === undefined || fact.state === 'unreadable' ? undefined : fact.text;
}
