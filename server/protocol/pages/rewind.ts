/** What the rewind page asks of the extension: the history with its state of trust, previews without their texts, a restore. */
import { type InFolder, notification, request } from '../messages/message.ts';
import type { MomentView, RewindFileView, RewindReportView } from '../messages/rewinds.ts';
import { isRecord } from './envelope.ts';

/** Moments a page shows, the newest ones. */
export const pageMomentsMax = 5_000;

export interface PageHistory {
  readonly moments: readonly MomentView[]; // oldest first
  readonly total: number;
  readonly trusted: boolean; // false: previews only
}
export const pageHistory = request<InFolder, PageHistory>('page/rewind/history');

/** A RewindReportView without the texts, which stay in the extension until a difference is asked for. */
export interface RewindView extends Omit<RewindReportView, 'files' | 'patch' | 'target'> {
  readonly target: string; // as it was asked for
  readonly files: readonly RewindRow[];
}
export interface RewindRow extends Pick<RewindFileView, 'path' | 'action' | 'renamedFrom'> {
  readonly added: number; // lines
  readonly removed: number;
  readonly text: boolean; // false: there is nothing to compare
}

export interface TargetInFolder extends InFolder {
  readonly target: string; // as in RewindParams
}
/** Page to extension: what going there would change. The newest one's differences can be opened. */
export const previewRewind = request<TargetInFolder, RewindView>('page/rewind/preview');

/** Page to extension: goes there; the person has said so in the page. */
export const restoreMoment = request<TargetInFolder, RewindView>('page/rewind/restore');

export interface RewindDifference extends InFolder {
  readonly path: string;
}
/** Page to extension: shows a file of the last preview as it is beside how it would be. */
export const openRewindDifference = notification<RewindDifference>('page/rewind/difference');

export function isRewindDifference(params: unknown): params is RewindDifference {
  return isRecord(params) && typeof params['path'] === 'string' && ['string', 'undefined'].includes(typeof params['folder']);
}

/** Extension to page: previews this target, which may be no moment of the list. */
export const showTarget = notification<TargetInFolder>('page/rewind/show');

/** Extension to page: there are new moments, or the workspace is trusted now. */
export const pageHistoryChanged = notification<InFolder>('page/rewind/changed');
