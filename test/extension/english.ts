/** Texts as the editor shows them in English: the message itself, with its arguments put in. */
import type { Translate } from '../../extension/translate.ts';

export const english: Translate = (message, ...args) => message.replaceAll(/\{(\d+)\}/g, (_, index) => String(args[Number(index)]));
