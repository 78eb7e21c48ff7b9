import { useEffect, useState } from 'preact/hooks';
import { doHere } from '../../judge/here.ts';
import type { Vocabulary } from '../../judge/tasks.ts';
import { language } from '../../state/language.ts';
import { useValue } from '../../state/observable.ts';

const NONE: Vocabulary = {
  products: [],
  regions: [],
  provinces: [],
  industries: [],
  entityKinds: [],
  certificateKinds: [],
  filingStatuses: [],
  factsOfRules: {},
};

/** What can be chosen, in the language of the page; empty until the rules are there. */
export function useVocabulary(): Vocabulary {
  const spoken = useValue(language);
  const [vocabulary, setVocabulary] = useState(NONE);
  useEffect(() => {
    doHere('vocabulary', { language: spoken }).then(setVocabulary, () => setVocabulary(NONE));
  }, [spoken]);
  return vocabulary;
}
