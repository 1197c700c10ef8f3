/** All that the extension offers, one feature per concern, in the order in which they start. */
import { contents } from './contents.ts';
import type { Feature } from './feature.ts';
import { timeline } from './features/timeline.ts';

export const features: readonly Feature[] = [contents, timeline];
