/** A label with its input, a hint, and its error, connected for screen readers. */
import { type ComponentProps, type ReactNode, useId } from "react";

interface About {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: ReactNode;
}

export function Field({ label, hint, error, ...input }: About & ComponentProps<"input">) {
  const { ids, around } = useTies({ label, hint, error });
  return around(<input {...ids} {...input} />);
}

/** The same for several lines. */
export function Area({ label, hint, error, ...input }: About & ComponentProps<"textarea">) {
  const { ids, around } = useTies({ label, hint, error });
  return around(<textarea rows={4} {...ids} {...input} />);
}

/** The same for a choice; `children` are the options. */
export function Choice({ label, hint, error, ...input }: About & ComponentProps<"select">) {
  const { ids, around } = useTies({ label, hint, error });
  return around(<select {...ids} {...input} />);
}

function useTies({ label, hint, error }: Omit<About, "name">) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const ids = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
  const around = (input: ReactNode) => (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {input}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
  return { ids, around };
}
