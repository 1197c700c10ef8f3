/** A SwarmError as a client of the protocol gets it: as the data of a response error, whose number says how expected it was. */
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { ErrorCode, SwarmError } from '../../protocol/errors.ts';

export function responseError(error: SwarmError): ResponseError<SwarmError> {
  return new ResponseError(numberOf(error.code), error.message, error);
}

function numberOf(code: ErrorCode): number {
  if (code === 'cancelled') return LSPErrorCodes.RequestCancelled;
  return code === 'internal' ? ErrorCodes.InternalError : LSPErrorCodes.RequestFailed;
}
