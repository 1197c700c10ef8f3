/** All that a folder's host can be asked, one feature per concern. */
import { history } from './features/history.ts';
import { missions } from './features/missions.ts';
import { rawEvents } from './features/rawEvents.ts';
import { rewinds } from './features/rewinds.ts';
import type { FolderFeature } from './folderContext.ts';

export const features: readonly FolderFeature[] = [missions, rewinds, history, rawEvents];
