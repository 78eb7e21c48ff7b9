/** A label, what is typed, and beneath it what is wrong with it or what was found about it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type FieldProps = {
  label: string;
  hint?: string | undefined;
  /** What would be accepted, where what is there is not. */
  error?: string | undefined;
  /** Findings and sources that speak of this field. */
  beneath?: ComponentChildren;
  children: (attributes: FieldAttributes) => ComponentChildren;
};
type FieldAttributes = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' };

/** The control is made by `children`, which is given what ties it to label, hint and error. */
export function Field({ label, hint, error, beneath, children }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={`field${error === undefined ? '' : ' field-wrong'}`}>
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described !== '' && { 'aria-describedby': described }),
        ...(error !== undefined && { 'aria-invalid': 'true' as const }),
      })}
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {beneath}
    </div>
  );
}
