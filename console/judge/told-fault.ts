import type { ReadFault } from '../../lib/evidence/evidence.ts';
import type { Language } from '../../lib/texts.ts';
import { FILE_FAULTS } from '../texts/files.ts';
import { filled } from '../texts/filled.ts';

/** A fault of a file in words. */
export function toldFault({ reason, line, address, values = {} }: ReadFault, language: Language) {
  const told = FILE_FAULTS[reason] ?? { en: reason, 'zh-CN': reason };
  return {
    text: filled(told, values, language),
    ...(line !== undefined && { line }),
    ...(address !== undefined && { place: address }),
  };
}
