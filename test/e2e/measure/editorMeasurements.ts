/** What Swarm costs a person in a real editor: its activation, and each keystroke in a long file full of decisions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { compared, median, percentile } from '../../bench/measurement.ts';
import type { Bench } from '../../bench/subject.ts';
import { Editor } from '../driver/editor.ts';
import type { EditorWindow } from '../driver/editorWindow.ts';
import prepare from '../driver/prepare.ts';
import { makeScratch, removeScratch, writeFiles } from '../driver/scratch.ts';
import { activations } from './activation.ts';
import { type TypingCost, typingCost } from './typing.ts';

const swarm = 'swarm.swarm';
/** Extensions of the editor itself that start in the same window: a small one at the same event, and two of some size. */
const peers = ['vscode.merge-conflict', 'vscode.emmet', 'vscode.git'];
const modes = ['off', 'currentLine', 'all'] as const;
const lines = 10_000;
/** One line in so many is one that Swarm has changed. */
const linesPerDecision = 10;

export async function measureEditor(bench: Bench): Promise<void> {
  bench.say('packing the extension and starting an editor');
  prepare();
  const editor = await Editor.start();
  const folder = makeScratch('workspace');
  try {
    writeFiles(folder, { 'long.py': longFile(), 'settings.json': '{}\n' });
    const window = await editor.open(folder);
    await measureActivation(window, bench);
    await measureTyping(window, bench);
  } finally {
    await editor.dispose();
    removeScratch(folder);
  }
}

function longFile(): string {
  const body = Array.from({ length: lines - 2 }, (_, i) =>
    i % linesPerDecision === 0 ? `value_${i} = parse_row(${i})` : `other_${i} = ${i} + ${i % 97}`,
  );
  return ['def parse_row(row):', '    return row', ...body, ''].join('\n');
}

async function measureActivation(window: EditorWindow, { scale, report, say }: Bench): Promise<void> {
  const starts = scale === 'quick' ? 2 : 5;
  const times = new Map<string, { readonly load: number[]; readonly call: number[] }>(
    [swarm, ...peers].map((one) => [one, { load: [], call: [] }]),
  );
  for (let start = 0; start < starts; start += 1) {
    say(`start ${start + 1} of ${starts} of the window`);
    if (start > 0) await window.reload();
    await window.documents.open('settings.json'); // starts what the editor brings for it
    for (const { extension, loadMs, callMs } of await activations(window, swarm)) {
      times.get(extension)?.load.push(loadMs);
      times.get(extension)?.call.push(callMs);
    }
  }
  const own = times.get(swarm);
  if (own === undefined) return;
  const whole = ({ load, call }: typeof own): number => median(load.map((ms, start) => ms + (call[start] ?? 0)));
  for (const peer of peers) {
    const theirs = times.get(peer);
    if (theirs === undefined || theirs.load.length === 0) continue;
    const measured = { name: `activation, loading and activate(), median of ${starts}`, value: whole(own), unit: 'ms', goal: '< 50 ms' };
    report(compared(measured, { name: peer, value: whole(theirs) }));
  }
  report({ name: `activate() alone, median of ${starts}`, value: median(own.call), unit: 'ms' });
}

async function measureTyping(window: EditorWindow, { scale, report, say }: Bench): Promise<void> {
  say(`a rename in a file of ${lines.toLocaleString('en')} lines, then typing in it`);
  await window.setting('swarm.preview', 'never');
  await window.setting('swarm.physics', false);
  await window.setting('editor.quickSuggestions', { other: 'off', comments: 'off', strings: 'off' });
  await window.documents.open('long.py', { line: 0, character: 4 });
  await window.inside.run((vscode) => {
    void vscode.commands.executeCommand('swarm.refactor', { instruction: 'rename parse_row to read_row', run: true });
  });
  await until('the rename is done', async () => (await window.documents.buffer('long.py'))?.includes('parse_row') === false);
  const middle = lines / 2 + linesPerDecision + 2 - ((lines / 2) % linesPerDecision);
  const costs = new Map<(typeof modes)[number], TypingCost[]>(modes.map((mode) => [mode, []]));
  const rounds = scale === 'quick' ? 2 : 6;
  const keys = scale === 'quick' ? 20 : 40;
  for (let round = -1; round < rounds; round += 1) {
    // Each mode comes first, second and last as often as the others.
    for (const at of modes.keys()) {
      const mode = modes[(at + round + modes.length) % modes.length] ?? 'off';
      await window.setting('swarm.annotations', mode);
      await window.documents.open('long.py', { line: middle + round, character: 0 });
      await window.text.press('End');
      if (mode !== 'off') await until('decisions are shown', async () => mode !== 'all' || (await window.text.decorations()).length > 0);
      const cost = await typingCost(window, keys);
      if (round >= 0) costs.get(mode)?.push(cost); // the first round warms up
    }
  }
  const hostMs = (mode: (typeof modes)[number]): number => median((costs.get(mode) ?? []).map((cost) => cost.hostMs));
  const latency = (mode: (typeof modes)[number], percent: number): number =>
    percentile(
      (costs.get(mode) ?? []).flatMap(({ latenciesMs }) => latenciesMs),
      percent,
    );
  const file = `${lines.toLocaleString('en')} lines, ${(lines / linesPerDecision).toLocaleString('en')} decisions`;
  for (const mode of ['currentLine', 'all'] as const) {
    const where = mode === 'all' ? 'on all lines' : 'on the current line';
    report(
      compared(
        { name: `processor time of the extension host per keystroke, annotations ${where}, ${file}`, value: hostMs(mode), unit: 'ms' },
        { name: 'annotations off', value: hostMs('off') },
      ),
    );
    for (const percent of [50, 95]) {
      report(
        compared(
          { name: `key to screen, annotations ${where}, p${percent}`, value: latency(mode, percent), unit: 'ms' },
          { name: 'annotations off', value: latency('off', percent) },
        ),
      );
    }
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it never came about that ${what}`);
    await sleep(100);
  }
}
