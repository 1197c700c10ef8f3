/** How long extensions took to start in a window, as “Developer: Startup Performance” of the editor itself reports it. */
import type { EditorWindow } from '../driver/editorWindow.ts';

/** Milliseconds, as the editor rounds them. */
export interface Activation {
  readonly extension: string; // publisher and name
  readonly loadMs: number; // reading and running its code
  readonly callMs: number; // until `activate` returned
  readonly finishMs: number; // until its promise was resolved
}

const reportMs = 30_000;

/** Of all extensions that are active by now. Opens the report in the window. */
export async function activations(window: EditorWindow, wanted: string): Promise<readonly Activation[]> {
  const deadline = Date.now() + reportMs;
  await window.inside.run(async (vscode) => void (await vscode.commands.executeCommand('perfview.show')));
  for (;;) {
    const text = await window.inside.run(
      (vscode) => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? '',
    );
    const found = activationsIn(text);
    if (found.some(({ extension }) => extension === wanted)) return found;
    if (Date.now() > deadline) throw new Error(`the editor reports no activation of ${wanted}:\n${text}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Rows of the table: extension, eager, load code, call activate, finish activate, event, by. */
function activationsIn(report: string): readonly Activation[] {
  return report.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [extension = '', , load, call, finish] = cells[0] === '' ? cells.slice(1) : cells;
    const [loadMs = Number.NaN, callMs = Number.NaN, finishMs = Number.NaN] = [load, call, finish].map(Number);
    return /^[\w-]+\.[\w-]+$/.test(extension) && Number.isFinite(loadMs + callMs + finishMs)
      ? [{ extension, loadMs, callMs, finishMs }]
      : [];
  });
}
