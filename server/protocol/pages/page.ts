/** What every page is given at its start, and what each may ask of the extension that shows it. */
import { type InFolder, notification } from '../messages/message.ts';
import { isRecord } from './envelope.ts';

/** A workspace folder, as the person knows it and as the server does. */
export interface FolderChoice {
  readonly uri: string;
  readonly name: string;
}

/** Stands in the page's markup, as JSON in `data-page` of its body. */
export interface PageStart {
  readonly strings: Readonly<Record<string, string>>; // in the person's language
  readonly folders: readonly FolderChoice[];
  readonly locale: string; // for numbers and times: "en"
}

/** Page to extension: the page listens now. What it was to be told meanwhile follows. */
export const pageReady = notification<Record<string, never>>('page/ready');

/** Extension to page: folders were added to the workspace or taken from it. */
export const foldersChanged = notification<{ readonly folders: readonly FolderChoice[] }>('page/folders');

export interface OpenPlaceParams extends InFolder {
  readonly path: string;
  readonly line: number; // from 1
}
/** Page to extension: shows a line in an editor. */
export const openPlace = notification<OpenPlaceParams>('page/openPlace');

export interface OpenDiffParams extends InFolder {
  readonly path: string;
  readonly baseHash: string; // empty: the file was not there
  readonly newHash: string; // empty: the file is gone
  readonly title: string; // of the editor: "before and after event 12"
}
/** Page to extension: compares two contents of the ledger. */
export const openDiff = notification<OpenDiffParams>('page/openDiff');

export function isOpenPlace(params: unknown): params is OpenPlaceParams {
  return isRecord(params) && isInFolder(params) && typeof params['path'] === 'string' && Number.isSafeInteger(params['line']);
}

export function isOpenDiff(params: unknown): params is OpenDiffParams {
  const isHash = (hash: unknown): boolean => hash === '' || (typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash));
  return (
    isRecord(params) &&
    isInFolder(params) &&
    typeof params['path'] === 'string' &&
    typeof params['title'] === 'string' &&
    isHash(params['baseHash']) &&
    isHash(params['newHash'])
  );
}

function isInFolder({ folder }: Readonly<Record<string, unknown>>): boolean {
  return folder === undefined || typeof folder === 'string';
}
