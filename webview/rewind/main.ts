/** Where the rewind page starts. */
import { defineControls } from '../shared/controls.ts';
import { connectHost } from '../shared/host.ts';
import { RewindPage } from './page.ts';

defineControls();
const root = document.getElementById('page');
if (root !== null) new RewindPage(connectHost(), root);
