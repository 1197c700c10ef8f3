/** The notification of a mission that works: gone while the person is asked something, so that it covers nothing, and back when it goes on. */
import { type Disposable, type Progress, ProgressLocation, window } from 'vscode';

/** What goes on for less after an answer is not worth a notification. */
const backAfterMs = 500;

export class WorkingMessage implements Disposable {
  readonly #title: string;
  readonly #stop: () => void;
  #end: (() => void) | undefined;
  #progress: Progress<{ message?: string }> | undefined;
  #back: NodeJS.Timeout | undefined;

  constructor(title: string, stop: () => void) {
    this.#title = title;
    this.#stop = stop;
    this.#show();
  }

  tell(text: string): void {
    if (this.#end === undefined) this.#back ??= setTimeout(() => this.#show(), backAfterMs);
    else this.#progress?.report({ message: text });
  }

  hide(): void {
    clearTimeout(this.#back);
    this.#back = undefined;
    this.#end?.();
    this.#end = undefined;
    this.#progress = undefined;
  }

  dispose(): void {
    this.hide();
  }

  #show(): void {
    this.#back = undefined;
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const options = { location: ProgressLocation.Notification, title: this.#title, cancellable: true };
    void window.withProgress(options, (progress, token) => {
      this.#progress = progress;
      token.onCancellationRequested(this.#stop);
      return ended;
    });
  }
}
