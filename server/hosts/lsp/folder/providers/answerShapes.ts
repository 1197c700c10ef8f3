/** What the answers of a client to the questions `swarm/editor/…` must look like, before anybody relies on them. */
import { type Check, flag, list, oneOf, shape, text, whole } from '../params/checks.ts';

const lineMax = 2 ** 31 - 1;
const uri = text(8_192);
const position = shape({ line: whole(0, lineMax), character: whole(0, lineMax) });
const range = shape({ start: position, end: position });

const answerBounds = { placesMax: 20_000, filesMax: 2_000, editsMax: 50_000, editUnitsMax: 1_000_000, errorsMax: 1_000 } as const;

const refusalShape = shape({ answered: flag, reason: oneOf('changed', 'none', 'refused', 'late', 'too-much'), why: text(4_096) });

/** An answer of this shape, or a refusal. */
function orRefusal(answer: Check): Check {
  const answered = shape({ answered: flag });
  return (value) => answered(value) ?? ((value as { readonly answered: boolean }).answered ? answer(value) : refusalShape(value));
}

export const placesShape = orRefusal(shape({ places: list(shape({ uri, range }), answerBounds.placesMax) }));

export const renameShape = orRefusal(
  shape({
    files: list(
      shape({ uri, textHash: text(64), edits: list(shape({ range, newText: text(answerBounds.editUnitsMax) }), answerBounds.editsMax) }),
      answerBounds.filesMax,
    ),
    moves: list(shape({ oldUri: uri, newUri: uri }), answerBounds.filesMax),
  }),
);

export const codeActionsShape = orRefusal(shape({ titles: list(text(1_000), 100) }));

export const diagnosticsShape = orRefusal(
  shape({
    documents: list(
      shape({ uri, errors: list(shape({ range, message: text(16_384), source: text(1_000), code: text(1_000) }), answerBounds.errorsMax) }),
      answerBounds.filesMax,
    ),
  }),
);
