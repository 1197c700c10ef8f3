/**
 * Physics by the extensions of the editors in a folder: what they know of symbols. They know of texts that are shown, so they judge no
 * proposal. Their answers come from outside: what lies out of the folder is counted, what does not fit the texts refuses all of it.
 */
import type { TextEdit } from '../../../../base/textEdit.ts';
import type { Place, RenamedFile, ServerAnswer, ServerRename } from '../../../../core/facts/facts.ts';
import type { Overlay, PhysicsVerdict } from '../../../../core/ports/physicsPort.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import {
  type EditorPlaces,
  type EditorQuestion,
  type EditorRefusal,
  type EditorRename,
  type EditorRenamedFile,
  editorDefinition,
  editorReferences,
  editorRename,
} from '../../../../protocol/messages/editor.ts';
import type { RequestKind } from '../../../../protocol/messages/message.ts';
import type { SecondPhysics } from '../../../physicsInTurn.ts';
import { placesShape, renameShape } from './answerShapes.ts';
import { type AskEditors, type Editors, silence } from './askEditors.ts';
import { ShownText } from './shownText.ts';

export interface EditorGround extends Editors {
  /** undefined: not a file of this folder. */
  readonly pathOf: (uri: string) => WorkspacePath | undefined;
  /** As the person sees it, unsaved text before what is on disk; undefined: no text. */
  readonly textOf: (path: WorkspacePath) => string | undefined;
  readonly folder: string; // its URI
}

export const extensionsName = "the editor's extensions";

const longestMs = { look: 30_000, rename: 60_000 } as const;

/** Installed packages are in the folder, and not of it. */
const installed = /(^|\/)(node_modules|site-packages)\//;

export class EditorPhysics implements SecondPhysics {
  readonly #ground: EditorGround;
  readonly #ask: AskEditors;

  /** `ask`: of the mission. */
  constructor(ground: EditorGround, ask: AskEditors) {
    this.#ground = ground;
    this.#ask = ask;
  }

  references(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer> {
    return this.#places(editorReferences, 'knows references', path, offset, overlay, signal);
  }

  definition(path: WorkspacePath, offset: number, overlay: Overlay, signal: AbortSignal): Promise<ServerAnswer> {
    return this.#places(editorDefinition, 'knows definitions', path, offset, overlay, signal);
  }

  async rename(path: WorkspacePath, offset: number, newName: string, overlay: Overlay, signal: AbortSignal): Promise<ServerRename> {
    const texts = new Texts(this.#ground, overlay);
    const question = this.#question(texts, path, offset);
    if (question === undefined) return silence(onlyProposed(path));
    const asked = await this.#ask.ask(
      {
        kind: editorRename,
        path,
        params: (uri) => ({ ...question, uri, newName }),
        shape: renameShape,
        longestMs: longestMs.rename,
        does: 'renames',
      },
      signal,
    );
    return asked.answered ? this.#renamed(texts, asked.answer) : asked;
  }

  /** Extensions find errors in what the editor shows; a proposal is shown only once it is written. */
  check(changed: readonly WorkspacePath[]): PhysicsVerdict {
    return {
      server: 'physics',
      answered: false,
      passed: false,
      newDiagnostics: [],
      checkedPaths: [],
      uncheckedPaths: changed,
      uncheckedReason: 'no language server for these files was found, and the editor finds errors only in text that it shows',
      durationMs: 0,
      memoryBytes: 0,
      before: 0,
      after: 0,
    };
  }

  #question(texts: Texts, path: WorkspacePath, offset: number): Omit<EditorQuestion, 'uri'> | undefined {
    const text = texts.at(path);
    const position = text?.positionOf(offset);
    return text && position && { position, textHash: text.hash, folder: this.#ground.folder };
  }

  async #places(
    kind: RequestKind<EditorQuestion, EditorPlaces | EditorRefusal>,
    does: string,
    path: WorkspacePath,
    offset: number,
    overlay: Overlay,
    signal: AbortSignal,
  ): Promise<ServerAnswer> {
    const texts = new Texts(this.#ground, overlay);
    const question = this.#question(texts, path, offset);
    if (question === undefined) return silence(onlyProposed(path));
    const params = (uri: string): EditorQuestion => ({ ...question, uri });
    const asked = await this.#ask.ask({ kind, path, params, shape: placesShape, longestMs: longestMs.look, does }, signal);
    if (!asked.answered) return asked;
    const places: Place[] = [];
    let outside = 0;
    for (const { uri, range } of asked.answer.places) {
      const where = this.#pathOf(uri);
      if (where === undefined) outside += 1;
      else {
        const extent = texts.at(where)?.extentOf(range);
        if (extent === undefined) return silence(otherText(where));
        places.push({ path: where, ...extent });
      }
    }
    return { answered: true, places, outside, server: extensionsName };
  }

  #renamed(texts: Texts, { files, moves }: EditorRename): ServerRename {
    const renamed: RenamedFile[] = [];
    let outside = 0;
    for (const file of files) {
      const path = this.#pathOf(file.uri);
      if (path === undefined) {
        outside += 1;
        continue;
      }
      const edits = editsOf(file, texts.at(path));
      if (edits === undefined || renamed.some((other) => other.path === path)) return silence(otherText(path));
      if (edits.length > 0) renamed.push({ path, edits });
    }
    const moved = moves.flatMap(({ oldUri, newUri }) => {
      const [from, to] = [this.#pathOf(oldUri), this.#pathOf(newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    outside += moves.length - moved.length;
    const sorted = renamed.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { answered: true, files: sorted, moves: moved, outside, server: extensionsName };
  }

  #pathOf(uri: string): WorkspacePath | undefined {
    const path = this.#ground.pathOf(uri);
    return path === undefined || installed.test(path) ? undefined : path;
  }
}

/** The texts one answer is about, each looked up once. */
class Texts {
  readonly #ground: EditorGround;
  readonly #overlay: Overlay;
  readonly #known = new Map<WorkspacePath, ShownText | undefined>();

  constructor(ground: EditorGround, overlay: Overlay) {
    this.#ground = ground;
    this.#overlay = overlay;
  }

  /** undefined: there is no such text, or the mission sees it elsewhere than the editor shows it. */
  at(path: WorkspacePath): ShownText | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#find(path));
    return this.#known.get(path);
  }

  #find(path: WorkspacePath): ShownText | undefined {
    const proposed = this.#overlay.get(path);
    if (proposed !== undefined)
      return proposed.newPath === path && proposed.baseHash !== undefined ? new ShownText(proposed.baseText, proposed.text) : undefined;
    const text = this.#ground.textOf(path);
    return text === undefined ? undefined : new ShownText(text, undefined);
  }
}

/** By position. undefined: they are for another text, or overlap, so that nobody can tell what they mean. */
function editsOf({ textHash, edits }: EditorRenamedFile, text: ShownText | undefined): readonly TextEdit[] | undefined {
  if (text === undefined || text.hash !== textHash) return undefined;
  const distinct = new Map<string, TextEdit>();
  for (const { range, newText } of edits) {
    const extent = text.extentOf(range);
    if (extent === undefined) return undefined;
    distinct.set(`${extent.start} ${extent.end} ${newText}`, { ...extent, newText });
  }
  const sorted = [...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = sorted.some(({ start }, i) => {
    const before = sorted[i - 1];
    return before !== undefined && (before.end > start || before.start === start);
  });
  return overlap ? undefined : sorted;
}

function onlyProposed(path: WorkspacePath): string {
  return `the editor cannot be asked about text of ${path} that is only proposed`;
}

function otherText(path: WorkspacePath): string {
  return `the answer of the editor is for another text of ${path}`;
}
