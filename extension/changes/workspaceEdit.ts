/**
 * A workspace edit of the protocol as one of the editor, with its annotations as labels. Not the client library's own
 * conversion: the editor's preview unticks every entry that needs confirmation, so here none does, and a creation that comes
 * to nothing asks for the preview instead.
 */
import { Position, Range, TextEdit, Uri, WorkspaceEdit, type WorkspaceEditEntryMetadata } from 'vscode';
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CreateFile,
  DeleteFile,
  WorkspaceEdit as ProtocolEdit,
  TextEdit as ProtocolTextEdit,
  RenameFile,
  SnippetTextEdit,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';

type Change = TextDocumentEdit | CreateFile | RenameFile | DeleteFile;
type AnyTextEdit = ProtocolTextEdit | AnnotatedTextEdit | SnippetTextEdit;

export interface EditorEdit {
  readonly edit: WorkspaceEdit;
  /** Versions of open documents the edit was made for, by URI. */
  readonly versions: ReadonlyMap<string, number>;
  /** Files the edit touches, as they are called before it. */
  readonly touched: readonly Uri[];
  /** Renamed files: before, after. */
  readonly renamed: readonly (readonly [Uri, Uri])[];
  readonly created: readonly Uri[];
  readonly labels: ReadonlySet<string>;
  readonly wantsPreview: boolean;
}

export function editorEdit({ documentChanges, changes, changeAnnotations = {} }: ProtocolEdit): EditorEdit {
  const reader = new Reader(changeAnnotations);
  for (const change of documentChanges ?? []) reader.take(change);
  if (documentChanges === undefined) for (const [uri, edits] of Object.entries(changes ?? {})) reader.text(Uri.parse(uri), edits);
  return reader;
}

class Reader implements EditorEdit {
  readonly edit = new WorkspaceEdit();
  readonly versions = new Map<string, number>();
  readonly touched: Uri[] = [];
  readonly renamed: (readonly [Uri, Uri])[] = [];
  readonly created: Uri[] = [];
  readonly labels = new Set<string>();
  wantsPreview = false;
  readonly #annotations: Readonly<Record<string, ChangeAnnotation>>;

  constructor(annotations: Readonly<Record<string, ChangeAnnotation>>) {
    this.#annotations = annotations;
  }

  take(change: Change): void {
    if ('kind' in change) this.#file(change);
    else this.#document(change);
  }

  #file(change: CreateFile | RenameFile | DeleteFile): void {
    const metadata = this.#metadata(change.annotationId);
    switch (change.kind) {
      case 'create':
        this.created.push(Uri.parse(change.uri));
        this.edit.createFile(Uri.parse(change.uri), change.options, metadata);
        break;
      case 'rename':
        this.touched.push(Uri.parse(change.oldUri));
        this.renamed.push([Uri.parse(change.oldUri), Uri.parse(change.newUri)]);
        this.edit.renameFile(Uri.parse(change.oldUri), Uri.parse(change.newUri), change.options, metadata);
        break;
      case 'delete':
        this.touched.push(Uri.parse(change.uri));
        this.edit.deleteFile(Uri.parse(change.uri), change.options, metadata);
        break;
    }
  }

  text(uri: Uri, edits: readonly AnyTextEdit[]): void {
    this.touched.push(uri);
    this.edit.set(
      uri,
      edits.map((edit): [TextEdit, WorkspaceEditEntryMetadata | undefined] => [
        new TextEdit(rangeOf(edit.range), 'newText' in edit ? edit.newText : edit.snippet.value),
        this.#metadata('annotationId' in edit ? edit.annotationId : undefined),
      ]) as [TextEdit, WorkspaceEditEntryMetadata][],
    );
  }

  #document({ textDocument, edits }: TextDocumentEdit): void {
    const uri = Uri.parse(textDocument.uri);
    if (textDocument.version !== null) this.versions.set(uri.toString(), textDocument.version);
    this.text(uri, edits);
  }

  #metadata(id: string | undefined): WorkspaceEditEntryMetadata | undefined {
    const annotation = id === undefined ? undefined : this.#annotations[id];
    if (annotation === undefined) return undefined;
    const { label, description, needsConfirmation } = annotation;
    this.labels.add(label);
    if (needsConfirmation === true) this.wantsPreview = true;
    return { label, needsConfirmation: false, ...(description === undefined ? {} : { description }) };
  }
}

/**
 * Has the editor show its preview with everything ticked: a file is “created” that is there already, if it is not there.
 * The preview leaves such an entry out of its list, and since it starts unticked it is never carried out.
 */
export function askForPreview(edit: WorkspaceEdit, existing: Uri, label: string): void {
  edit.createFile(existing, { ignoreIfExists: true }, { label, needsConfirmation: true });
}

function rangeOf({ start, end }: ProtocolTextEdit['range']): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
