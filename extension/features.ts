/** All that the extension offers, one feature per concern, in the order in which they start. */
import { contents } from './contents.ts';
import type { Feature } from './feature.ts';
import { annotations } from './features/annotations.ts';
import { apiKey } from './features/apiKey.ts';
import { applyEdits } from './features/applyEdits.ts';
import { missions } from './features/missions.ts';
import { output } from './features/output.ts';
import { presence } from './features/presence.ts';
import { providers } from './features/providers.ts';
import { refactor } from './features/refactor.ts';
import { rewind } from './features/rewind.ts';
import { statusBar } from './features/statusBar.ts';
import { stop } from './features/stop.ts';
import { timeline } from './features/timeline.ts';
import { trust } from './features/trust.ts';
import { verify } from './features/verify.ts';

export const features: readonly Feature[] = [
  contents,
  applyEdits,
  presence,
  providers,
  refactor,
  stop,
  annotations,
  statusBar,
  missions,
  verify,
  apiKey,
  trust,
  output,
  timeline,
  rewind,
];
