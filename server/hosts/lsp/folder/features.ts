/** All that a folder's host can be asked, one feature per concern. */
import { annotations } from './features/annotations.ts';
import { brain } from './features/brain.ts';
import { codeActions } from './features/codeActions.ts';
import { history } from './features/history.ts';
import { missionList } from './features/missionList.ts';
import { missions } from './features/missions.ts';
import { movedFiles } from './features/movedFiles.ts';
import { offers } from './features/offers.ts';
import { openTrees } from './features/openTrees.ts';
import { personEdits } from './features/personEdits.ts';
import { rawEvents } from './features/rawEvents.ts';
import { rewinds } from './features/rewinds.ts';
import { status } from './features/status.ts';
import { terrain } from './features/terrain.ts';
import { timeline } from './features/timeline.ts';
import { unsaved } from './features/unsaved.ts';
import { verify } from './features/verify.ts';
import type { FolderFeature } from './folderContext.ts';

export const features: readonly FolderFeature[] = [
  brain,
  missions,
  openTrees,
  rewinds,
  timeline,
  rawEvents,
  annotations,
  codeActions,
  offers,
  movedFiles,
  history,
  missionList,
  status,
  terrain,
  unsaved,
  verify,
  personEdits,
];
