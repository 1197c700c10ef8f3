/**
 * The files of one change set that an editor edits: asked for as single edits with their reasons, waited for until the
 * documents show them, saved where they were clean, and looked at again, since what is there is what counts.
 */
import type { Clock } from '../../base/clock.ts';
import { applyEdits } from '../../base/textEdit.ts';
import { SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { ContentHash, WorkspacePath } from '../../protocol/ids.ts';
import { sameLines, withoutBom } from '../documents/bufferText.ts';
import type { SeenFiles } from '../documents/seenFiles.ts';
import type { ReasonedEdit } from '../operation/operation.ts';
import { editsBetween } from '../physics/textDifference.ts';
import type { DocumentsPort } from '../ports/documentsPort.ts';
import type { BesideFile, EditAnswer, EditedDocument, EditorPort, EditRequest } from '../ports/editorPort.ts';
import type { LedgerPort } from '../ports/ledgerPort.ts';
import { outsideChange } from './changeSetEvents.ts';
import { awaitTexts } from './documentSync.ts';
import { diskState, sameVersion } from './fileVersion.ts';
import { plainVersion } from './intendChangeSet.ts';
import { linesTaken } from './linesTaken.ts';
import { decodeText, mergeVersions } from './mergeVersions.ts';
import { placeEdits, ReasonGroups, takenEdits } from './placeEdits.ts';
import type { AppliedFile } from './recordApplied.ts';
import type { PreparedFile } from './verifyBase.ts';
import type { EditorRemains } from './writeToDisk.ts';

export interface EditorPartPorts {
  readonly ledger: LedgerPort;
  readonly files: SeenFiles;
  readonly documents: DocumentsPort;
  readonly editor: EditorPort;
  readonly clock: Clock;
}

/** What a person took of a change set, when it was not all. */
export interface Taken {
  readonly editsApplied: number;
  readonly editsPlanned: number;
  readonly leftOutPaths: readonly WorkspacePath[];
  readonly files: readonly TakenFile[]; // all that were to be edited in the editor
}

export interface TakenFile {
  readonly path: WorkspacePath;
  readonly baseHash: ContentHash;
  readonly baseText: string;
  readonly hash: ContentHash; // of what is there
  readonly text: string;
  readonly edits: readonly ReasonedEdit[]; // those that were taken
}

interface Found {
  readonly text: string;
  readonly taken: readonly boolean[] | undefined; // which edits; undefined: something else was typed, too
}

/** One file on its way. */
interface Edited {
  readonly prepared: PreparedFile;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly ReasonedEdit[];
  /** What the edit left, before anything was saved. */
  found: Found | undefined;
  /** The newest it was seen as with nothing but edits of ours that the person took. */
  shown: Found | undefined;
  /** What the editor made of it for us, without what the person typed; undefined when it made nothing. */
  made: string | undefined;
}

export class EditorPart {
  readonly #ports: EditorPartPorts;
  readonly #label: string;
  readonly #files: readonly Edited[];

  constructor(ports: EditorPartPorts, prepared: readonly PreparedFile[], label: string) {
    this.#ports = ports;
    this.#label = label;
    this.#files = prepared.map((one): Edited => {
      const before = this.#textOf(one.path);
      const after = withoutBom(decodeText(one.file.bytes ?? new Uint8Array()) ?? '').text;
      return {
        prepared: one,
        before,
        after,
        edits: placeEdits(before, after, one.file),
        found: undefined,
        shown: undefined,
        made: undefined,
      };
    });
  }

  /** `besides`: of the same change set, to be shown with it. Throws SwarmFailure: veto-base-changed, approval-needed, cancelled. */
  async edit(
    { confirm, signal }: { readonly confirm: boolean; readonly signal: AbortSignal },
    besides: readonly BesideFile[],
  ): Promise<void> {
    if (this.#files.length === 0) return;
    const reasons = new ReasonGroups(this.#label);
    const documents = this.#files.map(
      ({ prepared: { path }, before, edits }): EditedDocument => ({
        path,
        text: before,
        edits: edits.map(({ start, end, newText, reason }) => ({ start, end, newText, reasonId: reasons.idOf(reason, path) })),
      }),
    );
    const request = { label: this.#label, reasons: reasons.all, documents, besides, confirm };
    const { answer, refused } = await this.#asked(request, signal);
    for (const file of this.#files) {
      const found = this.#find(file);
      const asked = answer.applied && !refused.has(file.prepared.path);
      // What came on top of it since is no edit of ours.
      file.found = found.taken === undefined && asked ? (file.shown ?? found) : found;
      const { taken, text } = file.found;
      if (taken?.some(Boolean) === true) file.made = text;
      else if (asked && taken === undefined) file.made = file.after;
    }
    const touched = this.#files.some(({ found, before }) => found !== undefined && !sameLines(found.text, before));
    if (answer.applied && touched && answer.refused.length === 0) {
      if (!confirm) this.#mustBeWhole();
      return;
    }
    if (signal.aborted) throw new SwarmFailure(swarmError('cancelled', 'Stopped by the person; nothing was written.'));
    const changed = this.#files.find(({ found, before }) => found !== undefined && found.text !== before);
    if (changed !== undefined || !confirm) {
      throw new SwarmFailure(swarmError('veto-base-changed', changedWords(changed?.prepared.path ?? 'A file', confirm, answer.why)));
    }
    throw new SwarmFailure(
      swarmError('approval-needed', 'Not applied in the preview.', 'Nothing was changed. Run it again to see the preview again.'),
    );
  }

  /** Has the editor make the edits, and waits until they are seen. */
  async #asked(request: EditRequest, signal: AbortSignal): Promise<{ readonly answer: EditAnswer; readonly refused: ReadonlySet<string> }> {
    const { documents, editor } = this.#ports;
    const { confirm } = request;
    const underneath = new AbortController();
    const files = new Map(this.#files.map((file) => [file.prepared.path, file]));
    const listening = documents.onChanged((path) => {
      const file = files.get(path);
      if (file === undefined) return;
      const found = this.#find(file);
      // A preview is taken back when a file changes underneath; but taking places is a change too, and no reason for that.
      if (found.taken === undefined) underneath.abort();
      else if (found.taken.some(Boolean)) file.shown = found;
    });
    try {
      // Without a preview what has begun is completed.
      const until = confirm ? AbortSignal.any([signal, underneath.signal]) : new AbortController().signal;
      const answer = await editor.edit(request, until);
      const refused = new Set<string>(answer.refused);
      const asked = answer.applied ? this.#files.filter(({ prepared: { path } }) => !refused.has(path)) : [];
      const wanted = asked.map((file) => {
        const isThere = (text: string): boolean => [text, file.shown?.text].some((one) => one !== undefined && sameLines(one, file.after));
        return [file.prepared.path, isThere] as const;
      });
      await awaitTexts({ ...this.#ports, textOf: (path) => this.#textOf(path) }, new Map(wanted), confirm);
      return { answer, refused };
    } finally {
      listening.dispose();
    }
  }

  /** Without a preview all is made or nothing; what differs then was typed on top of it, right after. */
  #mustBeWhole(): void {
    for (const file of this.#files) {
      const { found, before, after, edits, prepared } = file;
      if (found === undefined || sameLines(found.text, after)) continue;
      if (sameLines(found.text, before) || found.taken !== undefined) {
        throw new SwarmFailure(swarmError('veto-base-changed', `The editor did not make all edits in ${prepared.path}.`));
      }
      file.found = { text: after, taken: edits.map(() => true) };
    }
  }

  /** Saves what was clean before the edit and is not any more. What cannot be saved stays as it is, and is recorded so. */
  async save(): Promise<void> {
    await this.#saveThose(({ made }) => made);
  }

  /** `ours`: the text that holds nothing of the person's; what they typed on top of it is not saved for them. */
  async #saveThose(ours: (file: Edited) => string | undefined): Promise<void> {
    const dirty = this.#files.flatMap((file) => {
      const { path, unsaved } = file.prepared;
      const text = ours(file);
      if (unsaved === true || text === undefined || diskState(this.#ports.files, path).unsaved !== true) return [];
      return sameLines(this.#textOf(path), text) ? [path] : [];
    });
    if (dirty.length === 0) return;
    const failed = new Set((await this.#ports.editor.save(dirty)).map(({ path }) => path));
    const { files } = this.#ports;
    const saved = dirty.filter((path) => !failed.has(path));
    const wanted = new Map(saved.map((path) => [path, () => diskState(files, path).unsaved !== true]));
    await awaitTexts({ ...this.#ports, textOf: (path) => this.#textOf(path) }, wanted, false);
  }

  outcome(): readonly AppliedFile[] {
    const { files, ledger } = this.#ports;
    return this.#files.map(({ prepared, before, after, found, edits }): AppliedFile => {
      const state = diskState(files, prepared.path);
      const bytes = state.hash === undefined ? undefined : files.read(prepared.path);
      if (bytes !== undefined) ledger.putContent(bytes);
      const there = plainVersion(state);
      const text = found?.text ?? before;
      const whole = found?.taken?.every(Boolean) === true || sameLines(text, after);
      const none = found === undefined || sameLines(text, before);
      const made = none ? prepared.before : { hash: this.#putText(text, prepared), mode: prepared.before.mode };
      const lines = whole ? prepared.file.lines : linesTaken(before, text, edits, found?.taken);
      return { prepared, made: made.hash === there.hash ? there : made, there, unsaved: state.unsaved === true, lines };
    });
  }

  /** undefined when all was taken. `besides`: files of the change set that were written to disk, which nobody could leave out. */
  taken(besides: number): Taken | undefined {
    const part = this.#files.map(({ found, before, after, edits }) => {
      const text = found?.text ?? before;
      if (sameLines(text, after)) return edits;
      return edits.filter((_, at) => found?.taken?.[at] === true);
    });
    const editsPlanned = this.#files.reduce((sum, { edits }) => sum + edits.length, besides);
    const editsApplied = part.reduce((sum, edits) => sum + edits.length, besides);
    if (editsApplied === editsPlanned) return undefined;
    const leftOutPaths = this.#files.flatMap(({ prepared, edits }, at) => ((part[at]?.length ?? 0) < edits.length ? [prepared.path] : []));
    const files = this.#files.flatMap(({ prepared, before }, at): TakenFile[] => {
      const { path } = prepared;
      const { hash } = diskState(this.#ports.files, path);
      if (hash === undefined || prepared.before.hash === undefined) return [];
      return [{ path, baseHash: prepared.before.hash, baseText: before, hash, text: this.#textOf(path), edits: part[at] ?? [] }];
    });
    return { editsApplied, editsPlanned, leftOutPaths, files };
  }

  /** Takes out what the edit put in, and keeps what the person typed since. */
  async takeBack(): Promise<EditorRemains> {
    const { files, editor, ledger } = this.#ports;
    const documents: EditedDocument[] = [];
    const kept: { path: string; why: string }[] = [];
    for (const { prepared, made: text, before } of this.#files) {
      if (text === undefined || sameLines(text, before)) continue;
      const { path } = prepared;
      const now = this.#textOf(path);
      const contents = { get: (hash: ContentHash) => ledger.content(hash), add: (bytes: Uint8Array) => ledger.putContent(bytes) };
      const made = { hash: this.#putText(text, prepared), mode: prepared.before.mode };
      const current = { hash: this.#putText(now, prepared), mode: prepared.before.mode };
      const merged = mergeVersions(current, made, prepared.before, contents);
      const bytes = merged.kind === 'merged' && merged.version.hash !== undefined ? ledger.content(merged.version.hash) : undefined;
      const wanted = bytes && decodeText(bytes);
      if (wanted === undefined) kept.push({ path, why: 'it was edited in the same places since' });
      else
        documents.push({
          path,
          text: now,
          edits: editsBetween(now, withoutBom(wanted).text).map((edit) => ({ ...edit, reasonId: 'back' })),
        });
    }
    if (documents.length > 0) {
      const reasons = [{ id: 'back', label: `Take back: ${this.#label}`, description: 'The change set could not be completed.' }];
      const request = { label: `Take back: ${this.#label}`, reasons, documents, besides: [], confirm: false };
      const answer = await editor.edit(request, new AbortController().signal);
      if (!answer.applied) for (const { path } of documents) kept.push({ path, why: 'the editor did not take the edit back' });
      else {
        const after = new Map(documents.map(({ path, text, edits }) => [path, applyEdits(text, edits)]));
        const wanted = new Map([...after].map(([path, text]) => [path, (now: string) => sameLines(now, text)]));
        await awaitTexts({ ...this.#ports, textOf: (path) => this.#textOf(path) }, wanted, false);
        await this.#saveThose(({ before }) => before);
      }
    }
    const edited = this.#files.flatMap(({ prepared: { path, before } }) => {
      const state = diskState(files, path);
      const bytes = state.hash === undefined ? undefined : files.read(path);
      if (bytes !== undefined) ledger.putContent(bytes);
      const there = plainVersion(state);
      return sameVersion(there, before) ? [] : [outsideChange(path, before, there, { unsaved: state.unsaved === true })];
    });
    return { prepared: this.#files.map(({ prepared }) => prepared), edited, kept };
  }

  #find({ prepared: { path }, before, after, edits }: Edited): Found {
    const text = this.#textOf(path);
    if (sameLines(text, after)) return { text, taken: edits.map(() => true) };
    return { text, taken: takenEdits(before, edits, text) };
  }

  #putText(text: string, { file }: PreparedFile): ContentHash {
    const bom = withoutBom(decodeText(file.bytes ?? new Uint8Array()) ?? '').bom;
    return this.#ports.ledger.putContent(new TextEncoder().encode(bom ? `\uFEFF${text}` : text));
  }

  #textOf(path: WorkspacePath): string {
    const bytes = this.#ports.files.read(path);
    return withoutBom((bytes && decodeText(bytes)) ?? '').text;
  }
}

function changedWords(where: string, previewed: boolean, why: string): string {
  if (previewed) return `${where} changed while the preview was open, so nothing was applied.`;
  return `${where} changed before the editor could make the edits.${why === '' ? '' : ` The editor says: ${why}`}`;
}
