/** A result as an attribute of an item: of its own, or of the record of its idempotency key. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { RESULT_VERSION, type Result, resultDocument, result as resultShape } from '../records/result.ts';
import type { Item } from '../table/table.ts';

/** A document longer than this is stored compressed: an item holds 400 KB at most. */
const COMPRESS_ABOVE_CHARACTERS = 16 * 1024;
const DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The whole result as one attribute, for an item that carries it. */
export function documentOf(result: Result): Item {
  const json = JSON.stringify(result);
  if (json.length <= COMPRESS_ABOVE_CHARACTERS) return { v: RESULT_VERSION, doc: json };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: json.length };
  return { v: RESULT_VERSION, docBr: brotliCompressSync(json, { params }) };
}

/** The result that an item carries. Throws if it is not one. */
export function resultOf(item: Item): Result {
  const { doc, docBr } = resultDocument.parse(item);
  const json =
    doc ?? brotliDecompressSync(docBr ?? Buffer.alloc(0), { maxOutputLength: DOCUMENT_BYTES }).toString();
  const result: unknown = JSON.parse(json);
  if (!isResult(result)) throw new Error('result: the stored document is not a result');
  return result;
}

/** It is taken as it stands: what was judged is compared with it byte for byte. */
function isResult(value: unknown): value is Result {
  return resultShape.safeParse(value).success;
}
