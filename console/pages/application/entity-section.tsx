/** Who files. */
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { type FormProps, foundOf, verdictOfPart } from './form.ts';
import { PartFields } from './part-fields.tsx';
import { Section } from './section.tsx';

/** The section of the entity. */
export function EntitySection(form: FormProps) {
  const say = useSay();
  const path = ['entity'];
  const isJudged = form.judged?.ids.has('entity') ?? false;
  return (
    <Section
      title={say(APPLICATION.entity)}
      verdict={isJudged ? verdictOfPart(foundOf(form, 'entity', path)) : undefined}
    >
      <PartFields {...form} part="entity" base={[]} path={path} />
    </Section>
  );
}
