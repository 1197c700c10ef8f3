/** Saves documents that were clean before an edit, and says of each other one why not. */
import { FilePermission, l10n, type TextDocument, Uri, workspace } from 'vscode';

export interface NotSaved {
  readonly uri: string;
  readonly why: string;
}

/** One after the other: what runs on saving, formatters and the like, is not made for hundreds at once. */
export async function saveClean(uris: readonly string[], wasClean: (uri: string) => boolean): Promise<readonly NotSaved[]> {
  const failed: NotSaved[] = [];
  for (const uri of uris) {
    const why = await saveOne(Uri.parse(uri), wasClean);
    if (why !== undefined) failed.push({ uri, why });
  }
  return failed;
}

/** Returns why it was not saved; undefined when the file holds the text now. */
async function saveOne(uri: Uri, wasClean: (uri: string) => boolean): Promise<string | undefined> {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document === undefined || !document.isDirty) return undefined;
  if (!wasClean(uri.toString())) return l10n.t('It held unsaved text before, and is left unsaved.');
  if (await isReadOnly(uri)) return l10n.t('The file is read-only.');
  return save(document);
}

async function save(document: TextDocument): Promise<string | undefined> {
  try {
    return (await document.save()) ? undefined : l10n.t('The editor did not save it.');
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
}

async function isReadOnly(uri: Uri): Promise<boolean> {
  try {
    const { permissions = 0 } = await workspace.fs.stat(uri);
    return (permissions & FilePermission.Readonly) !== 0;
  } catch {
    return false; // not there yet: saving will make it
  }
}
