/**
 * Puts a question to the editors of a folder's peers: to the window that started the mission, else to one that has the file open,
 * else to any other. One that shows another text, or knows nothing, is followed by the next. Waits a bounded time, and believes no
 * answer of the wrong shape.
 */

import type { Clock } from '../../../../base/clock.ts';
import { errorOf } from '../../../../core/runner/effects.ts';
import { nameOf } from '../../../../core/terrain/workspacePaths.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import type { EditorRefusal } from '../../../../protocol/messages/editor.ts';
import type { RequestKind } from '../../../../protocol/messages/message.ts';
import { cancelWith } from '../../../cancellation.ts';
import type { OpenDocuments } from '../openDocuments.ts';
import type { Check } from '../params/checks.ts';
import type { Peer } from '../peer.ts';

export interface Editors {
  readonly clock: Clock;
  readonly documents: Pick<OpenDocuments, 'holders'>;
  readonly peers: () => readonly Peer[];
  readonly uriOf: (path: string) => string;
}

const bounds = {
  /** Windows that are asked the same. */
  windowsMax: 3,
  /** Questions left unanswered before a mission stops asking. */
  lateMax: 2,
} as const;

export interface Question<Params, Result> {
  readonly kind: RequestKind<Params, Result>;
  readonly path: WorkspacePath;
  readonly params: (uri: string) => Params;
  readonly shape: Check;
  readonly longestMs: number;
  /** What no extension does if none answers: "renames". */
  readonly does: string;
}

export type Asked<Result> = { readonly answered: true; readonly answer: Exclude<Result, EditorRefusal> } | Silence;
export interface Silence {
  readonly answered: false;
  readonly why: string;
}

export function silence(why: string): Silence {
  return { answered: false, why };
}

/** For one mission. */
export class AskEditors {
  readonly #editors: Editors;
  readonly #starter: Peer | undefined;
  #late = 0;

  constructor(editors: Editors, starter: Peer | undefined) {
    this.#editors = editors;
    this.#starter = starter;
  }

  async ask<Params, Result extends { readonly answered: true } | EditorRefusal>(
    question: Question<Params, Result>,
    signal: AbortSignal,
  ): Promise<Asked<Result>> {
    const windows = this.#windows(question.path);
    if (windows.length === 0) return silence('no editor is there to be asked what its extensions know');
    if (this.#late >= bounds.lateMax) return silence('the editor did not answer before, and is not asked again');
    let told: Silence | undefined;
    for (const window of windows) {
      const given = await this.#askOne(window, question, signal);
      if (!('reason' in given)) return given;
      told ??= silence(sentence(given, question));
      if (given.reason !== 'changed' && given.reason !== 'none') break;
    }
    return told ?? silence('no editor answered');
  }

  /** The windows in the order in which they are asked. */
  #windows(path: WorkspacePath): readonly Peer[] {
    const { documents, peers } = this.#editors;
    const able = peers().filter(({ abilities }) => abilities.providers === true);
    const holders = documents.holders(path).map(({ peer }) => peer);
    const wanted = [this.#starter, ...holders, ...able].filter((peer) => peer !== undefined && able.includes(peer));
    return [...new Set(wanted as readonly Peer[])].slice(0, bounds.windowsMax);
  }

  async #askOne<Params, Result extends { readonly answered: true } | EditorRefusal>(
    window: Peer,
    { kind, path, params, shape, longestMs }: Question<Params, Result>,
    signal: AbortSignal,
  ): Promise<Asked<Result> | EditorRefusal> {
    const { documents, uriOf, clock } = this.#editors;
    const uri = documents.holders(path).find(({ peer }) => peer === window)?.uri ?? uriOf(path);
    const cancel = cancelWith(signal);
    const over = Promise.withResolvers<'late'>();
    const stop = (): void => over.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timer = clock.after(longestMs, () => over.resolve('late'));
    try {
      signal.throwIfAborted();
      const given = await Promise.race([window.request(kind, params(uri), cancel.token), over.promise]);
      if (given === 'late') {
        this.#late += 1;
        cancel.cancel();
        return { answered: false, reason: 'late', why: '' };
      }
      const problem = shape(given);
      if (problem) return silence(`the editor's answer makes no sense: ${[problem.at, problem.what].join(' ').trim()}`);
      const answer: { readonly answered: true } | EditorRefusal = given;
      if (answer.answered) return { answered: true, answer: given as Exclude<Result, EditorRefusal> };
      if (answer.reason === 'late') this.#late += 1;
      return answer;
    } catch (failure) {
      signal.throwIfAborted();
      return silence(`the editor could not answer: ${errorOf(failure).message}`);
    } finally {
      timer.dispose();
      signal.removeEventListener('abort', stop);
      cancel.dispose();
    }
  }
}

function sentence(
  { reason, why }: EditorRefusal,
  { path, does, longestMs }: Pick<Question<never, never>, 'path' | 'does' | 'longestMs'>,
): string {
  switch (reason) {
    case 'changed':
      return `the editor shows another text of ${path}`;
    case 'none':
      return `no extension of the editor ${does} in files like ${nameOf(path)}`;
    case 'refused':
      return why === '' ? 'the extension of the editor refuses' : `the extension of the editor refuses: ${why.trim().replace(/\.$/, '')}`;
    case 'late':
      return `the editor did not answer within ${Math.round(longestMs / 1_000)} seconds`;
    case 'too-much':
      return 'the answer of the editor is too large';
  }
}
