/** Where the timeline page starts. */
import { defineControls } from '../shared/controls.ts';
import { connectHost } from '../shared/host.ts';

defineControls();
connectHost().ready();
