/** All that a folder's host can be asked, one feature per concern. */
import { brain } from './features/brain.ts';
import { missionList } from './features/missionList.ts';
import { missions } from './features/missions.ts';
import { rawEvents } from './features/rawEvents.ts';
import { rewinds } from './features/rewinds.ts';
import { status } from './features/status.ts';
import { verify } from './features/verify.ts';
import type { FolderFeature } from './folderContext.ts';

export const features: readonly FolderFeature[] = [brain, missions, rewinds, rawEvents, missionList, status, verify];
