/** Whether the page is as narrow as on a phone. The same width stands in the style sheets. */
import { observable } from './observable.ts';

const narrowest = matchMedia('(max-width: 760px)');

export const narrow = observable(narrowest.matches);

narrowest.addEventListener('change', ({ matches }) => narrow.set(matches));
