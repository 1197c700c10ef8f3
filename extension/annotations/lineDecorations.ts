/** Draws decisions: a mark in the gutter and on the overview ruler of each line, and words behind one line, or behind all. */
import {
  type DecorationOptions,
  DecorationRangeBehavior,
  type Disposable,
  type ExtensionContext,
  env,
  OverviewRulerLane,
  type Range,
  TabInputTextDiff,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import { textBehindLine } from './annotationText.ts';
import type { DocumentAnnotations } from './documentAnnotations.ts';

export type AnnotationMode = 'currentLine' | 'all' | 'off';

/** What an editor shows, so that nothing is drawn twice. */
interface Drawn {
  marks: string;
  words: string;
}

export class LineDecorations implements Disposable {
  readonly #annotations: DocumentAnnotations;
  readonly #mark;
  readonly #words;
  readonly #drawn = new WeakMap<TextEditor, Drawn>();

  constructor(context: ExtensionContext, annotations: DocumentAnnotations) {
    this.#annotations = annotations;
    const icon = (theme: string): Uri => Uri.joinPath(context.extensionUri, `extension/media/decision-${theme}.svg`);
    this.#mark = window.createTextEditorDecorationType({
      light: { gutterIconPath: icon('light') },
      dark: { gutterIconPath: icon('dark') },
      gutterIconSize: 'contain',
      overviewRulerColor: new ThemeColor('swarm.annotationRuler'),
      overviewRulerLane: OverviewRulerLane.Right,
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    });
    this.#words = window.createTextEditorDecorationType({
      // Typing at the end of the line stays before the words.
      rangeBehavior: DecorationRangeBehavior.ClosedOpen,
      after: { color: new ThemeColor('swarm.annotationForeground'), fontStyle: 'italic', margin: '0 0 0 3em' },
    });
  }

  /** A cursor that stays on its line costs two comparisons of short strings. */
  draw(editor: TextEditor, mode: AnnotationMode): void {
    const { document, selection } = editor;
    const standing = mode === 'off' || isInDiff(editor) ? undefined : this.#annotations.of(document);
    const drawn = this.#drawn.get(editor) ?? { marks: '', words: '' };
    this.#drawn.set(editor, drawn);
    const answer = standing === undefined || standing.size === 0 ? '' : `${document.uri} ${this.#annotations.answerCount(document)}`;
    if (drawn.marks !== answer) {
      drawn.marks = answer;
      editor.setDecorations(this.#mark, standing === undefined ? [] : [...standing.lines()].map(([line]) => lineRange(editor, line)));
    }
    const line = selection.active.line;
    const here = mode === 'currentLine' && editor === window.activeTextEditor ? standing?.on(line) : undefined;
    const words = mode === 'all' ? answer : here === undefined ? '' : `${answer} ${line} ${here.sequence}`;
    if (drawn.words === words) return;
    drawn.words = words;
    const shown = mode === 'all' ? [...(standing?.lines() ?? [])] : here === undefined ? [] : [[line, here] as const];
    const now = Date.now();
    editor.setDecorations(
      this.#words,
      shown.map(
        ([at, annotation]): DecorationOptions => ({
          range: lineRange(editor, at),
          renderOptions: { after: { contentText: textBehindLine(annotation, now, env.language) } },
        }),
      ),
    );
  }

  dispose(): void {
    this.#mark.dispose();
    this.#words.dispose();
  }
}

function lineRange({ document }: TextEditor, line: number): Range {
  return document.lineAt(Math.min(line, document.lineCount - 1)).range;
}

/** A diff shows what is new by itself; words behind its lines would shift them against each other. */
function isInDiff(editor: TextEditor): boolean {
  const group = window.tabGroups.all.find(({ viewColumn }) => viewColumn === editor.viewColumn);
  return editor.viewColumn === undefined || group?.activeTab?.input instanceof TabInputTextDiff;
}
