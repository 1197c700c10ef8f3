/** The fast checks on every proposal, in the order in which they should be heard: scope, base hash, syntax, bindings. */
import type { Clock } from '../../base/clock.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import type { FileProposal, OperationFinding } from '../operation/operation.ts';
import type { ParsedFile, SyntaxPort } from '../ports/syntaxPort.ts';
import type { WorkspacePort } from '../ports/workspacePort.ts';
import { judgeBaseHash } from '../reflex/baseHash.ts';
import { judgeBindings } from '../reflex/bindings.ts';
import { judgeFreePlaces } from '../reflex/freePlaces.ts';
import { judgeScope } from '../reflex/scope.ts';
import { asWritten, judgeSyntax } from '../reflex/syntax.ts';
import { type DeclaredIn, declaredIn, judgeUnbound } from '../reflex/unboundNames.ts';
import type { ReflexName, ReflexVerdict } from '../swarm/inputs.ts';
import type { SyntaxProblem } from '../syntax/syntaxNode.ts';
import { type DeepLanguageId, isDeep, type LanguageId, languageOfFile } from '../terrain/languageId.ts';
import { isTemplate } from '../terrain/wide/template.ts';
import type { ReflexCheck, ReflexFile } from './services.ts';

export interface ReflexPorts {
  readonly clock: Clock;
  readonly workspace: WorkspacePort;
  readonly syntax: SyntaxPort;
  /** Hash of what is on disk now; undefined when there is no such file. */
  readonly diskHash: (path: WorkspacePath) => ContentHash | undefined;
  /** Lets other work run between two files. */
  readonly breathe: () => Promise<void>;
}

interface Judged {
  readonly findings: readonly OperationFinding[];
  readonly code: ErrorCode | undefined;
}

export async function runReflexChecks(ports: ReflexPorts, check: ReflexCheck, signal: AbortSignal): Promise<readonly ReflexVerdict[]> {
  const { clock } = ports;
  const verdicts: ReflexVerdict[] = [];
  const judge = async (reflex: ReflexName, run: () => Judged | Promise<Judged>): Promise<void> => {
    const startedMs = clock.monotonicMs();
    const { findings, code } = await run();
    const passed = findings.length === 0;
    const durationMs = clock.monotonicMs() - startedMs;
    verdicts.push({ reflex, passed, findings, code: passed ? undefined : code, filesChecked: check.files.length, durationMs });
  };
  const changed = check.files.flatMap((file) => changedCode(ports, check, file) ?? []);
  const eachFile = async (judgeOne: (code: ChangedCode) => readonly OperationFinding[]): Promise<readonly OperationFinding[]> => {
    const findings: OperationFinding[] = [];
    for (const [at, code] of changed.entries()) {
      if (at > 0) await ports.breathe();
      signal.throwIfAborted();
      findings.push(...judgeOne(code));
    }
    return findings;
  };
  await judge('scope', () => scope(ports, check));
  await judge('base-hash', () => baseHash(ports, check, signal));
  const moved = problemsThatMayMove(changed);
  await judge('syntax', async () => ({ findings: await eachFile((code) => syntax(ports, code, moved)), code: 'veto-syntax' }));
  await judge('bindings', async () => {
    const declared = await declaredElsewhere(check, changed, signal);
    return { findings: await eachFile((code) => bindings(ports, code, declared)), code: 'veto-collision' };
  });
  return verdicts;
}

async function scope(ports: ReflexPorts, check: ReflexCheck): Promise<Judged> {
  const denied = new Map<WorkspacePath, { readonly text: string; readonly code: ErrorCode }>();
  for (const { origin, path, newPath } of check.files) {
    for (const place of new Set([origin, newPath])) {
      const allowed = await ports.workspace.mayWrite(place);
      if (!allowed.ok) denied.set(place === origin ? path : newPath, { text: allowed.error.message, code: allowed.error.code });
    }
  }
  const writeSet = new Set(check.writeSet);
  const findings = judgeScope(check.files.map(asProposal), { writeSet, whyDenied: (path) => denied.get(path)?.text });
  // The workspace's own word on the first file says best what is wrong; everything else is a matter of scope.
  return { findings, code: [...denied.values()][0]?.code ?? 'veto-scope' };
}

async function baseHash(ports: ReflexPorts, { files, vacated, facts }: ReflexCheck, signal: AbortSignal): Promise<Judged> {
  const targets = files.flatMap(({ path, newPath, baseHash: base }) => (base === undefined || newPath !== path ? [newPath] : []));
  if (targets.length > 0) {
    await facts.fetch([{ kind: 'paths' }], signal);
    // What was there when it was planned will be there at every other try.
    const taken = judgeFreePlaces(targets, facts.facts.paths()?.paths ?? [], vacated);
    if (taken.length > 0) return { findings: taken, code: 'conflict-case' };
  }
  const onDisk = files.map((file) => ({ path: file.origin, baseHash: file.diskHash }));
  return { findings: judgeBaseHash(onDisk, ports.diskHash), code: 'veto-base-changed' };
}

interface ChangedCode {
  readonly file: ReflexFile;
  /** Of the proposed text; another when the file gets another ending. */
  readonly newLanguage: LanguageId;
  problemsBefore(): readonly SyntaxProblem[];
  /** Undefined when names are not resolved in one of the two languages. */
  readonly deep: { readonly newLanguage: DeepLanguageId; before(): ParsedFile } | undefined;
}

/** Undefined for files that are not code or are templates of it, and for pure moves, which change no text. */
function changedCode(ports: ReflexPorts, check: ReflexCheck, file: ReflexFile): ChangedCode | undefined {
  const { path, newPath, baseText, text } = file;
  const language = languageOfFile(path, baseText);
  if (language === undefined || file.edits.length === 0 || file.deleted === true) return undefined;
  const newLanguage = languageOfFile(newPath, text) ?? language;
  if (isTemplate(language, baseText) || isTemplate(newLanguage, text)) return undefined;
  if (!isDeep(language) || !isDeep(newLanguage)) {
    const problemsBefore = () => ports.syntax.problems(language, baseText);
    return { file, newLanguage, problemsBefore, deep: undefined };
  }
  const known = check.facts.facts.file(path);
  let parsed: ParsedFile | undefined = known?.state === 'indexed' && known.text === baseText ? known : undefined;
  const before = (): ParsedFile => {
    parsed ??= ports.syntax.index(language, baseText);
    return parsed;
  };
  return { file, newLanguage, problemsBefore: () => before().problems, deep: { newLanguage, before } };
}

/** Problems alone: from the tree of the base text that is a matter of milliseconds, while an index is not. */
function syntax(
  ports: ReflexPorts,
  { file, newLanguage, problemsBefore }: ChangedCode,
  moved: () => ReadonlySet<string>,
): readonly OperationFinding[] {
  const { path, baseText, text, edits } = file;
  const after = ports.syntax.problems(newLanguage, text, { text: baseText, edits });
  return after.length === 0 ? [] : judgeSyntax({ path, before: problemsBefore(), after, edits, text, moved });
}

/** Looked at only where something new does not parse. */
function problemsThatMayMove(changed: readonly ChangedCode[]): () => ReadonlySet<string> {
  let found: ReadonlySet<string> | undefined;
  return () => {
    found ??= new Set(changed.flatMap(({ file, problemsBefore }) => asWritten(file.baseText, problemsBefore())));
    return found;
  };
}

/** What the files of the stage declared, where any code comes in that may be from another; else nothing is asked. */
async function declaredElsewhere(
  { written, facts }: ReflexCheck,
  changed: readonly ChangedCode[],
  signal: AbortSignal,
): Promise<DeclaredIn | undefined> {
  const comesIn = changed.some(({ file, deep }) => deep !== undefined && file.edits.some(({ newText }) => newText.includes('\n')));
  if (!comesIn) return undefined;
  await facts.fetch(
    written.map((path) => ({ kind: 'file', path }) as const),
    signal,
  );
  return declaredIn(
    written.flatMap((path) => {
      const fact = facts.facts.file(path);
      return fact?.state === 'indexed' ? [{ path, index: fact.index }] : [];
    }),
  );
}

function bindings(ports: ReflexPorts, { file, deep }: ChangedCode, declared: DeclaredIn | undefined): readonly OperationFinding[] {
  if (!deep) return [];
  const { path, newPath, text, edits } = file;
  const after = ports.syntax.index(deep.newLanguage, text).index;
  const kept = judgeBindings({ path, before: deep.before().index, after, edits });
  return declared ? [...kept, ...judgeUnbound(newPath, after, edits, declared)] : kept;
}

function asProposal({ path, newPath, baseHash, deleted, edits }: ReflexFile): FileProposal {
  return { path, newPath: newPath === path ? undefined : newPath, baseHash, edits, ...(deleted === true ? { deleted } : {}) };
}
