/** The files a server's answer speaks of, as files of the workspace, each with the text that its positions are meant for. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { type ServerRange, ServerText } from '../../core/physics/serverPosition.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { readText } from './diskTexts.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { PhysicsBounds } from './physicsOptions.ts';

export interface AnsweredFile {
  readonly path: WorkspacePath;
  readonly text: ServerText;
}

/** Looks each file up once for one answer. */
export class AnsweredFiles {
  readonly #root: string;
  readonly #documents: OpenDocuments;
  readonly #bounds: PhysicsBounds;
  readonly #found = new Map<string, Promise<AnsweredFile | undefined>>();

  constructor(root: string, documents: OpenDocuments, bounds: PhysicsBounds) {
    this.#root = root;
    this.#documents = documents;
    this.#bounds = bounds;
  }

  /** Undefined when the file is not part of the workspace, or cannot be read as text. */
  at(uri: string): Promise<AnsweredFile | undefined> {
    const known = this.#found.get(uri);
    if (known !== undefined) return known;
    const found = this.#find(uri);
    this.#found.set(uri, found);
    return found;
  }

  async #find(uri: string): Promise<AnsweredFile | undefined> {
    const path = await pathOfUri(this.#root, uri);
    if (path === undefined) return undefined;
    const shown = this.#documents.shown(path);
    if (shown !== undefined) return { path, text: shown };
    const read = await readText(this.#root, path, this.#bounds.fileBytesMax);
    return read === undefined ? undefined : { path, text: new ServerText(read.text) };
  }
}

/** The workspace's own name of a file a server speaks of; undefined when it is not in the workspace, or an installed package. */
export async function pathOfUri(root: string, uri: string): Promise<WorkspacePath | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  const file = URI.parse(uri).fsPath;
  for (const candidate of [file, await realpath(file).catch(() => file)]) {
    const inside = relative(root, candidate);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) continue;
    const path = inside.split(sep).join('/');
    if (!/(^|\/)(node_modules|site-packages)\//.test(path)) return asWorkspacePath(path);
  }
  return undefined;
}

export function isRange(range: unknown): range is ServerRange {
  if (typeof range !== 'object' || range === null || !('start' in range) || !('end' in range)) return false;
  return [range.start, range.end].every(isPosition);
}

function isPosition(at: unknown): boolean {
  if (typeof at !== 'object' || at === null || !('line' in at) || !('character' in at)) return false;
  return Number.isSafeInteger(at.line) && Number.isSafeInteger(at.character);
}
