/** What people have not saved in the windows on a folder, for a verb of the shell that only looks. */
import { toDisposable } from '../../../base/disposable.ts';
import type { DocumentsPort, OpenDocument } from '../../../core/ports/documentsPort.ts';
import { SwarmFailure } from '../../../protocol/errors.ts';
import { asWorkspacePath } from '../../../protocol/ids.ts';
import { unsavedDocuments } from '../../../protocol/messages/documents.ts';
import type { CommonOptions } from '../commandLine.ts';
import type { Output } from '../output.ts';
import type { FindHolder } from './findHolder.ts';

/** undefined: no window holds the folder, or what it has is not told; then the disk is what there is to see. */
export async function unsavedThere(options: CommonOptions, output: Output, findHolder: FindHolder): Promise<DocumentsPort | undefined> {
  const shell = await findHolder(options);
  if (shell === undefined) return undefined;
  try {
    const { documents } = await shell.request(unsavedDocuments, {});
    const untold = documents.filter(({ text }) => text === undefined);
    if (untold.length > 0)
      output.say(`swarm: the unsaved text of ${untold.map(({ path }) => path).join(', ')} is too long; the disk's is shown.`);
    const texts = new Map(documents.flatMap(({ path, text }) => (text === undefined ? [] : [[asWorkspacePath(path), text] as const])));
    return documentsOf(texts);
  } catch (failure) {
    // A window of another version may not know the question.
    if (!(failure instanceof SwarmFailure)) throw failure;
    output.say('swarm: what is not saved in the window on this folder could not be asked for; what is on disk is shown.');
    return undefined;
  } finally {
    shell.close();
  }
}

/** As they were when they were told; a verb that looks is over before that counts. */
function documentsOf(texts: ReadonlyMap<ReturnType<typeof asWorkspacePath>, string>): DocumentsPort {
  return {
    open(path): readonly OpenDocument[] {
      const text = texts.get(path);
      return text === undefined ? [] : [{ path, text, version: 0, touched: true, holder: 'a window' }];
    },
    paths: () => [...texts.keys()],
    foundClean: () => undefined,
    onChanged: () => toDisposable(() => undefined),
  };
}
